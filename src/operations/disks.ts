import type { Failure } from '../engine/contract';
import type { Place } from './places';
import { absolute, isUuid, leadsStraight } from './places';

/** A folder of this server's disk, and what it is on a collection. */
export interface Disk {
  /** Absolute, or from the home folder: `~`, `~/data`. */
  path: string;
  collection: string;
  collectionPath: string;
}

/** JupyterLab's top folder and the home folder, as the server calls them. */
export interface ServerFolders {
  /** Every name of the top folder; none where that is no folder of a disk. */
  roots: readonly string[];
  /** Null where it isn't known: `~` is no more than a word then. */
  home: string | null;
}

/**
 * A folder of JupyterLab that is on a collection, with all below it. Paths are
 * in parts, without what separates them.
 */
export interface Mount {
  /** From JupyterLab's top folder; empty: that itself. */
  folder: readonly string[];
  collection: string;
  /** On the collection: `['~', 'data']` is `/~/data/`. */
  path: readonly string[];
  /** How far below the top folder it begins: of two disks the deeper counts. */
  depth: number;
}

/** What keeps a disk from being used; `name` says which, for people. */
export type DiskNote =
  /** What the settings or the server's variable or file hold is no disk. */
  | { what: 'bad'; name: string }
  /** JupyterLab's files are not on it. */
  | { what: 'elsewhere'; name: string }
  /** The personal collection is not connected, or paused. */
  | { what: 'offline'; name: string }
  /** Nothing is in the folder that could be compared. */
  | { what: 'empty'; name: string; folder: string }
  /** What the collection has there is not what the server has. */
  | { what: 'differs'; name: string; folder: string }
  | { what: 'failed'; name: string; failure: Failure };

/** What is known of this server's disks. */
export interface DisksState {
  mounts: readonly Mount[];
  /** JupyterLab's top folder; null where it isn't known. */
  root: string | null;
  notes: readonly DiskNote[];
}

/** Which collections this server's disks are, for all doors of a page. */
export interface Disks {
  /** What was found last; null until {@link look}, and when that is outdated. */
  readonly get: () => DisksState | null;
  /** Calls back on every change until the returned function is called. */
  readonly follow: (follower: () => void) => () => void;
  /**
   * Finds out, where it isn't known.
   *
   * @param again - Asks anew for what was missing.
   * @throws GlobusError `signed-out`; whatever else fails is in the notes.
   */
  look(again?: boolean): Promise<DisksState>;
  /**
   * Where a file or folder of JupyterLab is; null where no disk is known that
   * has it.
   *
   * @param path - As JupyterLab's browser has it. One that ends in a slash, or
   *   is a disk's own, is a folder.
   * @throws GlobusError as {@link look}.
   */
  placeOf(path: string): Promise<Place | null>;
  /** A path of JupyterLab without its drive; null for one that is not the server's. */
  local(path: string): string | null;
  /** The path in JupyterLab of what is at a place, as far as is known by now. */
  localOf(place: Place): string | null;
  /** What was found is outdated: other settings, or someone else. */
  forget(): void;
}

/** Reads disks from settings, which may hold anything; what is none is noted. */
export function readDisks(value: unknown): {
  disks: Disk[];
  notes: DiskNote[];
} {
  const disks: Disk[] = [];
  const notes: DiskNote[] = [];
  for (const entry of Array.isArray(value) ? (value as unknown[]) : []) {
    const { path, collection, collectionPath } = Object(entry) as Partial<Disk>;
    const below: unknown = collectionPath ?? '/';
    if (
      typeof path === 'string' &&
      typeof collection === 'string' &&
      isUuid(collection) &&
      partsOf(path) !== null &&
      typeof below === 'string' &&
      leadsStraight(absolute(below))
    ) {
      disks.push({
        path,
        collection: collection.toLowerCase(),
        collectionPath: absolute(below)
      });
    } else {
      notes.push({ what: 'bad', name: JSON.stringify(entry) });
    }
  }
  return { disks, notes };
}

/** What a disk is to JupyterLab; null where none of its files are on it. */
export function mountOf(
  { path, collection, collectionPath }: Disk,
  { roots, home }: ServerFolders
): Mount | null {
  const disk = partsOf(path, home);
  const below = straight(collectionPath);
  if (disk === null || below === null) {
    return null;
  }
  for (const root of roots) {
    const top = partsOf(root, home);
    if (top?.every((part, at) => at >= disk.length || part === disk[at])) {
      return {
        folder: disk.slice(top.length),
        collection,
        path: [...below, ...top.slice(disk.length)],
        depth: disk.length - top.length
      };
    }
  }
  return null;
}

/** Where a path of JupyterLab is; the deepest disk counts. */
export function placeIn(mounts: readonly Mount[], path: string): Place | null {
  const parts = straight(path);
  const mount =
    parts && best(mounts.filter(({ folder }) => leads(folder, parts)));
  if (!parts || !mount) {
    return null;
  }
  const rest = parts.slice(mount.folder.length);
  const isFolder = rest.length === 0 || path.endsWith('/');
  const all = [...mount.path, ...rest];
  return {
    collection: mount.collection,
    path: `/${all.join('/')}${isFolder && all.length > 0 ? '/' : ''}`
  };
}

/** The path in JupyterLab of what is at a place; null where it isn't there. */
export function localIn(mounts: readonly Mount[], place: Place): string | null {
  const parts = place.path === '' ? null : straight(place.path);
  const id = place.collection.toLowerCase();
  for (const { folder, path } of mounts
    .filter(each => each.collection === id && parts && leads(each.path, parts))
    .sort((a, b) => b.path.length - a.path.length)) {
    const local = [...folder, ...parts!.slice(path.length)].join('/');
    // Another disk may lie on top of it.
    const back = placeIn(mounts, local);
    if (
      back?.collection === id &&
      straight(back.path)!.join('/') === parts!.join('/')
    ) {
      return local;
    }
  }
  return null;
}

/** Of some disks the deepest, of equals the first. */
function best(mounts: readonly Mount[]): Mount | undefined {
  return mounts.reduce<Mount | undefined>(
    (found, each) => (found && found.depth >= each.depth ? found : each),
    undefined
  );
}

function leads(folder: readonly string[], parts: readonly string[]): boolean {
  return folder.every((part, at) => part === parts[at]);
}

/** A path's parts; null where it goes back up. */
function straight(path: string): string[] | null {
  const parts = path.split('/').filter(part => part !== '');
  return parts.some(part => part === '.' || part === '..') ? null : parts;
}

/**
 * A local path's parts, with what it begins at; null for what is none. Links
 * are not followed: two names of a folder are two folders here.
 */
function partsOf(path: string, home: string | null = null): string[] | null {
  const parts = straight(path);
  const fromHome = /^~(\/|$)/.test(path);
  return parts === null || !(fromHome || path.startsWith('/'))
    ? null
    : !fromHome
      ? ['/', ...parts]
      : home === null
        ? parts
        : ['/', ...(straight(home) ?? []), ...parts.slice(1)];
}
