import type { Collection, Failure } from '../../engine/contract';
import type { Listing, Sort } from '../../operations/listing';
import { Selection } from './selection';

/** A name that is being typed in the rows. */
export type PaneEdit = {
  text: string;
  /** Why it was not taken. */
  problem: string | null;
} & (
  | { kind: 'new-folder' }
  /** Of the entry at this index; it follows its name over a refresh. */
  | { kind: 'rename'; index: number }
);

/** What a pane shows. */
export interface PaneState {
  collection: Collection | null;
  /** The folder that was asked for; null for the collection's default. */
  path: string | null;
  showHidden: boolean;
  /** Kept from folder to folder. */
  sort: Sort;
  /** As {@link Listing.filtered}; empty in another folder. */
  filter: string;
  /** Null while it loads, and when it failed. */
  listing: Listing | null;
  /** Of this listing. */
  selection: Selection;
  /** Asked for and not answered yet; an older listing may be shown meanwhile. */
  fetching: boolean;
  /** The listing is shown and not sorted yet. */
  sorting: boolean;
  failure: Failure | null;
  edit: PaneEdit | null;
  canBack: boolean;
  canForward: boolean;
}

/** Where no collection is open. */
export const NOWHERE = {
  collection: null,
  path: null,
  filter: '',
  listing: null,
  selection: Selection.EMPTY,
  fetching: false,
  sorting: false,
  failure: null,
  edit: null,
  canBack: false,
  canForward: false
};

/** A view of a pane, for what is asked of it from elsewhere. */
export interface PaneHandle {
  readonly node: HTMLElement;
  /** Opens the filter, and gives it the keyboard. */
  filter(): void;
  /** Opens the path to be typed. */
  editPath(): void;
  /** Gives the keyboard to the rows, or to what stands in their place. */
  focusRows(): void;
}

/** What is being typed, if what it names is still there. */
export function editIn(
  listing: Listing,
  { listing: old, edit }: PaneState
): PaneEdit | null {
  if (edit?.kind !== 'rename' || !old || old.isSameAs(listing)) {
    return edit;
  }
  const index = listing.find(old.nameAt(edit.index));
  return index < 0 ? null : { ...edit, index };
}
