import { failureOf } from '../../engine/contract';
import type { Collection, Failure } from '../../engine/contract';
import { BY_NAME, Listing } from '../../operations/listing';
import type { SortKey } from '../../operations/listing';
import { absolute, baseName, join, parent } from '../../operations/places';
import { Store } from '../common/store';
import { TypeAhead } from './find';
import type { Folder, FolderPlace, Folders } from './folders';
import { History } from './history';
import { editIn, NOWHERE } from './paneState';
import type { PaneEdit, PaneHandle, PaneState } from './paneState';
import { Selection } from './selection';

/** A place that was gone to, and where in it its viewer was. */
interface Visit {
  collection: Collection;
  path: string | null;
  /** The entry that had the keyboard, or where it is to go. */
  active: string | null;
  scrollTop: number;
}

/** For how long a folder is taken for what it was, in milliseconds. */
const FRESH = 5_000;

/**
 * One of the two places that are side by side. Side bar and main area show
 * the same panes, so what is open and selected is kept here, not in a view.
 */
export class Pane {
  readonly state = new Store<PaneState>({
    ...NOWHERE,
    showHidden: false,
    sort: BY_NAME
  });
  /** The view of it that was used last; null where none is open. */
  view: PaneHandle | null = null;

  private readonly history = new History<Visit>();
  private readonly letters = new TypeAhead();
  /** The last request; answers to those before it are too late. */
  private asked = 0;

  constructor(
    private readonly folders: Folders,
    readonly which: 'first' | 'second'
  ) {
    folders.attach(this);
  }

  /** Opens a collection, in its default folder unless a path is given. */
  open(collection: Collection, path: string | null = null): void {
    this.visit({ collection, path, active: null, scrollTop: 0 });
  }

  /** Opens another folder of the same collection. */
  go(path: string): void {
    const asked = path.startsWith('~') ? `/${path}` : absolute(path.trim());
    const { listing, path: here } = this.state.get();
    if (asked === here || asked === listing?.path) {
      this.refresh();
    } else {
      this.move(asked === '' ? null : asked);
    }
  }

  /** Opens a folder of the listing that is shown. */
  enter(name: string): void {
    const { listing } = this.state.get();
    if (listing) {
      this.move(`${join(listing.path, name)}/`);
    }
  }

  /** Where {@link up} leads to; null at the root and where it isn't known. */
  get above(): string | null {
    const here = this.here;
    return here === null || parent(here) === here ? null : parent(here);
  }

  /** Goes to the folder above, where the keyboard is on the one it came from. */
  up(): void {
    const { above, here } = this;
    if (above !== null) {
      this.move(above, baseName(here!));
    }
  }

  /** Goes to the place before, which costs no request while it is kept. */
  back(): void {
    this.leave();
    this.arrive(this.history.back(), Infinity);
  }

  /** As {@link back}, the other way. */
  forward(): void {
    this.leave();
    this.arrive(this.history.forward(), Infinity);
  }

  refresh(): void {
    void this.ask(true);
  }

  /** Asks again where a consent or a stronger session was lacking. */
  askAgain(): void {
    const { failure } = this.state.get();
    if (failure && isLacking(failure)) {
      this.refresh();
    }
  }

  toggleHidden(): void {
    const before = this.state.get();
    // It is the same folder: what is selected carries over by name.
    this.patch({ showHidden: !before.showHidden, failure: null });
    if (before.collection) {
      this.showKept(FRESH);
    }
  }

  /** Sorts by a column; by the same one again, the other way round. */
  sortBy(by: SortKey): void {
    const { sort, listing, selection } = this.state.get();
    const descending = sort.by === by && !sort.descending;
    const sorted = listing?.sorted({ by, descending }) ?? null;
    this.patch({
      sort: { by, descending },
      listing: sorted,
      // The keyboard of who has selected nothing begins at the top again.
      selection: !sorted
        ? selection
        : selection.count > 0
          ? selection.carry(sorted)
          : Selection.none(sorted)
    });
  }

  /** Shows what a text is part of, or a pattern; see {@link Listing.filtered}. */
  filter(text: string): void {
    const { listing, selection } = this.state.get();
    const filtered = listing?.filtered(text) ?? null;
    const active = filtered?.row(selection.active) ?? -1;
    this.patch({
      filter: text,
      listing: filtered,
      selection: filtered
        ? (active < 0
            ? selection.activate(filtered.index(0))
            : selection
          ).carry(filtered)
        : selection
    });
  }

  /** Selects; what was made of an older answer is carried over by name. */
  select(selection: Selection): void {
    const { listing } = this.state.get();
    if (listing) {
      this.patch({ selection: selection.carry(listing) });
    }
  }

  /**
   * Selects the next entry that begins with the letters typed last.
   *
   * @returns Whether there is one.
   */
  typeAhead(letter: string): boolean {
    const { listing, selection } = this.state.get();
    const row = listing
      ? this.letters.find(listing, letter, selection.activeRow)
      : -1;
    if (row >= 0) {
      this.select(selection.select(row, 'only'));
    }
    return row >= 0;
  }

  /** Begins to type a name, goes on with it, or ends it. */
  edit(edit: PaneEdit | null): void {
    this.patch({ edit });
  }

  /** How far a view of this folder was scrolled, in pixels. */
  get scrollTop(): number {
    return this.history.current?.scrollTop ?? 0;
  }

  set scrollTop(top: number) {
    const { current } = this.history;
    if (current) {
      current.scrollTop = top;
    }
  }

  /** A folder of this collection, if it is kept. */
  peek(path: string): Listing | null {
    const place = this.place(path);
    const folder = place && this.folders.peek(place);
    return folder ? new Listing(folder.columns) : null;
  }

  /**
   * A folder of this collection: the one that is kept, else asked for.
   *
   * @throws GlobusError as {@link EngineApi.list}; `not-found` where no
   *   collection is open.
   */
  async listFolder(path: string): Promise<Listing | null> {
    const place = this.place(path);
    if (!place) {
      return null;
    }
    const kept = this.folders.peek(place);
    const folder = kept && !kept.old ? kept : await this.folders.ask(place);
    return new Listing(folder.columns);
  }

  /** Shows nothing any more, and knows of no place before. */
  close(): void {
    this.asked += 1;
    this.history.clear();
    this.patch(NOWHERE);
  }

  /** Asks for this place as if nothing had been seen yet. */
  restart(): void {
    const { collection, path } = this.state.get();
    this.close();
    if (collection) {
      this.open(collection, path);
    }
  }

  /** Something has changed on a collection: it may be this one. */
  onChange(collection: string): void {
    if (this.state.get().collection?.id.toLowerCase() === collection) {
      this.refresh();
    }
  }

  /** A folder has come, or its orders: it may be this one. */
  onFolders(): void {
    const place = this.place();
    const folder = place && this.folders.peek(place);
    if (folder) {
      this.show(folder);
    }
  }

  /** The folder that is shown or was asked for; null where it isn't known. */
  private get here(): string | null {
    const { listing, path } = this.state.get();
    return listing?.path ?? path;
  }

  private place(path?: string): FolderPlace | null {
    const { collection, path: here, showHidden } = this.state.get();
    return (
      collection && {
        collection: collection.id,
        path: path ?? here,
        showHidden
      }
    );
  }

  private move(path: string | null, active: string | null = null): void {
    const { collection } = this.state.get();
    if (collection) {
      this.visit({ collection, path, active, scrollTop: 0 });
    }
  }

  private visit(visit: Visit): void {
    this.leave();
    this.history.push(visit);
    this.arrive(visit, FRESH);
  }

  /** Remembers where the keyboard was. */
  private leave(): void {
    const { listing, selection } = this.state.get();
    const { current } = this.history;
    if (current && listing && selection.active >= 0) {
      current.active = listing.nameAt(selection.active);
    }
  }

  /** @param fresh - How old it may be not to be asked for, in milliseconds. */
  private arrive(visit: Visit | undefined, fresh: number): void {
    if (visit) {
      const { collection, path } = visit;
      const { canBack, canForward } = this.history;
      this.patch({ ...NOWHERE, collection, path, canBack, canForward });
      this.showKept(fresh);
    }
  }

  private showKept(fresh: number): void {
    const folder = this.folders.peek(this.place()!);
    if (folder) {
      this.show(folder);
    }
    if (!folder || folder.old || Date.now() - folder.askedAt >= fresh) {
      void this.ask(false);
    } else {
      this.asked += 1;
      this.patch({ fetching: false });
    }
  }

  private async ask(anew: boolean): Promise<void> {
    const place = this.place();
    if (!place) {
      return;
    }
    const asked = ++this.asked;
    this.patch({ fetching: true });
    try {
      const folder = await this.folders.ask(place, anew);
      if (asked === this.asked) {
        this.show(folder);
        this.patch({ fetching: !this.shows(folder) });
      }
      await folder.sorted;
      if (asked === this.asked) {
        this.patch({ fetching: false });
      }
    } catch (error) {
      if (asked === this.asked) {
        this.patch({
          listing: null,
          selection: Selection.EMPTY,
          fetching: false,
          sorting: false,
          edit: null,
          failure: failureOf(error)
        });
      }
    }
  }

  private show(folder: Folder): void {
    const before = this.state.get();
    const { sort, filter, selection } = before;
    const old = before.listing;
    const listing =
      old && this.shows(folder)
        ? old.sorted(sort)
        : new Listing(folder.columns, sort, filter);
    // Rows that are sorted stay until those that came later are so too.
    const waits =
      old?.isSorted && !listing.isSorted && old.path === listing.path;
    if (waits || (listing === old && !before.failure)) {
      return;
    }
    this.patch({
      listing,
      sorting: !listing.isSorted,
      failure: null,
      selection: this.selectionIn(listing, old, selection),
      edit: editIn(listing, before)
    });
  }

  private shows({ columns }: Folder): boolean {
    return this.state.get().listing?.columns === columns;
  }

  private selectionIn(
    listing: Listing,
    old: Listing | null,
    selection: Selection
  ): Selection {
    if (old?.path === listing.path) {
      // Sorted only now, the first row is another one.
      const untouched =
        !old.isSorted && selection.count === 0 && selection.activeRow <= 0;
      return untouched ? Selection.none(listing) : selection.carry(listing);
    }
    const none = Selection.none(listing);
    const active = this.history.current?.active ?? null;
    const row = active === null ? -1 : listing.rowOf(active);
    return row < 0 ? none : none.activate(listing.index(row));
  }

  private patch(part: Partial<PaneState>): void {
    this.state.set({ ...this.state.get(), ...part });
  }
}

/** Whether it is something to give on the site of Globus. */
export function isLacking({ kind }: Failure): boolean {
  return kind === 'consent-required' || kind === 'session-required';
}
