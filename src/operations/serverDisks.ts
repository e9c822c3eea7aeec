import type { EngineApi } from '../engine/contract';
import { failureOf, GlobusError } from '../engine/contract';
import type {
  Disk,
  DiskNote,
  Disks,
  DisksState,
  Mount,
  ServerFolders
} from './disks';
import { localIn, mountOf, placeIn, readDisks } from './disks';
import { Listing } from './listing';

/** What the server extension answers: docs/disks.md tells of each field. */
export interface ServerAnswer {
  roots: string[];
  home: string | null;
  found: FoundDisk[];
  /** Names of variables and files that hold what is no disk. */
  bad: string[];
}

/** What the server found by itself: to be looked at before it counts. */
interface FoundDisk {
  path: string;
  collection: string;
  collection_path: string;
  /** A folder of the server that is on the disk and in JupyterLab. */
  folder: string | null;
  /** Some of what is in it: name, whether it is a folder, seconds of its time. */
  entries: [name: string, isFolder: boolean, modified: number][];
}

export interface DisksSources {
  engine: Pick<EngineApi, 'endpoint' | 'list'>;
  /** The setting `disks`, as it is now. */
  settings: () => unknown;
  /** Asks the server; null where it has no extension of ours. */
  ask: () => Promise<ServerAnswer | null>;
  /** A path of JupyterLab without its drive; null for another drive than its server's. */
  local: (path: string) => string | null;
  /** JupyterLab's top folder as the page knows it; may be empty. */
  root: string;
}

/**
 * Finds this server's disks: those of the settings as they stand, those that
 * the server found once they are connected and have the same files.
 */
export function serverDisks(sources: DisksSources): Disks {
  const { engine, settings, ask, local } = sources;
  const followers = new Set<() => void>();
  /** Disks of the server that have been compared and are the same. */
  const same = new Set<string>();
  let known: DisksState | null = null;
  let looking: Promise<DisksState> | null = null;
  /** Grows when what is being found is outdated. */
  let since = 0;

  const set = (state: DisksState | null) => {
    known = state;
    for (const follower of [...followers]) {
      follower();
    }
  };

  const find = async (): Promise<DisksState> => {
    for (;;) {
      const begun = since;
      const state = await findNow();
      if (begun === since) {
        set(state);
        return state;
      }
    }
  };

  const findNow = async (): Promise<DisksState> => {
    const { disks, notes } = readDisks(settings());
    let answer: ServerAnswer | null = null;
    try {
      answer = await ask();
    } catch (error) {
      const name = 'jupyterlab-globus/disks';
      notes.push({ what: 'failed', name, failure: failureOf(error) });
    }
    const { roots, home, found, bad } = answer ?? {
      roots: sources.root === '' ? [] : [sources.root],
      home: null,
      found: [],
      bad: []
    };
    const mounts: Mount[] = [];
    for (const disk of disks) {
      const mount = mountOf(disk, { roots, home });
      if (mount) {
        mounts.push(mount);
      } else {
        notes.push({ what: 'elsewhere', name: disk.path });
      }
    }
    notes.push(...bad.map(name => ({ what: 'bad', name }) as const));
    for (const disk of found) {
      const mount = await check(disk, { roots, home }, mounts);
      if (mount && 'what' in mount) {
        notes.push(mount);
      } else if (mount) {
        mounts.push(mount);
      }
    }
    return { mounts, root: roots[0] ?? null, notes };
  };

  /** Null: the settings or another say what it would say. */
  const check = async (
    { folder, entries, ...found }: FoundDisk,
    folders: ServerFolders,
    mounts: readonly Mount[]
  ): Promise<Mount | DiskNote | null> => {
    const disk: Disk = { ...found, collectionPath: found.collection_path };
    const mount = mountOf(disk, folders);
    const compared =
      folder === null ? null : mountOf(disk, { roots: [folder], home: null });
    if (!mount || !compared) {
      return { what: 'elsewhere', name: disk.path };
    }
    if (
      mounts.some(
        ({ folder: of, depth }) =>
          depth === mount.depth && of.join('/') === mount.folder.join('/')
      )
    ) {
      return null;
    }
    const key = JSON.stringify(disk);
    if (same.has(key)) {
      return mount;
    }
    let name = disk.collection;
    try {
      const document = await engine.endpoint(disk.collection);
      name = document.display_name ?? name;
      if (document.gcp_connected === false || document.gcp_paused) {
        return { what: 'offline', name };
      }
      if (entries.length === 0) {
        return { what: 'empty', name, folder: folder! };
      }
      const path = `/${compared.path.map(part => `${part}/`).join('')}`;
      const columns = await engine.list(disk.collection, path, true);
      if (!isSame(entries, new Listing(columns))) {
        return { what: 'differs', name, folder: folder! };
      }
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'signed-out') {
        throw new GlobusError(failure);
      }
      return { what: 'failed', name, failure };
    }
    same.add(key);
    return mount;
  };

  const look = async (again = false): Promise<DisksState> => {
    if (
      known &&
      !(again && (known.notes.length > 0 || known.mounts.length === 0))
    ) {
      return known;
    }
    looking ??= find().finally(() => {
      looking = null;
    });
    return looking;
  };

  return {
    get: () => known,
    follow: follower => {
      followers.add(follower);
      return () => {
        followers.delete(follower);
      };
    },
    look,
    placeOf: async path => {
      const own = local(path);
      if (own === null) {
        return null;
      }
      const isNew = known === null;
      const place = placeIn((await look()).mounts, own);
      return place || isNew ? place : placeIn((await look(true)).mounts, own);
    },
    local,
    localOf: place => localIn(known?.mounts ?? [], place),
    forget: () => {
      since++;
      same.clear();
      set(null);
    }
  };
}

/** Of the names that the server has, how many the collection must have too. */
const THERE = 0.8;
/** Of those, how many must have been changed at the same time. */
const UNCHANGED = 0.5;

/**
 * Whether a collection's folder is the server's own. Names alone would do for
 * two homes made from one template; all of them would be too much to ask while
 * files come and go. What the collection has besides says nothing: the server
 * names only some.
 */
function isSame(entries: FoundDisk['entries'], listing: Listing): boolean {
  let there = 0;
  let unchanged = 0;
  for (const [name, isFolder, time] of entries) {
    const index = listing.find(name);
    if (index >= 0 && isFolder === (listing.kindAt(index) === 'dir')) {
      const { modified } = listing.entryAt(index);
      there++;
      // Services give whole seconds, and some give no time at all.
      if (modified === null || Math.abs(modified / 1000 - time) < 2) {
        unchanged++;
      }
    }
  }
  return there >= THERE * entries.length && unchanged >= UNCHANGED * there;
}
