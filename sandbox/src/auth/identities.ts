import { Hono } from 'hono';
import { authError, notImplemented } from '../errors.js';
import { clientIdentity } from '../identities.js';
import type { Identity } from '../identities.js';
import type { World } from '../world.js';
import { callingClient } from './client.js';
import { VIEW_IDENTITIES, VIEW_IDENTITY_SET } from './scopes.js';

const PARAMETERS = ['ids', 'usernames', 'provision'];

/** Who is behind an id or a username. */
export function identityRoutes(world: World): Hono {
  const app = new Hono();

  // Documented (Auth API, "Get Identities"): what isn't found is left out.
  app.get('/v2/api/identities', context => {
    const header = context.req.header('authorization') ?? '';
    if (/^Basic\s/i.test(header)) {
      callingClient(world, context, new Map());
    } else {
      mustViewIdentities(world, header);
    }
    const query = new URL(context.req.url).searchParams;
    for (const name of query.keys()) {
      if (!PARAMETERS.includes(name)) {
        throw notImplemented(`the query parameter '${name}' here`);
      }
    }
    const ids = query.get('ids')?.toLowerCase().split(',');
    const usernames = query.get('usernames')?.toLowerCase().split(',');
    if ((ids === undefined) === (usernames === undefined)) {
      const detail = "Exactly one of 'ids' and 'usernames' is required";
      throw authError(400, 'BAD_REQUEST', 'Bad Request', detail);
    }
    const all = [...world.identities, ...world.clients.map(clientIdentity)];
    const found = all.filter(
      ({ id, username }) => ids?.includes(id) ?? usernames?.includes(username)
    );
    return context.json({ identities: found.map(identityDocument) });
  });

  return app;
}

// Documented scopes; the words of the refusals are guessed.
function mustViewIdentities(world: World, header: string): void {
  const value = /^Bearer\s+(.+)$/i.exec(header)?.[1] ?? '';
  const token = world.grants.token('access', value);
  if (!token) {
    const detail = 'Call must be authenticated';
    throw authError(401, 'UNAUTHORIZED', 'Unauthorized', detail);
  }
  if (
    !token.scopes.includes(VIEW_IDENTITIES) &&
    !token.scopes.includes(VIEW_IDENTITY_SET)
  ) {
    const detail = `${VIEW_IDENTITIES} is required`;
    throw authError(403, 'FORBIDDEN', 'Forbidden', detail);
  }
}

// Recorded (globus_sdk.testing).
function identityDocument(identity: Identity): Record<string, unknown> {
  return {
    email: identity.email,
    id: identity.id,
    identity_provider: identity.identityProvider.id,
    identity_type: 'login',
    name: identity.name,
    organization: identity.organization,
    status: 'used',
    username: identity.username
  };
}
