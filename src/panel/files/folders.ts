import type { EngineApi, ListingColumns } from '../../engine/contract';

/** Which folder it is, and whether with hidden files. */
export interface FolderPlace {
  collection: string;
  /** Null for the collection's default folder. */
  path: string | null;
  showHidden: boolean;
}

/** A folder as it was when it was asked for. */
export interface Folder {
  readonly columns: ListingColumns;
  /** Milliseconds since the epoch. */
  readonly askedAt: number;
  /** Something has changed on its collection since. */
  readonly old: boolean;
  /** Done when its orders are known. */
  readonly sorted: Promise<void>;
}

/** Who shows folders. */
export interface FolderViewer {
  /** A folder has come, or its orders have. */
  onFolders(): void;
  /** Something has changed on a collection. */
  onChange(collection: string): void;
}

/** What is kept at most: folders, and bytes of them, about. */
const MOST = { folders: 50, bytes: 20_000_000 };

interface Kept extends Folder {
  old: boolean;
  /** Later requests have higher numbers. */
  request: number;
  bytes: number;
}

/** The folders that the panes have opened: going back to one costs no request. */
export class Folders {
  /** Those used last are last. */
  private readonly kept = new Map<string, Kept>();
  private readonly underWay = new Map<
    string,
    { answer: Promise<Folder>; request: number }
  >();
  private readonly viewers: FolderViewer[] = [];
  /** By collection, the last request from before its last change. */
  private readonly changes = new Map<string, number>();
  private requests = 0;
  /** Answers to requests up to this one are not for who is signed in now. */
  private forgotten = 0;

  constructor(
    private readonly engine: Pick<EngineApi, 'list' | 'listingOrders'>,
    private readonly now: () => number = Date.now
  ) {}

  /** Tells of folders from now on. */
  attach(viewer: FolderViewer): void {
    this.viewers.push(viewer);
  }

  /** A folder that is kept, also under the path that the service gives it. */
  peek(place: FolderPlace): Folder | null {
    const key = keyOf(place);
    const kept = this.kept.get(key);
    if (kept) {
      this.kept.delete(key);
      this.kept.set(key, kept);
    }
    return kept ?? null;
  }

  /**
   * Asks for a folder, which is kept then.
   *
   * @param anew - Even if it is asked for already and has not changed since.
   * @throws GlobusError as {@link EngineApi.list}.
   */
  ask(place: FolderPlace, anew = false): Promise<Folder> {
    const key = keyOf(place);
    const before = this.underWay.get(key);
    // What was asked for before a change may not have it.
    if (before && !anew && before.request > this.changedAt(place.collection)) {
      return before.answer;
    }
    const request = ++this.requests;
    const answer = this.fetch(place, request).finally(() => {
      if (this.underWay.get(key)?.request === request) {
        this.underWay.delete(key);
      }
    });
    this.underWay.set(key, { answer, request });
    return answer;
  }

  /** Something has changed on a collection: what is kept of it is old. */
  invalidate(collection: string): void {
    const id = collection.toLowerCase();
    this.changes.set(id, this.requests);
    for (const [key, kept] of this.kept) {
      if (isOf(key, id)) {
        kept.old = true;
      }
    }
    this.viewers.forEach(viewer => viewer.onChange(id));
  }

  /** Forgets all, also what is still on its way. */
  forget(): void {
    this.forgotten = this.requests;
    this.kept.clear();
    this.underWay.clear();
    this.changes.clear();
  }

  private async fetch(place: FolderPlace, request: number): Promise<Folder> {
    const { collection, path, showHidden } = place;
    const keys = [keyOf(place)];
    const askedAt = this.now();
    const isLatest = () =>
      request > this.forgotten &&
      keys.every(key => (this.kept.get(key)?.request ?? 0) <= request);
    let columns;
    try {
      columns = await this.engine.list(collection, path, showHidden);
    } catch (error) {
      if (isLatest()) {
        this.kept.delete(keys[0]!);
      }
      throw error;
    }
    const kept: Kept = {
      columns,
      askedAt,
      old: request <= this.changedAt(collection),
      request,
      bytes: bytesOf(columns),
      sorted: this.sort(columns, isLatest)
    };
    // Who shows the folder says what happened.
    kept.sorted.catch(() => undefined);
    keys.push(keyOf({ ...place, path: columns.path }));
    if (isLatest()) {
      keys.forEach(key => this.keep(key, kept));
      this.tell();
      return kept;
    }
    return this.kept.get(keys[1]!) ?? kept;
  }

  private async sort(
    columns: ListingColumns,
    isLatest: () => boolean
  ): Promise<void> {
    if (!columns.orders) {
      const { count, names, nameEnds, kinds, sizes, modified } = columns;
      columns.orders = await this.engine.listingOrders({
        count,
        names,
        nameEnds,
        kinds,
        sizes,
        modified
      });
      if (isLatest()) {
        this.tell();
      }
    }
  }

  private keep(key: string, folder: Kept): void {
    this.kept.delete(key);
    this.kept.set(key, folder);
    const bytes = () =>
      [...new Set(this.kept.values())].reduce((sum, one) => sum + one.bytes, 0);
    while (
      this.kept.size > 2 &&
      (this.kept.size > MOST.folders || bytes() > MOST.bytes)
    ) {
      this.kept.delete(this.kept.keys().next().value!);
    }
  }

  /** The last request from before the last change of a collection. */
  private changedAt(collection: string): number {
    return this.changes.get(collection.toLowerCase()) ?? 0;
  }

  private tell(): void {
    this.viewers.forEach(viewer => viewer.onFolders());
  }
}

function keyOf({ collection, path, showHidden }: FolderPlace): string {
  return JSON.stringify([collection.toLowerCase(), path, showHidden]);
}

function isOf(key: string, collection: string): boolean {
  return (JSON.parse(key) as [string])[0] === collection;
}

/** Names take two bytes a letter at most; the rest are columns and orders. */
function bytesOf({ names, count }: ListingColumns): number {
  return names.length * 2 + count * 53;
}
