import { fail, GlobusError } from '../engine/contract';
import { nearest } from './grammar/nearest';
import type { Here } from './here';
import type { Place, Side } from './places';
import {
  absolute,
  isPlace,
  isUuid,
  join,
  leadsStraight,
  parsePlace
} from './places';

/** Collections by name, each as `UUID` or, with a folder as its root, `UUID:/base`. */
export type CollectionNames = Readonly<Record<string, string>>;

/** What a notebook calls its collections; kept in its metadata. */
export interface NotebookNames {
  /** As they were found, which may be anything. */
  get(): unknown;
  set(names: CollectionNames): void;
}

/** The names that a line or an argument may use. */
export interface Names {
  /** Null where nothing can keep them, as in a console. */
  notebook: NotebookNames | null;
  /** Those of the settings: one's own and an administrator's. */
  settings: unknown;
  /** What `here:` means; left out where it has no meaning. */
  here?: Here;
}

/** This server's disk: it belongs to no notebook. */
export const HERE = 'here';

/**
 * What is wrong with a name; null where it is fine. It can't be taken for a
 * UUID, an option or a link.
 */
export function nameProblem(name: string): string | null {
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,63}$/u.test(name)) {
    return 'must have letters, digits, "_", "-" and "." only, 64 at most, and begin with a letter or digit';
  }
  return isUuid(name) || name === HERE
    ? 'must not be a UUID, nor "here"'
    : null;
}

/** Reads names from metadata or settings, leaving out what is none. */
export function readNames(value: unknown): Map<string, Place> {
  const found = new Map<string, Place>();
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [name, text] of Object.entries(value)) {
      if (
        nameProblem(name) === null &&
        typeof text === 'string' &&
        isUuid(text.split(':', 1)[0]!)
      ) {
        const place = parsePlace(text);
        if (place.path === '' || leadsStraight(place.path)) {
          found.set(name, place);
        }
      }
    }
  }
  return found;
}

/** Every name that is known, the notebook's own before those of the settings. */
export function knownNames({ notebook, settings }: Names): Map<string, Place> {
  return new Map([...readNames(settings), ...readNames(notebook?.get())]);
}

/** A name that nobody gave a meaning. */
export class UnknownName extends GlobusError {
  constructor(
    /** The name, to search collections by. */
    readonly unknown: string,
    message: string,
    found = ''
  ) {
    super(fail('bad-request', 'UnknownName', message + found).failure);
  }
}

/** What a text means: a place, and the folder that its name stands for. */
export interface Named extends Place {
  /** The name's folder; empty where there is none. */
  base: string;
  /** Whether the text itself has a path. */
  hasPath: boolean;
  /** The path of what is below it, where that takes more than joining. */
  below?: (path: string) => string;
}

/**
 * Reads a place as it stands on a line or in an argument: `COLLECTION:PATH`,
 * COLLECTION being a UUID or a name, or a link of the web app. A name's folder
 * acts as the root: `survey:/raw` is BASE/raw, `survey:~/x` ignores it.
 *
 * @throws GlobusError `bad-request` that says what is wrong with it; an
 *   {@link UnknownName} where it may be a name.
 */
export function readPlace(
  text: string,
  names: Names,
  side: Side = 'origin'
): Named {
  if (isPlace(text)) {
    const place = parsePlace(text, side);
    return { ...place, base: '', hasPath: place.path !== '' };
  }
  const colon = text.indexOf(':');
  const name = colon < 0 ? text : text.slice(0, colon);
  if (name === HERE && names.here) {
    return readHere(colon < 0 ? '' : text.slice(colon + 1), names.here);
  }
  const path = colon < 0 ? '' : absolute(text.slice(colon + 1));
  const known = knownNames(names);
  const meant = known.get(name);
  if (!meant) {
    throw notKnown(text, name, [...known.keys()]);
  }
  return {
    collection: meant.collection,
    path: path === '' ? meant.path : onBase(meant.path, path),
    base: meant.path,
    hasPath: path !== ''
  };
}

/** What lies below may be on another disk, and `/` is JupyterLab's top folder. */
function readHere(text: string, here: Here): Named {
  const place = here(text);
  return {
    ...place,
    base: '',
    hasPath: true,
    below: path => {
      const found = here(
        path.startsWith('/') || text === '' ? path : join(text, path)
      );
      if (found.collection !== place.collection) {
        throw fail(
          'bad-request',
          'OtherDisk',
          `here:${path} is on another collection than here:${text}: send it by itself.`
        );
      }
      return found.path;
    }
  };
}

/** A path of a name whose folder acts as the root. */
export function onBase(base: string, path: string): string {
  return /^\/~(\/|$)/.test(path) ? path : base.replace(/\/+$/, '') + path;
}

/** Whether a path starts at the root or at home; `~$a.docx` is a name. */
export function isRooted(path: string): boolean {
  return /^(\/|~(\/|$))/.test(path);
}

/** A path below a place; from its root where it says so itself. */
export function pathBelow(place: Named, path: string): string {
  if (place.below) {
    return place.below(path);
  }
  return isRooted(path) || place.path === ''
    ? onBase(place.base, absolute(path))
    : join(place.path, path);
}

function notKnown(text: string, name: string, known: string[]): Error {
  if (/^[0-9a-f-]{20,}$|^[0-9a-f]{8}(-[0-9a-f]{4}){2}/i.test(name)) {
    return fail(
      'bad-request',
      'BadPlace',
      `"${name}" is no UUID of a collection: it has to have 8-4-4-4-12 digits from 0 to f. Copy it again, whole.`
    );
  }
  if (nameProblem(name) !== null) {
    return fail(
      'bad-request',
      'BadPlace',
      `"${text}" is no place: write COLLECTION:PATH, COLLECTION being a UUID or a name, such as 6c54cade-bde5-45c1-bdea-f4bd71dba2cc:/share/godata/.`
    );
  }
  const near = nearest(name, known);
  return new UnknownName(
    name,
    `No collection is called "${name}" in this notebook or in your settings.${
      near === null ? '' : ` Did you mean "${near}"?`
    } Give it that name by %globus alias ${name}=UUID.`
  );
}

/** Writes what a name stands for. */
export function writePlace({ collection, path }: Place): string {
  return path === '' ? collection : `${collection}:${path}`;
}
