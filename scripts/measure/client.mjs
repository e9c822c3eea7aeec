/** Calls of a sandbox in this process, as somebody who allowed everything. */
import { createHash } from 'node:crypto';

const ORIGIN = 'http://127.0.0.1:1';
const REDIRECT = 'https://auth.globus.org/v2/web/auth-code';
const TRANSFER = 'urn:globus:auth:scope:transfer.api.globus.org:all';
const VERIFIER = 'v'.repeat(43);

/** Call a route; its JSON, or an error with what it said. */
export async function call(sandbox, token, method, where, json) {
  const answer = await sandbox.fetch(
    new Request(ORIGIN + where, {
      method,
      headers: token ? { Authorization: `Bearer ${token}` } : {},
      ...(json === undefined ? {} : { body: JSON.stringify(json) })
    })
  );
  const document = await answer.json();
  if (!answer.ok) {
    throw new Error(`${method} ${where}: ${JSON.stringify(document)}`);
  }
  return document;
}

async function tokensFor(sandbox, scope) {
  const { clients } = sandbox.description(ORIGIN);
  const query = new URLSearchParams({
    client_id: clients.native,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope,
    state: 's',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256'
  });
  const url = `${ORIGIN}/v2/oauth2/authorize?${query}`;
  const { code } = await call(sandbox, null, 'POST', '/_sandbox/authorize', {
    url
  });
  const answer = await sandbox.fetch(
    new Request(`${ORIGIN}/v2/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: clients.native,
        redirect_uri: REDIRECT,
        code_verifier: VERIFIER,
        code
      })
    })
  );
  return answer.json();
}

/** A token for Transfer. */
export async function signIn(sandbox) {
  return (await tokensFor(sandbox, TRANSFER)).access_token;
}

/** Allow transfers on collections. */
export async function consent(sandbox, ...ids) {
  const below = ids.map(
    id => `*https://auth.globus.org/scopes/${id}/data_access`
  );
  await tokensFor(sandbox, `${TRANSFER}[${below.join(' ')}]`);
}
