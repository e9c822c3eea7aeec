import { Hono } from 'hono';
import { isVisible } from '../collections.js';
import type { Collection } from '../collections.js';
import type { World } from '../world.js';
import { authenticate, findEndpoint } from './caller.js';
import type { Caller } from './caller.js';
import { endpointDocument, servers } from './endpointDocument.js';
import { badRequest, onlyKnown, parameter, wholeNumber } from './parameters.js';
import { pauseRules } from './pauseRules.js';
import type { TaskStore } from './taskStore.js';

// Documented (Transfer API, "Endpoint Search").
const PAGE = 100;
const MOST_RESULTS = 1000;
const ENTITY_TYPES: readonly string[] = [
  'GCP_mapped_collection',
  'GCP_guest_collection',
  'GCSv5_endpoint',
  'GCSv5_mapped_collection',
  'GCSv5_guest_collection'
];
const SEARCH_PARAMETERS = [
  'filter_fulltext',
  'filter_scope',
  'filter_owner_id',
  'filter_host_endpoint',
  'filter_entity_type',
  'filter_non_functional',
  'limit',
  'offset'
];

/** Endpoint by id, what is hosted and paused there, and search. */
export function endpointRoutes(world: World, tasks: TaskStore): Hono {
  const app = new Hono();

  app.get('/v0.10/endpoint/:id', context => {
    const caller = authenticate(world, context);
    const found = findEndpoint(world, context.req.param('id'));
    return context.json({
      ...endpointDocument(
        world,
        found,
        caller.identity,
        tasks.usesNow(caller.identity, found)
      ),
      DATA: servers(world, found)
    });
  });

  // Documented (globus-sdk): guest collections that one administers. The kind
  // of document recorded (its tests against the service).
  app.get('/v0.10/endpoint/:id/my_shared_endpoint_list', context => {
    const { identity } = authenticate(world, context);
    const host = findEndpoint(world, context.req.param('id'));
    return context.json({
      DATA_TYPE: 'endpoint_list',
      DATA: world.collections
        .filter(c => c.hostId === host.id && c.ownerId === identity.id)
        .map(c =>
          endpointDocument(world, c, identity, tasks.usesNow(identity, c))
        )
    });
  });

  // The kind of document recorded (globus-sdk's tests against the service).
  app.get('/v0.10/endpoint/:id/my_effective_pause_rule_list', context => {
    authenticate(world, context);
    const found = findEndpoint(world, context.req.param('id'));
    return context.json({
      DATA_TYPE: 'pause_rule_list',
      DATA: pauseRules(world, found)
    });
  });

  app.get('/v0.10/endpoint_search', context => {
    const caller = authenticate(world, context);
    const query = new URL(context.req.url).searchParams;
    onlyKnown(query, SEARCH_PARAMETERS);
    const limit = wholeNumber(query, 'limit', PAGE, PAGE);
    const offset = wholeNumber(query, 'offset', 0, MOST_RESULTS);
    const found = search(world, tasks, caller, query).slice(0, MOST_RESULTS);
    return context.json({
      DATA_TYPE: 'endpoint_list',
      DATA: found.slice(offset, offset + limit).map(collection => ({
        ...endpointDocument(
          world,
          collection,
          caller.identity,
          tasks.usesNow(caller.identity, collection)
        ),
        // Recorded as a fraction; what it measures is not known.
        _rank: 1.5
      })),
      has_next_page: offset + limit < found.length,
      limit,
      offset
    });
  });

  return app;
}

function search(
  world: World,
  tasks: TaskStore,
  caller: Caller,
  query: URLSearchParams
): Collection[] {
  const text = (query.get('filter_fulltext') ?? '').trim();
  const scope = parameter(query, 'filter_scope') ?? 'all';
  const host = parameter(query, 'filter_host_endpoint');
  const owner = parameter(query, 'filter_owner_id');
  if (scope === 'all' && text === '' && !owner && !host) {
    // Documented: scope all needs text. The wording is guessed.
    throw badRequest("filter_fulltext is required for filter_scope 'all'");
  }
  mustNotConflict(query, scope);
  const hostId = host && findEndpoint(world, host).id;
  const inScope = scopeFilter(tasks, caller, scope);
  const words = text.toLowerCase().split(/\s+/);
  return world.collections.filter(
    c =>
      inScope(c) &&
      isVisible(c, caller.identity) &&
      words.every(word => matches(c, word)) &&
      isOr(parameter(query, 'filter_entity_type'), c.entityType) &&
      isOr(owner, c.ownerId) &&
      (hostId === undefined || c.hostId === hostId) &&
      isOr(
        parameter(query, 'filter_non_functional'),
        c.entityType === 'GCSv5_endpoint' ? '1' : '0'
      )
  );
}

// Documented (globus-sdk, `endpoint_search`) which exclude each other; how the
// service refuses is guessed.
function mustNotConflict(query: URLSearchParams, scope: string): void {
  const type = parameter(query, 'filter_entity_type');
  if (type !== undefined && !ENTITY_TYPES.includes(type)) {
    throw badRequest(`Invalid filter_entity_type '${type}'`);
  }
  if (type !== undefined && parameter(query, 'filter_non_functional')) {
    throw badRequest(
      'filter_entity_type and filter_non_functional exclude each other'
    );
  }
  const mine = ['my-endpoints', 'my-gcp-endpoints', 'shared-by-me'];
  if (parameter(query, 'filter_owner_id') && mine.includes(scope)) {
    throw badRequest(`filter_owner_id conflicts with filter_scope '${scope}'`);
  }
}

function isOr(wanted: string | undefined, value: string): boolean {
  return wanted === undefined || wanted === value;
}

// Guessed: each word begins a word of a name, description or keyword.
function matches(collection: Collection, word: string): boolean {
  const { description, displayName, id, keywords } = collection;
  const text = [displayName, description, ...keywords].join(' ').toLowerCase();
  return (
    id === word || text.split(/[^\p{L}\p{N}]+/u).some(w => w.startsWith(word))
  );
}

// Documented (Transfer API, "Endpoint Search", filter_scope).
function scopeFilter(
  tasks: TaskStore,
  { identity }: Caller,
  scope: string
): (collection: Collection) => boolean {
  const mine = (c: Collection): boolean => c.ownerId === identity.id;
  const guest = (c: Collection): boolean =>
    c.entityType.endsWith('guest_collection');
  switch (scope) {
    case 'all':
      return () => true;
    case 'my-endpoints':
    case 'administered-by-me':
      return mine;
    case 'my-gcp-endpoints':
      return c => mine(c) && c.entityType.startsWith('GCP_');
    case 'recently-used':
      return c => tasks.hasUsed(identity, c);
    case 'in-use':
      return c => tasks.usesNow(identity, c);
    case 'shared-by-me':
      return c => mine(c) && guest(c);
    case 'shared-with-me':
      return c => c.sharedWith.includes(identity.id);
    default:
      throw badRequest(`Invalid filter_scope '${scope}'`);
  }
}
