import { createHash } from 'node:crypto';
import type { Client, Identity } from '../identities.js';
import type { Sandbox } from '../index.js';

const ORIGIN = 'http://127.0.0.1:1';
const TRANSFER = 'urn:globus:auth:scope:transfer.api.globus.org:all';
const VERIFIER = 'v'.repeat(43);

/**
 * Sign somebody in who allows everything.
 *
 * @param collections - ids of those whose data transfers may use
 * @returns an access token for Transfer
 */
export function signInAs(
  sandbox: Sandbox,
  client: Client,
  identity: Identity,
  ...collections: string[]
): Promise<string> {
  return signInFor(sandbox, client, identity, transferScope(collections));
}

/** The scope for transfers that may use the data of collections, by id. */
export function transferScope(collections: readonly string[]): string {
  const below = collections.map(
    id => `*https://auth.globus.org/scopes/${id}/data_access`
  );
  return below.length > 0 ? `${TRANSFER}[${below.join(' ')}]` : TRANSFER;
}

/** As {@link signInAs}, for a scope: an access token for its service. */
export async function signInFor(
  sandbox: Sandbox,
  client: Client,
  identity: Identity,
  scope: string
): Promise<string> {
  const query = new URLSearchParams({
    client_id: client.id,
    redirect_uri: `${ORIGIN}/v2/web/auth-code`,
    response_type: 'code',
    scope,
    state: 's',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256'
  });
  const allowed = await sandbox.fetch(
    new Request(`${ORIGIN}/_sandbox/authorize`, {
      method: 'POST',
      body: JSON.stringify({
        url: `${ORIGIN}/v2/oauth2/authorize?${query}`,
        identity: identity.username
      })
    })
  );
  const { code } = (await allowed.json()) as { code: string };
  const answer = await sandbox.fetch(
    new Request(`${ORIGIN}/v2/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: client.id,
        redirect_uri: `${ORIGIN}/v2/web/auth-code`,
        code_verifier: VERIFIER,
        code
      })
    })
  );
  const tokens = (await answer.json()) as { access_token: string };
  return tokens.access_token;
}
