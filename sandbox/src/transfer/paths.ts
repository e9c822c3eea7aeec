import type { Collection } from '../collections.js';
import type { Identity } from '../identities.js';
import { StorageError } from '../storage/storage.js';
import type { StoragePath } from '../storage/storage.js';

/**
 * Where in the storage a path of a collection is.
 *
 * `/~/` is the home of the identity's account; a path without a slash in front
 * begins there too (guessed). `..` is taken off lexically and never climbs
 * above the collection (guessed).
 *
 * @throws StorageError `PERMISSION_DENIED` for what lies outside or is closed
 */
export function resolvePath(
  collection: Collection,
  identity: Identity,
  path: string
): StoragePath {
  const parts = path.split('/');
  if (parts[0] !== '' && parts[0] !== '~') {
    parts.unshift('~');
  }
  const names: string[] = [];
  for (const part of parts) {
    if (part === '..') {
      if (names.pop() === undefined) {
        throw notAllowed();
      }
    } else if (part === '~' && names.length === 0) {
      names.push(...home(collection, identity));
    } else if (part !== '' && part !== '.') {
      names.push(part);
    }
  }
  if (isClosed(collection, names)) {
    throw notAllowed();
  }
  return [collection.role, ...names];
}

/** The names of the folder that `/~/` stands for. */
export function home(
  { entityType }: Collection,
  { localUser }: Identity
): string[] {
  // Documented (GCS, "Guest Collections"): they have no homes.
  const guest = entityType.endsWith('guest_collection');
  return guest ? [] : ['home', localUser];
}

/** Whether the policy of a collection closes a place to everybody. */
export function isClosed(
  { closedPaths }: Collection,
  names: readonly string[]
): boolean {
  const path = `/${names.join('/')}/`;
  return closedPaths.some(closed => path.startsWith(`${closed}/`));
}

/** The refusal of what lies outside or is closed; words recorded. */
export function notAllowed(): StorageError {
  return new StorageError('PERMISSION_DENIED', 'Path not allowed.');
}
