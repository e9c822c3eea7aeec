import { QueryObserver } from '@tanstack/react-query';
import type { QueryObserverResult, QueryClient } from '@tanstack/react-query';
import { failureOf } from '../../engine/contract';
import type { Collection, EngineApi, Failure } from '../../engine/contract';
import { BY_NAME, Listing } from '../../operations/listing';
import type { Sort, SortKey } from '../../operations/listing';
import { absolute, baseName, join, parent } from '../../operations/places';
import { queryKeys } from '../../operations/queries';
import { Store } from '../common/store';
import { Selection } from './selection';

/** What a pane shows. */
export interface PaneState {
  collection: Collection | null;
  /** The folder that was asked for; null for the collection's default. */
  path: string | null;
  showHidden: boolean;
  /** Kept from folder to folder. */
  sort: Sort;
  /** Null while it loads, and when it failed. */
  listing: Listing | null;
  selection: Selection;
  /** Asked for and not answered yet; an older listing may be shown meanwhile. */
  fetching: boolean;
  failure: Failure | null;
}

const NOTHING: PaneState = {
  collection: null,
  path: null,
  showHidden: false,
  sort: BY_NAME,
  listing: null,
  selection: Selection.EMPTY,
  fetching: false,
  failure: null
};

/**
 * One of the two places that are side by side. Side bar and main area show
 * the same panes, so what is open and selected is kept here, not in a view.
 */
export class Pane {
  readonly state = new Store<PaneState>(NOTHING);
  private readonly observer: QueryObserver<Listing>;
  /** The folder that {@link up} came from; the keyboard goes on there. */
  private cameFrom: string | null = null;

  constructor(
    queries: QueryClient,
    private readonly engine: Pick<EngineApi, 'list'>
  ) {
    this.observer = new QueryObserver<Listing>(queries, this.options());
    this.observer.subscribe(result => this.receive(result));
  }

  /** Opens a collection, in its default folder unless a path is given. */
  open(collection: Collection, path: string | null = null): void {
    this.move({ collection, path });
  }

  /** Opens another folder of the same collection. */
  go(path: string): void {
    const asked = path.startsWith('~') ? `/${path}` : absolute(path.trim());
    if (asked === this.state.get().path) {
      this.refresh();
    } else {
      this.move({ path: asked === '' ? null : asked });
    }
  }

  /** Opens a folder of the listing that is shown. */
  enter(name: string): void {
    const { listing } = this.state.get();
    if (listing) {
      this.move({ path: `${join(listing.path, name)}/` });
    }
  }

  /** Where {@link up} leads to; null at the root and where it isn't known. */
  get above(): string | null {
    const { listing, path } = this.state.get();
    const here = listing?.path ?? path;
    return here === null || parent(here) === here ? null : parent(here);
  }

  up(): void {
    const { above } = this;
    if (above !== null) {
      const { listing, path } = this.state.get();
      this.move({ path: above }, baseName(listing?.path ?? path ?? ''));
    }
  }

  refresh(): void {
    if (this.state.get().collection) {
      void this.observer.refetch();
    }
  }

  /** Asks again where a consent or a stronger session was lacking. */
  askAgain(): void {
    const { failure } = this.state.get();
    if (failure && isLacking(failure)) {
      this.refresh();
    }
  }

  toggleHidden(): void {
    this.move({ showHidden: !this.state.get().showHidden });
  }

  /** Sorts by a column; by the same one again, the other way round. */
  sortBy(by: SortKey): void {
    const before = this.state.get();
    const descending = before.sort.by === by && !before.sort.descending;
    const sort = { by, descending };
    const listing = before.listing?.sorted(sort) ?? null;
    this.state.set({
      ...before,
      sort,
      listing,
      selection: selectionFor(listing, before)
    });
  }

  select(selection: Selection): void {
    this.state.set({ ...this.state.get(), selection });
  }

  /** Shows nothing any more. */
  close(): void {
    this.move({ collection: null, path: null });
  }

  private move(
    to: Partial<Pick<PaneState, 'collection' | 'path' | 'showHidden'>>,
    cameFrom: string | null = null
  ): void {
    const before = this.state.get();
    this.cameFrom = cameFrom;
    const stays = to.collection === undefined && to.path === undefined;
    this.state.set({
      ...before,
      ...to,
      // With hidden files or without it is the same folder: names carry over.
      ...(stays ? {} : { listing: null, selection: Selection.EMPTY }),
      failure: null
    });
    this.observer.setOptions(this.options());
    this.receive(this.observer.getCurrentResult());
  }

  private receive(result: QueryObserverResult<Listing>): void {
    const before = this.state.get();
    const failure = result.error ? failureOf(result.error) : null;
    const pending = result.data === undefined && !failure;
    const listing = failure
      ? null
      : pending
        ? before.listing
        : inOrder(result.data, before);
    this.state.set({
      ...before,
      fetching: result.isFetching,
      failure,
      listing,
      selection: selectionFor(listing, before, this.cameFrom)
    });
  }

  private options() {
    const { collection, path, showHidden } = this.state.get();
    return {
      queryKey: queryKeys.listing(collection?.id ?? '', path, showHidden),
      queryFn: async () =>
        new Listing(await this.engine.list(collection!.id, path, showHidden)),
      enabled: collection !== null,
      structuralSharing: false,
      // A folder that was just left is shown at once and asked for again.
      staleTime: 5_000,
      gcTime: 60_000
    };
  }
}

/** Whether it is something to give on the site of Globus. */
export function isLacking({ kind }: Failure): boolean {
  return kind === 'consent-required' || kind === 'session-required';
}

/** What came, sorted; what is shown already stays the object that it is. */
function inOrder(data: Listing | undefined, before: PaneState): Listing | null {
  const { listing, sort } = before;
  const same = listing && data?.isSameAs(listing) ? listing : data;
  return same?.sorted(sort) ?? null;
}

function selectionFor(
  listing: Listing | null,
  before: PaneState,
  cameFrom: string | null = null
): Selection {
  if (listing === null) {
    return Selection.EMPTY;
  }
  const { listing: old, selection } = before;
  if (old?.path !== listing.path) {
    const none = Selection.none(listing.count);
    const row = cameFrom === null ? -1 : listing.folder(cameFrom);
    return row < 0 ? none : none.activate(row);
  }
  return old === listing
    ? selection
    : old.isSameAs(listing)
      ? selection.reorder(old, listing)
      : selection.carry(old, listing);
}
