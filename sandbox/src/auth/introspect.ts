import { Hono } from 'hono';
import { authError, notImplemented } from '../errors.js';
import { identitySet } from '../identities.js';
import type { Client } from '../identities.js';
import type { World } from '../world.js';
import { callingClient, readForm } from './client.js';
import type { Token } from './grants.js';
import { identitySetOf, toSeconds } from './userinfo.js';

type Document = Record<string, unknown>;

const INCLUDES = ['identity_set', 'identity_set_detail', 'session_info'];

/** What a service or an app may learn of a token, and its end. */
export function introspectRoutes(world: World): Hono {
  const app = new Hono();

  app.post('/v2/oauth2/token/introspect', async context => {
    const form = await readForm(context);
    const client = callingClient(world, context, form);
    if (client.secret === undefined) {
      // Documented (Auth API, "Token Introspection"): for clients that can
      // prove who they are. The refusal is guessed.
      const detail = 'Client must have a secret';
      throw authError(403, 'FORBIDDEN', 'Forbidden', detail);
    }
    const include = (form.get('include') ?? '').split(',').filter(Boolean);
    const unknown = include.find(name => !INCLUDES.includes(name));
    if (unknown !== undefined) {
      throw notImplemented(`include=${unknown} here`);
    }
    const token = world.grants.token('access', form.get('token') ?? '');
    // Documented (RFC 7662, 2.2) for what is no token; guessed for one that
    // is neither for this client nor its own.
    return context.json(
      token && audience(token).includes(client.id)
        ? introspection(world, token, include, new URL(context.req.url).origin)
        : { active: false }
    );
  });

  // Undocumented; globus-cli asks it about its refresh tokens.
  app.post('/v2/oauth2/token/validate', async context => {
    const form = await readForm(context);
    const client = callingClient(world, context, form);
    return context.json({
      active: isOf(world, client, form.get('token') ?? '')
    });
  });

  // Documented (Auth API, "Token Revocation"): the answer says that the token
  // isn't active, whatever was sent.
  app.post('/v2/oauth2/token/revoke', async context => {
    const form = await readForm(context);
    const client = callingClient(world, context, form);
    world.grants.revoke(form.get('token') ?? '', client);
    return context.json({ active: false });
  });

  return app;
}

function isOf({ grants }: World, client: Client, value: string): boolean {
  const token = grants.token('access', value) ?? grants.token('refresh', value);
  return token?.client.id === client.id;
}

function audience({ client, resourceServer }: Token): string[] {
  return [resourceServer, client.id];
}

// Recorded (globus_sdk.testing, oauth2_token_introspect); what `include` adds
// is documented (Auth API).
function introspection(
  world: World,
  token: Token,
  include: readonly string[],
  issuer: string
): Document {
  const { client, identity } = token;
  const set = identitySet(world.identities, identity);
  return {
    active: true,
    token_type: 'Bearer',
    scope: token.scopes.join(' '),
    client_id: client.id,
    sub: identity.id,
    username: identity.username,
    name: identity.name,
    email: identity.email,
    exp: toSeconds(token.expires),
    iat: toSeconds(token.issued),
    nbf: toSeconds(token.issued),
    aud: audience(token),
    iss: issuer,
    ...(include.includes('identity_set')
      ? { identity_set: set.map(({ id }) => id) }
      : {}),
    ...(include.includes('identity_set_detail')
      ? { identity_set_detail: identitySetOf(world, client, identity) }
      : {}),
    ...(include.includes('session_info')
      ? { session_info: sessionInfo(world, token) }
      : {})
  };
}

// Documented (Auth API, "Sessions"; globus-cli reads auth_time). What `acr`
// and `amr` hold is guessed.
function sessionInfo(world: World, { client, identity }: Token): Document {
  const session = world.grants.sessions.of(client, identity);
  return {
    session_id: session.id,
    authentications: Object.fromEntries(
      session.authentications.map(({ identity: by, mfa, time }) => [
        by.id,
        {
          acr: null,
          amr: mfa ? ['mfa'] : null,
          idp: by.identityProvider.id,
          auth_time: toSeconds(time),
          custom_claims: {}
        }
      ])
    )
  };
}
