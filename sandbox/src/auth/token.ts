import { Hono } from 'hono';
import { authError, oauthError } from '../errors.js';
import { clientIdentity } from '../identities.js';
import type { Client, Identity } from '../identities.js';
import type { World } from '../world.js';
import { callingClient, readForm } from './client.js';
import type { Token } from './grants.js';
import { base64url } from './idtoken.js';
import type { IdTokenSigner } from './idtoken.js';
import { LoginError, readScopes } from './request.js';
import type { ScopesRequest } from './request.js';
import { AUTH_SERVER, isResourceServer } from './scopes.js';
import { lastAuthentication } from './userinfo.js';

type Form = ReadonlyMap<string, string>;
type Document = Record<string, unknown>;

/** A call to the token route, by an app that has shown who it is. */
interface TokenCall {
  readonly world: World;
  readonly signer: IdTokenSigner;
  readonly client: Client;
  readonly form: Form;
  readonly query: URLSearchParams;
  /** The sandbox's own. */
  readonly origin: string;
}

/** How each grant is answered. */
const GRANTS = new Map<string, (call: TokenCall) => unknown>([
  ['authorization_code', byCode],
  ['refresh_token', byRefreshToken],
  ['client_credentials', asItself],
  ['urn:globus:auth:grant_type:dependent_token', dependent]
]);

/** Where apps get their tokens. */
export function tokenRoutes(world: World, signer: IdTokenSigner): Hono {
  const app = new Hono();
  app.post('/v2/oauth2/token', async context => {
    const form = await readForm(context);
    const client = callingClient(world, context, form);
    const grant = GRANTS.get(form.get('grant_type') ?? '');
    if (!grant) {
      throw oauthError(400, 'unsupported_grant_type');
    }
    const { origin, searchParams: query } = new URL(context.req.url);
    context.header('Cache-Control', 'no-store');
    const call = { world, signer, client, form, query, origin };
    return context.json((await grant(call)) as Document);
  });
  return app;
}

async function byCode(call: TokenCall): Promise<Document> {
  const { client, form, query, world } = call;
  const code = world.grants.takeCode(form.get('code') ?? '');
  world.secrets.note({
    kind: 'verifier',
    value: form.get('code_verifier') ?? '',
    client: client.id
  });
  if (
    code?.client.id !== client.id ||
    code.redirectUri !== form.get('redirect_uri') ||
    !(await fits(code.challenge, form.get('code_verifier')))
  ) {
    // Recorded: 401, where RFC 6749 has 400.
    throw oauthError(401, 'invalid_grant');
  }
  const { identity, nonce, offline, state } = code;
  // Documented (@globus/sdk): what was allowed before as well.
  const before =
    query.get('include_consented_scopes') === 'true'
      ? world.grants.consents.roots(client, identity)
      : [];
  const scopes = [...new Set([...code.scopes, ...before])];
  return issue(call, identity, scopes, { offline, nonce, more: { state } });
}

function byRefreshToken({ client, form, world }: TokenCall): Document {
  const value = form.get('refresh_token');
  if (value === undefined) {
    // The status recorded (globus-sdk's tests against the service), the word
    // that of RFC 6749, 5.2.
    throw oauthError(400, 'invalid_request');
  }
  const token = world.grants.token('refresh', value);
  if (token?.client.id !== client.id) {
    // Guessed: as for a code.
    throw oauthError(401, 'invalid_grant');
  }
  const access = world.grants.refresh(token);
  return { ...tokenDocument(world, access, token), other_tokens: [] };
}

function asItself(call: TokenCall): Promise<Document> {
  const { client, form, world } = call;
  mustHaveSecret(client);
  const identity = clientIdentity(client);
  const { requests, scopes } = requested(world, form.get('scope') ?? '');
  // Guessed: a client consents for itself by asking.
  world.grants.consents.grant(client, identity, requests, false);
  return issue(call, identity, scopes, { offline: false });
}

/**
 * Tokens for what a service calls in its caller's name. Documented (Auth API,
 * "Dependent Token Grant"): a list; for what its caller consented to. The
 * refusal of a client that is no service recorded (globus-sdk's tests against
 * the service), others guessed.
 */
function dependent({ client, form, world }: TokenCall): Document[] {
  mustHaveSecret(client);
  if (!isResourceServer(client.id)) {
    const detail = 'Client is not a resource server';
    throw authError(400, 'UNAUTHORIZED_CLIENT', 'Unauthorized Client', detail);
  }
  const token = world.grants.token('access', form.get('token') ?? '');
  if (token?.resourceServer !== client.id) {
    throw oauthError(401, 'invalid_grant');
  }
  const { grants } = world;
  const below = grants.consents.below(token);
  const asked = form.get('scope');
  const scopes =
    asked === undefined
      ? below.map(({ scope }) => scope)
      : requested(world, asked).scopes;
  if (scopes.some(scope => !below.some(b => b.scope === scope))) {
    throw oauthError(403, 'dependent_consent_required');
  }
  // What its caller allowed below these is the service's to use.
  const chosen = below.filter(({ scope }) => scopes.includes(scope));
  grants.consents.grant(client, token.identity, chosen, false);
  const offline = form.get('access_type') === 'offline';
  return grants
    .issue(client, token.identity, scopes, offline)
    .map(({ access, refresh }) => tokenDocument(world, access, refresh));
}

function mustHaveSecret({ secret }: Client): void {
  if (secret === undefined) {
    throw oauthError(401, 'invalid_client');
  }
}

function requested(world: World, text: string): ScopesRequest {
  try {
    return readScopes(world, text);
  } catch (error) {
    if (error instanceof LoginError) {
      throw oauthError(400, 'invalid_scope');
    }
    throw error;
  }
}

async function issue(
  { client, origin, signer, world }: TokenCall,
  identity: Identity,
  scopes: readonly string[],
  how: {
    readonly offline: boolean;
    readonly nonce?: string | undefined;
    /** Fields for each token. */
    readonly more?: Document;
  }
): Promise<Document> {
  // Guessed (@globus/sdk reads the ID token there): Auth's own token comes
  // first, the others as they were asked for.
  const issued = world.grants
    .issue(client, identity, scopes, how.offline)
    .sort((a, b) => Number(isAuths(b.access)) - Number(isAuths(a.access)));
  const [first, ...others] = issued.map(({ access, refresh }) => ({
    ...tokenDocument(world, access, refresh),
    ...how.more
  }));
  // Recorded (globus_sdk.testing): with openid, for a client as itself too.
  const idToken = scopes.includes('openid')
    ? await signer.sign({
        issuer: origin,
        client,
        identity,
        nonce: how.nonce,
        authenticated: lastAuthentication(world, client, identity),
        now: world.clock.now()
      })
    : undefined;
  world.secrets.note({
    kind: 'id',
    value: idToken ?? '',
    client: client.id
  });
  return {
    ...first,
    ...(idToken === undefined ? {} : { id_token: idToken }),
    other_tokens: others
  };
}

function isAuths({ resourceServer }: Token): boolean {
  return resourceServer === AUTH_SERVER;
}

function tokenDocument(
  world: World,
  access: Token,
  refresh: Token | undefined
): Document {
  return {
    access_token: access.value,
    scope: access.scopes.join(' '),
    expires_in: Math.round((access.expires - world.clock.now()) / 1000),
    token_type: 'Bearer',
    resource_server: access.resourceServer,
    ...(refresh === undefined ? {} : { refresh_token: refresh.value })
  };
}

/** Whether a verifier is that of a challenge (RFC 7636, 4.6, S256). */
async function fits(
  challenge: string | undefined,
  verifier: string | undefined
): Promise<boolean> {
  if (challenge === undefined) {
    return verifier === undefined;
  }
  const bytes = new TextEncoder().encode(verifier ?? '');
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return challenge === base64url(new Uint8Array(digest));
}
