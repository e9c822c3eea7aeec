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
 * Whether a text is meant as a place rather than as words to search for: a
 * UUID, with a path or without, or a link.
 */
export function isPlace(text: string): boolean {
  return isLink(text) || isUuid(text.split(':', 1)[0]!);
}

/** Which side of the web app's two panes to read from a link that has both. */
export type Side = 'origin' | 'destination';

/**
 * Reads `COLLECTION:PATH`, COLLECTION being a UUID, as in globus-cli, or a
 * link of the Globus web app's file manager.
 *
 * @throws GlobusError `bad-request` that says what is wrong with it.
 */
export function parsePlace(text: string, side: Side = 'origin'): Place {
  if (isLink(text)) {
    return placeInLink(text, side);
  }
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

function isLink(text: string): boolean {
  return /^(https?:\/\/|app\.globus\.org\/)/i.test(text);
}

/** Production and preview. */
const WEB_APP = /^app\.(preview\.)?globus\.org$/;

/**
 * The place that a link of the web app leads to: `/file-manager` with
 * `origin_id` and `origin_path`, `destination_id` and `destination_path`, or
 * the pages of one collection, `…/collections/UUID/…`.
 */
function placeInLink(text: string, side: Side): Place {
  const link = /^https?:/i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(link) ? new URL(link) : null;
  if (!url || !WEB_APP.test(url.hostname)) {
    throw badLink(
      `This link leads to ${url?.host ?? 'nowhere'}, not to the Globus web app. Paste one of app.globus.org, or a collection's UUID.`
    );
  }
  const sides: Side[] = [side, 'origin', 'destination'];
  const found = sides.find(each => url.searchParams.has(`${each}_id`));
  const id = found
    ? url.searchParams.get(`${found}_id`)!
    : (/\/(?:collections|endpoints)\/([^/]+)/.exec(url.pathname)?.[1] ?? '');
  if (!isUuid(id)) {
    throw badLink(
      id === ''
        ? 'This link of the Globus web app names no collection. Open the collection there, and paste the link of that page.'
        : `This link is broken: "${id}" is no UUID of a collection. Copy it again, whole.`
    );
  }
  const path = (found && url.searchParams.get(`${found}_path`)) ?? '';
  return { collection: id.toLowerCase(), path: absolute(path) };
}

function badLink(message: string): Error {
  return fail('bad-request', 'BadLink', message);
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
