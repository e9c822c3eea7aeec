import { Hono } from 'hono';
import type { Context } from 'hono';
import { authError, notImplemented } from '../errors.js';
import { clientIdentity } from '../identities.js';
import type { Identity } from '../identities.js';
import { namedUuid } from '../namedUuid.js';
import { isUuid } from '../random.js';
import type { World } from '../world.js';
import { bearerTokenFor } from './bearer.js';
import { callingClient } from './client.js';
import { VIEW_IDENTITIES, VIEW_IDENTITY_SET } from './scopes.js';
import { domainOf } from './sessions.js';

type Document = Readonly<Record<string, unknown>>;

const NO_PROVIDER = '7daddf46-70c5-45ee-9f0f-7244fe7c8707';
const PARAMETERS = ['ids', 'usernames', 'provision', 'include'];

/** Who is behind an id or a username. */
export function identityRoutes(world: World): Hono {
  const app = new Hono();

  // Documented (Auth API, "Get Identities"): what isn't found is left out.
  app.get('/v2/api/identities', context => {
    mustBeAllowed(world, context);
    const query = readQuery(context, PARAMETERS);
    const ids = readIds(query.get('ids'));
    const usernames = readList(query.get('usernames'));
    if ((ids === undefined) === (usernames === undefined)) {
      throw badRequest("Exactly one of 'ids' and 'usernames' is required");
    }
    if (/^true$/i.test(query.get('provision') ?? '')) {
      // Documented: who doesn't exist is made.
      usernames?.forEach(username => provision(world, username));
    }
    const found = everybody(world).filter(
      ({ id, username }) =>
        ids?.includes(String(id)) ?? usernames?.includes(String(username))
    );
    const include = query.get('include');
    if (include !== null && include !== 'identity_provider') {
      throw notImplemented(`include=${include} here`);
    }
    return context.json({
      identities: found,
      // Documented (Auth API); providers in the recorded form.
      ...(include === null
        ? {}
        : {
            included: {
              identity_providers: providers(world).filter(provider =>
                found.some(i => i.identity_provider === provider.id)
              )
            }
          })
    });
  });

  app.get('/v2/api/identities/:id', context => {
    mustBeAllowed(world, context);
    readQuery(context, []);
    const id = context.req.param('id').toLowerCase();
    const identity = everybody(world).find(i => i.id === id);
    if (!identity) {
      throw authError(404, 'NOT_FOUND', 'Not Found', `No identity ${id}`);
    }
    return context.json({ identity });
  });

  // Documented (globus-sdk, `get_identity_providers`), the form recorded.
  app.get('/v2/api/identity_providers', context => {
    mustBeAllowed(world, context);
    const query = readQuery(context, ['ids', 'domains']);
    const ids = readIds(query.get('ids'));
    const domains = readList(query.get('domains'));
    if ((ids === undefined) === (domains === undefined)) {
      throw badRequest("Exactly one of 'ids' and 'domains' is required");
    }
    return context.json({
      identity_providers: providers(world).filter(
        p => ids?.includes(p.id) ?? p.domains.some(d => domains?.includes(d))
      )
    });
  });

  return app;
}

// Documented: with any client's credentials, or a token with the scope.
function mustBeAllowed(world: World, context: Context): void {
  if (/^Basic\s/i.test(context.req.header('authorization') ?? '')) {
    callingClient(world, context, new Map());
  } else {
    bearerTokenFor(world, context, [VIEW_IDENTITIES, VIEW_IDENTITY_SET]);
  }
}

function readQuery(
  context: Context,
  known: readonly string[]
): URLSearchParams {
  const query = new URL(context.req.url).searchParams;
  for (const name of query.keys()) {
    if (!known.includes(name)) {
      throw notImplemented(`the query parameter '${name}' here`);
    }
  }
  return query;
}

function readList(text: string | null): string[] | undefined {
  return text?.toLowerCase().split(',').filter(Boolean);
}

function readIds(text: string | null): string[] | undefined {
  const ids = readList(text);
  const wrong = ids?.find(id => !isUuid(id));
  if (wrong !== undefined) {
    throw badRequest(`'${wrong}' is not a UUID`);
  }
  return ids;
}

// Code and status recorded (globus-sdk's tests against the service) of ids and
// usernames together; title and words guessed.
function badRequest(detail: string): Error {
  return authError(400, 'INVALID_PARAMETERS', 'Invalid Parameters', detail);
}

function everybody(world: World): Document[] {
  return [
    ...world.identities.map(identityDocument),
    ...world.clients.all().map(clientIdentity).map(identityDocument),
    ...world.provisioned.values()
  ];
}

// Recorded (globus_sdk.testing).
function identityDocument(identity: Identity): Document {
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

function provision(world: World, username: string): void {
  const known = everybody(world).some(i => i.username === username);
  const domain = username.slice(username.indexOf('@') + 1);
  const provider = providers(world).find(p => p.domains.includes(domain));
  if (known || !/^[^@]+@[^@]+$/.test(username)) {
    return;
  }
  // Recorded (globus_sdk.testing): one that nobody has used yet. Where nobody
  // vouches for the domain too (globus-sdk's tests against the service find
  // unused@unused.org); that the provider recorded is the one for these is
  // guessed.
  world.provisioned.set(username, {
    email: null,
    id: namedUuid(`identity ${username}`),
    identity_provider: provider?.id ?? NO_PROVIDER,
    identity_type: 'login',
    name: null,
    organization: null,
    status: 'unused',
    username
  });
}

// Recorded (globus_sdk.testing, get_identity_providers).
function providers(world: World): {
  readonly id: string;
  readonly domains: string[];
  [key: string]: unknown;
}[] {
  const byId = new Map(
    world.identities.map(identity => [identity.identityProvider.id, identity])
  );
  return [...byId.values()].map(identity => ({
    id: identity.identityProvider.id,
    name: identity.identityProvider.name,
    short_name: domainOf(identity),
    alternative_names: [],
    domains: [domainOf(identity)]
  }));
}
