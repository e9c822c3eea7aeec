import { folder } from '../../../../engine/__tests__/folder';
import type { Collection, FileDocument } from '../../../../engine/contract';
import { Listing } from '../../../../operations/listing';
import { Store } from '../../../common/store';
import type { PaneState } from '../../paneState';
import { Selection } from '../../selection';

export const ONE = 'aaaaaaaa-0000-4000-8000-000000000001';

/** What a pane shows of a folder; nothing is selected. */
export function shown(
  path: string,
  entries: Record<string, Partial<FileDocument>>,
  collection = ONE
): PaneState {
  const listing = new Listing(folder(path, entries));
  return {
    collection: { id: collection, name: 'One' } as Collection,
    path,
    listing,
    sort: listing.sort,
    filter: '',
    selection: Selection.none(listing),
    fetching: false,
    edit: null
  } as unknown as PaneState;
}

/** A pane that shows it, with these names selected. */
export function paneWith(
  state: PaneState,
  ...names: string[]
): { state: Store<PaneState> } {
  let { selection } = state;
  for (const name of names) {
    selection = selection.select(state.listing!.rowOf(name), 'toggle');
  }
  return { state: new Store({ ...state, selection }) };
}
