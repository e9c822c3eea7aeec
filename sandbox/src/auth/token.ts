import { Hono } from 'hono';
import { authError, oauthError } from '../errors.js';
import { clientIdentity } from '../identities.js';
import type { Client } from '../identities.js';
import type { World } from '../world.js';
import { callingClient, readForm } from './client.js';
import { TOKEN_LIFETIME_SECONDS } from './grants.js';
import type { Token } from './grants.js';
import { IdTokenSigner, base64url } from './idtoken.js';
import { LoginError, readScopes } from './request.js';
import { VIEW_IDENTITY_SET } from './scopes.js';

type Form = ReadonlyMap<string, string>;
type Document = Record<string, unknown>;

/** The routes that apps call: tokens, their end, and whose they are. */
export function tokenRoutes(world: World): Hono {
  const app = new Hono();
  const signer = new IdTokenSigner();

  app.post('/v2/oauth2/token', async context => {
    const form = await readForm(context);
    const client = callingClient(world, context, form);
    const origin = new URL(context.req.url).origin;
    context.header('Cache-Control', 'no-store');
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return context.json(await byCode(world, signer, client, form, origin));
      case 'refresh_token':
        return context.json(byRefreshToken(world, client, form));
      case 'client_credentials':
        return context.json(asItself(world, client, form));
      default:
        throw oauthError(400, 'unsupported_grant_type');
    }
  });

  // Documented (Auth API, "Token Revocation"): the answer says that the token
  // isn't active, whatever was sent.
  app.post('/v2/oauth2/token/revoke', async context => {
    const form = await readForm(context);
    const client = callingClient(world, context, form);
    world.grants.revoke(form.get('token') ?? '', client);
    return context.json({ active: false });
  });

  app.get('/v2/oauth2/userinfo', context => {
    const header = context.req.header('authorization') ?? '';
    const value = /^Bearer\s+(.+)$/i.exec(header)?.[1] ?? '';
    const token = world.grants.token('access', value);
    if (!token) {
      const detail = 'Call must be authenticated';
      throw authError(401, 'UNAUTHORIZED', 'Unauthorized', detail);
    }
    if (!token.scopes.includes('openid')) {
      throw authError(403, 'FORBIDDEN', 'Forbidden', 'openid is required');
    }
    return context.json(userinfo(world, token));
  });

  app.get('/jwk.json', async context => context.json(await signer.jwks()));

  app.get('/.well-known/openid-configuration', context => {
    const { origin } = new URL(context.req.url);
    return context.json(openidConfiguration(origin));
  });

  return app;
}

async function byCode(
  world: World,
  signer: IdTokenSigner,
  client: Client,
  form: Form,
  origin: string
): Promise<Document> {
  const code = world.grants.takeCode(form.get('code') ?? '');
  if (
    code?.client.id !== client.id ||
    code.redirectUri !== form.get('redirect_uri') ||
    code.challenge !== (await challenge(form.get('code_verifier') ?? ''))
  ) {
    // Recorded: 401, where RFC 6749 has 400.
    throw oauthError(401, 'invalid_grant');
  }
  const { identity, nonce, offline, scopes, state } = code;
  const issued = world.grants.issue(client, identity, scopes, offline);
  const [first, ...others] = issued.map(({ access, refresh }) => ({
    ...tokenDocument(access, refresh),
    state
  }));
  const idToken = scopes.includes('openid')
    ? await signer.sign(origin, client, identity, nonce, world.clock.now())
    : undefined;
  return {
    ...first,
    ...(idToken === undefined ? {} : { id_token: idToken }),
    other_tokens: others
  };
}

function byRefreshToken(world: World, client: Client, form: Form): Document {
  const value = form.get('refresh_token') ?? '';
  const token = world.grants.token('refresh', value);
  if (token?.client.id !== client.id) {
    // Guessed: as for a code.
    throw oauthError(401, 'invalid_grant');
  }
  const access = world.grants.refresh(token);
  return { ...tokenDocument(access, token), other_tokens: [] };
}

function asItself(world: World, client: Client, form: Form): Document {
  if (client.secret === undefined) {
    throw oauthError(401, 'invalid_client');
  }
  const identity = clientIdentity(client);
  const { dataAccess, scopes } = requested(world, form.get('scope') ?? '');
  // Guessed: a client consents for itself by asking.
  for (const collection of dataAccess) {
    world.grants.consent(client, identity, collection.id);
  }
  const [first, ...others] = world.grants
    .issue(client, identity, scopes, false)
    .map(({ access }) => tokenDocument(access, undefined));
  return { ...first, other_tokens: others };
}

function requested(world: World, text: string): ReturnType<typeof readScopes> {
  try {
    return readScopes(world, text);
  } catch (error) {
    if (error instanceof LoginError) {
      throw oauthError(400, 'invalid_scope');
    }
    throw error;
  }
}

function tokenDocument(access: Token, refresh: Token | undefined): Document {
  return {
    access_token: access.value,
    scope: access.scopes.join(' '),
    expires_in: TOKEN_LIFETIME_SECONDS,
    token_type: 'Bearer',
    resource_server: access.resourceServer,
    ...(refresh === undefined ? {} : { refresh_token: refresh.value })
  };
}

/** S256 of RFC 7636, 4.2. */
async function challenge(verifier: string): Promise<string> {
  const bytes = new TextEncoder().encode(verifier);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return base64url(new Uint8Array(digest));
}

// Documented (OpenID Connect Core, 5.4): scopes decide which claims are told.
function userinfo(world: World, { identity, scopes }: Token): Document {
  const known = {
    name: identity.name,
    preferred_username: identity.username,
    organization: identity.organization,
    identity_provider: identity.identityProvider.id,
    identity_provider_display_name: identity.identityProvider.name,
    last_authentication: Math.floor(world.clock.now() / 1000)
  };
  const { preferred_username: username, ...rest } = known;
  return {
    sub: identity.id,
    ...(scopes.includes('profile') ? known : {}),
    ...(scopes.includes('email') ? { email: identity.email } : {}),
    // Documented (globus-cli reads it): all linked identities; nobody here has
    // more than one.
    ...(scopes.includes(VIEW_IDENTITY_SET)
      ? {
          identity_set: [
            { sub: identity.id, username, ...rest, email: identity.email }
          ]
        }
      : {})
  };
}

// Documented (OpenID Connect Discovery, 3), as far as the sandbox goes.
function openidConfiguration(origin: string): Document {
  return {
    issuer: origin,
    authorization_endpoint: `${origin}/v2/oauth2/authorize`,
    token_endpoint: `${origin}/v2/oauth2/token`,
    revocation_endpoint: `${origin}/v2/oauth2/token/revoke`,
    userinfo_endpoint: `${origin}/v2/oauth2/userinfo`,
    jwks_uri: `${origin}/jwk.json`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS512'],
    scopes_supported: ['openid', 'email', 'profile']
  };
}
