import { Hono } from 'hono';
import { authError } from '../errors.js';
import { identitySet } from '../identities.js';
import type { Client, Identity } from '../identities.js';
import type { World } from '../world.js';
import { bearerTokenFor } from './bearer.js';
import type { Token } from './grants.js';
import { VIEW_IDENTITY_SET } from './scopes.js';

/** Whose a token is. Documented (OpenID Connect Core, 5.3): GET and POST. */
export function userinfoRoutes(world: World): Hono {
  const app = new Hono();
  app.on(['GET', 'POST'], '/v2/oauth2/userinfo', context => {
    if (!context.req.header('authorization')) {
      // Recorded (globus-sdk's tests against the service, and its fixture):
      // unlike other routes.
      const detail = 'Call must be authenticated';
      throw authError(403, 'FORBIDDEN', 'Unauthorized', detail);
    }
    return context.json(
      userinfo(world, bearerTokenFor(world, context, ['openid']))
    );
  });
  return app;
}

// Documented (OpenID Connect Core, 5.4): scopes decide which claims are told.
function userinfo(
  world: World,
  { client, identity, scopes }: Token
): Record<string, unknown> {
  return {
    sub: identity.id,
    ...(scopes.includes('profile')
      ? {
          name: identity.name,
          preferred_username: identity.username,
          organization: identity.organization,
          identity_provider: identity.identityProvider.id,
          identity_provider_display_name: identity.identityProvider.name,
          last_authentication: lastAuthentication(world, client, identity)
        }
      : {}),
    ...(scopes.includes('email') ? { email: identity.email } : {}),
    ...(scopes.includes(VIEW_IDENTITY_SET)
      ? { identity_set: identitySetOf(world, client, identity) }
      : {})
  };
}

/** The linked identities, as userinfo has them. Documented (globus-cli). */
export function identitySetOf(
  world: World,
  client: Client,
  person: Identity
): Record<string, unknown>[] {
  const { authentications } = world.grants.sessions.of(client, person);
  return identitySet(world.identities, person).map(identity => {
    const seen = authentications.find(a => a.identity.id === identity.id);
    return {
      sub: identity.id,
      username: identity.username,
      name: identity.name,
      email: identity.email,
      organization: identity.organization,
      identity_provider: identity.identityProvider.id,
      identity_provider_display_name: identity.identityProvider.name,
      last_authentication: seen ? toSeconds(seen.time) : null
    };
  });
}

/** When somebody signed in last, for an app: seconds since 1970, or null. */
export function lastAuthentication(
  world: World,
  client: Client,
  person: Identity
): number | null {
  const { authentications } = world.grants.sessions.of(client, person);
  const times = authentications.map(({ time }) => time);
  return times.length > 0 ? toSeconds(Math.max(...times)) : null;
}

/** Milliseconds since 1970 as the seconds that OAuth counts in. */
export function toSeconds(time: number): number {
  return Math.floor(time / 1000);
}
