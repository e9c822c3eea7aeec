import { Hono } from 'hono';
import { authError, notImplemented } from '../errors.js';
import { namedUuid } from '../namedUuid.js';
import type { World } from '../world.js';
import { bearerToken, bearerTokenFor } from './bearer.js';
import type { Consent } from './consents.js';
import { VIEW_CONSENTS, resourceServer, serverClient } from './scopes.js';

/** What a person has allowed. */
export function consentRoutes(world: World): Hono {
  const app = new Hono();

  // Documented (globus-sdk, `get_consents`): those below the calling app, or
  // all. Which scope each needs is guessed; globus-cli has none for its own.
  app.get('/v2/api/identities/:id/consents', context => {
    const query = new URL(context.req.url).searchParams;
    for (const name of query.keys()) {
      if (name !== 'all') {
        throw notImplemented(`the query parameter '${name}' here`);
      }
    }
    const all = /^true$/i.test(query.get('all') ?? '');
    const { client, identity } = all
      ? bearerTokenFor(world, context, [VIEW_CONSENTS])
      : bearerToken(world, context);
    if (identity.id !== context.req.param('id').toLowerCase()) {
      const detail = 'Only the consents of the caller can be seen';
      throw authError(403, 'FORBIDDEN', 'Forbidden', detail);
    }
    const { consents } = world.grants;
    const found = consents.of(identity, all ? undefined : client);
    return context.json({
      consents: found.map(consent => consentDocument(world, consent))
    });
  });

  return app;
}

// Recorded (globus_sdk.testing, get_consents). Guessed: the ids of scopes but
// Transfer's, and what decides `atomically_revocable`.
function consentDocument(
  world: World,
  consent: Consent
): Record<string, unknown> {
  const { consents } = world.grants;
  const above = consents.parent(consent);
  const server = resourceServer(world, above?.path.at(-1) ?? '');
  const path: number[] = [];
  for (let c: Consent | undefined = consent; c; c = consents.parent(c)) {
    path.unshift(c.id);
  }
  const scope = consent.path.at(-1) ?? '';
  return {
    id: consent.id,
    client: server === undefined ? consent.client.id : serverClient(server),
    scope: namedUuid(`scope ${scope}`),
    scope_name: scope,
    effective_identity: consent.identity.id,
    dependency_path: path,
    status: 'approved',
    allows_refresh: consent.offline,
    auto_approved: false,
    atomically_revocable: consent.optional,
    created: timestamp(consent.created),
    updated: timestamp(consent.updated),
    last_used: timestamp(consent.updated)
  };
}

/** Recorded: microseconds, and the offset in digits. */
function timestamp(time: number): string {
  return new Date(time).toISOString().replace('Z', '000+00:00');
}
