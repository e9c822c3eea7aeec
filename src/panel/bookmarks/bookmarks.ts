import type {
  BookmarkDocument,
  EngineApi,
  Failure
} from '../../engine/contract';
import { failureOf } from '../../engine/contract';
import {
  createBookmark,
  deleteBookmark,
  renameBookmark
} from '../../operations/bookmarks';
import type { OperationContext } from '../../operations/context';
import type { Operation } from '../../operations/perform';
import { perform } from '../../operations/perform';
import type { Place } from '../../operations/places';
import { baseName } from '../../operations/places';
import { PANEL } from '../common/caller';
import { Store } from '../common/store';

export interface BookmarksState {
  /** As the person sees them, what is on its way too; null: not known yet. */
  list: readonly BookmarkDocument[] | null;
  /** Why they are not known. */
  failure: Failure | null;
}

const UNKNOWN: BookmarksState = { list: null, failure: null };

/** How long a bookmark's name may be (read in globus-cli). */
const LENGTH = 128;

/**
 * The bookmarks of who is signed in. A change shows at once, and is taken back
 * where the service refuses it.
 */
export class Bookmarks {
  readonly state = new Store(UNKNOWN);
  /** Counts what was changed, so that an older answer is no news. */
  private changes = 0;
  private asking: Promise<void> | null = null;

  constructor(private readonly engine: Pick<EngineApi, 'bookmarks'>) {}

  /** Asks for them, unless an answer is on its way; shows the old meanwhile. */
  load(): Promise<void> {
    if (!this.asking) {
      const asking = this.ask().finally(() => {
        if (this.asking === asking) {
          this.asking = null;
        }
      });
      this.asking = asking;
    }
    return this.asking;
  }

  /** Asks where they are not known yet, and were not asked for in vain. */
  async need(): Promise<void> {
    const { list, failure } = this.state.get();
    if (!list && !failure) {
      await this.load();
    }
  }

  /** Another person may come. */
  forget(): void {
    this.changes++;
    // The answer that is on its way is for who was there before.
    this.asking = null;
    this.state.set(UNKNOWN);
  }

  /** The bookmark of a place, with a slash at its end or without. */
  find(place: Place): BookmarkDocument | null {
    const { list } = this.state.get();
    return list?.find(one => leadsTo(one, place)) ?? null;
  }

  /**
   * A name for the bookmark of a folder that none has yet: the folder's own.
   *
   * @param title - Taken where the path has no name, as at the root.
   */
  nameFor(path: string, title: string): string {
    const last = baseName(path);
    const name = inLine(last === '' || last === '~' ? title : last);
    const taken = (this.state.get().list ?? []).map(one => one.name);
    for (let number = 1; ; number++) {
      const end = number === 1 ? '' : ` ${number}`;
      const free = name.slice(0, LENGTH - end.length).trimEnd() + end;
      if (!taken.includes(free)) {
        return free;
      }
    }
  }

  /** @throws GlobusError */
  add(
    context: OperationContext,
    { collection, path }: Place,
    name: string
  ): Promise<BookmarkDocument> {
    const coming = { id: '', name, endpoint_id: collection, path };
    return this.change(
      before => [...before, coming],
      createBookmark,
      context,
      { name, collection, path },
      (now, made) => now.map(one => (one === coming ? made : one))
    );
  }

  /** @throws GlobusError */
  async rename(
    context: OperationContext,
    { id }: BookmarkDocument,
    name: string
  ): Promise<void> {
    const args = { bookmark: id, name };
    await this.change(
      before => before.map(one => (one.id === id ? { ...one, name } : one)),
      renameBookmark,
      context,
      args
    );
  }

  /** @throws GlobusError */
  async remove(
    context: OperationContext,
    { id }: BookmarkDocument
  ): Promise<void> {
    await this.change(
      before => before.filter(one => one.id !== id),
      deleteBookmark,
      context,
      { bookmark: id }
    );
  }

  private async change<A, R>(
    show: (before: readonly BookmarkDocument[]) => readonly BookmarkDocument[],
    operation: Operation<A, R>,
    context: OperationContext,
    args: A,
    after?: (
      now: readonly BookmarkDocument[],
      result: R
    ) => readonly BookmarkDocument[]
  ): Promise<R> {
    const before = this.state.get().list ?? [];
    this.set(show(before));
    try {
      const result = await perform(operation, context, PANEL, args);
      if (after) {
        this.set(after(this.state.get().list ?? [], result));
      }
      return result;
    } catch (error) {
      this.set(before);
      throw error;
    } finally {
      // Others may have changed meanwhile, here or elsewhere.
      void this.load();
    }
  }

  private set(list: readonly BookmarkDocument[]): void {
    this.changes++;
    this.state.set({ list, failure: null });
  }

  private async ask(): Promise<void> {
    const { changes } = this;
    let answer: BookmarksState;
    try {
      answer = { list: await this.engine.bookmarks(), failure: null };
    } catch (error) {
      answer = { list: this.state.get().list, failure: failureOf(error) };
    }
    if (changes === this.changes) {
      this.state.set(answer);
    }
  }
}

function leadsTo(
  { endpoint_id, path }: BookmarkDocument,
  place: Place
): boolean {
  return endpoint_id === place.collection && bare(path) === bare(place.path);
}

function bare(path: string): string {
  return path.replace(/\/+$/, '');
}

/** A name as the service takes it, from one that may hold anything. */
function inLine(name: string): string {
  return name.replace(/\p{Cc}+/gu, ' ').trim() || 'Globus';
}
