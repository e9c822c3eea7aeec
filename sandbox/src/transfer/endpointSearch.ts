import { isVisible } from '../collections.js';
import type { Collection } from '../collections.js';
import { notImplemented } from '../errors.js';
import type { World } from '../world.js';
import { findEndpoint } from './caller.js';
import type { Caller } from './caller.js';
import { canonicalName } from './endpointDocument.js';
import { badRequest, parameter } from './parameters.js';
import type { TaskStore } from './taskStore.js';

const ENTITY_TYPES: readonly string[] = [
  'GCP_mapped_collection',
  'GCP_guest_collection',
  'GCSv5_endpoint',
  'GCSv5_mapped_collection',
  'GCSv5_guest_collection'
];
/** What a search can be narrowed down by, and paged. */
export const SEARCH_PARAMETERS = [
  'filter_fulltext',
  'filter_scope',
  'filter_owner_id',
  'filter_host_endpoint',
  'filter_entity_type',
  'filter_non_functional',
  'limit',
  'offset'
];

/**
 * The endpoints that somebody looks for.
 *
 * @throws ServiceError 400 for a search that makes no sense
 */
export function search(
  world: World,
  tasks: TaskStore,
  caller: Caller,
  query: URLSearchParams
): Collection[] {
  const words = wordsOf(query.get('filter_fulltext') ?? '');
  const scope = parameter(query, 'filter_scope') ?? 'all';
  const host = parameter(query, 'filter_host_endpoint');
  const owner = parameter(query, 'filter_owner_id');
  if (scope === 'all' && words.length === 0 && !owner && !host) {
    // Documented: scope all needs text. The wording is guessed.
    throw badRequest("filter_fulltext is required for filter_scope 'all'");
  }
  mustNotConflict(query, scope);
  const hostId = host && findEndpoint(world, host).id;
  const inScope = scopeFilter(tasks, caller, scope);
  return world.collections.filter(
    c =>
      inScope(c) &&
      isVisible(c, caller.identity) &&
      matches(world, c, words) &&
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

// Documented (Transfer API, "Endpoint and Collection Search"): each word begins
// a word of these fields. The service leaves out plurals and stop words as well;
// that punctuation parts words is guessed.
function matches(
  world: World,
  collection: Collection,
  words: readonly string[]
): boolean {
  const { description, displayName, keywords, ownerId } = collection;
  const owner = world.identities.find(i => i.id === ownerId);
  const known = wordsOf(
    [
      displayName,
      canonicalName(collection),
      description,
      owner?.organization,
      ...keywords,
      owner?.username
    ].join(' ')
  );
  return words.every(word => known.some(k => k.startsWith(word)));
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
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
    case 'hide-no-permissions':
      // Documented (@globus/sdk) to be there, not what it finds.
      throw notImplemented(`filter_scope '${scope}'`);
    default:
      throw badRequest(`Invalid filter_scope '${scope}'`);
  }
}
