import { Hono } from 'hono';
import { isVisible } from '../collections.js';
import type { Collection } from '../collections.js';
import type { World } from '../world.js';
import { authenticate, findEndpoint } from './caller.js';
import type { Caller } from './caller.js';
import { endpointDocument, servers } from './endpointDocument.js';
import { badRequest, onlyKnown, parameter, wholeNumber } from './parameters.js';
import type { TaskStore } from './taskStore.js';

// Documented (Transfer API, "Endpoint Search").
const PAGE = 100;
const MOST_RESULTS = 1000;
const SEARCH_PARAMETERS = [
  'filter_fulltext',
  'filter_scope',
  'filter_owner_id',
  'filter_entity_type',
  'filter_non_functional',
  'limit',
  'offset'
];

/** Endpoint by id, and search. */
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
      DATA: servers(found)
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
  if (scope === 'all' && text === '' && !query.get('filter_owner_id')) {
    // Documented: scope all needs text. The wording is guessed.
    throw badRequest("filter_fulltext is required for filter_scope 'all'");
  }
  const inScope = scopeFilter(tasks, caller, scope);
  const words = text.toLowerCase().split(/\s+/);
  return world.collections.filter(
    c =>
      inScope(c) &&
      isVisible(c, caller.identity) &&
      words.every(word => matches(c, word)) &&
      isOr(parameter(query, 'filter_entity_type'), c.entityType) &&
      isOr(parameter(query, 'filter_owner_id'), c.ownerId) &&
      isOr(
        parameter(query, 'filter_non_functional'),
        c.entityType === 'GCSv5_endpoint' ? '1' : '0'
      )
  );
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
