import { fail } from '../engine/contract';

/** A path on a collection. */
export interface Place {
  /** UUID of the collection. */
  collection: string;
  /** Absolute, or starting with `/~/`; empty for the default folder. */
  path: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is a UUID, as collections and tasks have. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/**
 * Reads `COLLECTION:PATH`, COLLECTION being a UUID, as in globus-cli.
 *
 * @throws GlobusError `bad-request` that says what is wrong with it.
 */
export function parsePlace(text: string): Place {
  const colon = text.indexOf(':');
  const collection = colon < 0 ? text : text.slice(0, colon);
  const path = colon < 0 ? '' : text.slice(colon + 1);
  if (!isUuid(collection)) {
    throw fail(
      'bad-request',
      'BadPlace',
      `"${text}" is no place: write COLLECTION:PATH with the collection's UUID, such as 6c54cade-bde5-45c1-bdea-f4bd71dba2cc:/share/godata/.`
    );
  }
  return { collection: collection.toLowerCase(), path: absolute(path) };
}

/** Writes a place as {@link parsePlace} reads it. */
export function formatPlace(place: Place): string {
  return `${place.collection}:${place.path}`;
}

/** `~/x` means `/~/x`; everything else starts at the root. */
export function absolute(path: string): string {
  if (path === '' || path.startsWith('/')) {
    return path;
  }
  return `/${path}`;
}

/**
 * Whether a path is absolute and goes only downwards, so that it lies in the
 * folder that it begins with: what a person is shown is where it leads.
 */
export function leadsStraight(path: string): boolean {
  return (
    path.startsWith('/') &&
    !path.split('/').some(part => part === '.' || part === '..')
  );
}

/** Joins a folder and a name, whatever the name holds. */
export function join(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** The folder above, with a slash at the end; the root is its own. */
export function parent(path: string): string {
  const bare = path.replace(/\/+$/, '');
  return bare.slice(0, bare.lastIndexOf('/') + 1) || '/';
}

/** The last part of a path, without slashes. */
export function baseName(path: string): string {
  const bare = path.replace(/\/+$/, '');
  return bare.slice(bare.lastIndexOf('/') + 1);
}
