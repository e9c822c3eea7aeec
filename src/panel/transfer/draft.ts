import type { TranslationBundle } from '@jupyterlab/translation';
import type { FolderItems, ListingColumns } from '../../engine/contract';
import { ENTRY_KINDS } from '../../engine/contract';
import {
  brokenAmong,
  foldersAmong,
  hasFolder,
  itemsOf
} from '../../operations/folderItems';
import { baseName, join, parent } from '../../operations/places';
import type { Place } from '../../operations/places';
import type {
  TransferArguments,
  TransferItem,
  TransferOptions
} from '../../operations/transfer';
import { transfer } from '../../operations/transfer';
import { safeText } from '../common/safeText';
import type { Pane } from '../files/pane';

/** What goes where: item by item, or entries of one folder into another. */
export interface Draft extends TransferOptions {
  items: TransferItem[] | FolderItems;
}

/** What is to be sent, wherever it goes. */
export interface Source {
  /** UUID of the collection. */
  collection: string;
  items: Omit<FolderItems, 'to'>;
  /** How much it is; null where nothing is known of it. */
  size: SendSize | null;
}

/** Bytes of what is sent, and whether folders hold more than that. */
export interface SendSize {
  bytes: number;
  /** False where a folder, or a file of unknown size, is among them. */
  known: boolean;
}

/** Some entries of a folder, by their indices in its columns. */
export function sourceOf(
  collection: string,
  columns: ListingColumns,
  indices: Uint32Array
): Source {
  const { path, names, nameEnds, kinds, sizes } = columns;
  const items = { from: folder(path), names, nameEnds, kinds, indices };
  const size = { bytes: 0, known: true };
  for (const index of indices) {
    const bytes = kinds[index] === FOLDER ? NaN : sizes[index]!;
    size.bytes += Number.isNaN(bytes) ? 0 : bytes;
    size.known &&= !Number.isNaN(bytes);
  }
  return { collection, items, size };
}

/** What is selected in a pane; null where it shows nothing. */
export function selected(pane: Pick<Pane, 'state'>): Source | null {
  const { collection, listing, selection } = pane.state.get();
  return (
    collection &&
    listing &&
    sourceOf(
      collection.id,
      listing.columns,
      Uint32Array.from(selection.indices())
    )
  );
}

/** What lies in a folder by these names; Globus finds out which are folders. */
export function sourceByNames(place: Place, names: readonly string[]): Source {
  let end = 0;
  return {
    collection: place.collection,
    items: {
      from: folder(place.path),
      names: names.join(''),
      nameEnds: Uint32Array.from(names, name => (end += name.length)),
      kinds: new Uint8Array(names.length).fill(ENTRY_KINDS.indexOf('other')),
      indices: Uint32Array.from(names, (_, index) => index)
    },
    size: null
  };
}

const FOLDER = ENTRY_KINDS.indexOf('dir');

/** What it would send to a folder. */
export function draftOf(source: Source, destination: Place): Draft {
  return {
    source: source.collection,
    destination: destination.collection,
    items: { ...source.items, to: folder(destination.path) }
  };
}

export function countOf({ items }: Draft): number {
  return Array.isArray(items) ? items.length : items.indices.length;
}

/** The first of the items. */
export function firstOf({ items }: Draft, count: number): TransferItem[] {
  return Array.isArray(items) ? items.slice(0, count) : itemsOf(items, count);
}

/** The same with its first items alone, as an operation takes it. */
export function beginningOf(draft: Draft, count: number): TransferArguments {
  return { ...draft, items: firstOf(draft, count) };
}

/** The folders that all items share at either end. */
export function foldersOf(draft: Draft): { from: string; to: string } {
  if (!Array.isArray(draft.items)) {
    return draft.items;
  }
  const action = transfer.action({
    ...beginningOf(draft, draft.items.length),
    deleteDestinationExtra: false
  });
  return action.right === 'change'
    ? { from: action.source?.path ?? '', to: action.destination.path }
    : { from: '', to: '' };
}

/** Whether a folder may be among the items: some options are for folders. */
export function mayHoldFolder({ items }: Draft): boolean {
  return Array.isArray(items)
    ? items.some(({ recursive }) => recursive !== false)
    : hasFolder(items);
}

/**
 * What a draft sends that is one folder, which keeps its name: it may be sent
 * with all in it, or what is in it without the folder. Null for all others.
 */
export function contentsOf(draft: Draft): TransferItem | null {
  const [only] = countOf(draft) === 1 ? firstOf(draft, 1) : [];
  return only?.recursive && baseName(only.source) === baseName(only.destination)
    ? {
        source: `${bare(only.source)}/`,
        destination: parent(only.destination),
        recursive: true
      }
    : null;
}

/** Why a transfer makes no sense, before anything is sent; null when it does. */
export function draftProblem(
  draft: Draft,
  trans: TranslationBundle
): string | null {
  const { items } = draft;
  if (countOf(draft) === 0) {
    return trans.__('Nothing is selected.');
  }
  const broken = Array.isArray(items) ? null : brokenAmong(items);
  if (broken !== null) {
    return trans.__(
      '“%1” is a link that leads nowhere, so there is nothing to send. Take it out of the selection.',
      safeText(broken)
    );
  }
  if (draft.source.toLowerCase() !== draft.destination.toLowerCase()) {
    return null;
  }
  for (const item of Array.isArray(items) ? items : suspects(items)) {
    const from = bare(item.source);
    const to = bare(item.destination);
    const name = safeText(baseName(from));
    if (from === to) {
      return trans.__(
        '“%1” would be sent onto itself. Choose another folder to send it to.',
        name
      );
    }
    if (
      item.recursive !== false &&
      to.startsWith(from === '/' ? from : `${from}/`)
    ) {
      return trans.__(
        'The folder “%1” would be sent into itself. Choose another folder to send it to.',
        name
      );
    }
    if (
      draft.deleteDestinationExtra &&
      from.startsWith(to === '/' ? to : `${to}/`)
    ) {
      return trans.__(
        'Deleting what is only at the destination would delete “%1” itself, which lies in it. Choose another folder, or don’t delete there.',
        name
      );
    }
  }
  return null;
}

/**
 * Of many entries those that could be sent onto or into themselves: one of
 * them where the folders are the same, else one on the way to the destination,
 * or one whose new place is on the way to where it comes from.
 */
function suspects(items: FolderItems): TransferItem[] {
  const { from, to } = items;
  if (bare(from) === bare(to)) {
    return itemsOf(items, 1);
  }
  const [name = ''] = to.startsWith(from)
    ? to.slice(from.length).split('/')
    : from.startsWith(to)
      ? from.slice(to.length).split('/')
      : [];
  return name !== '' && foldersAmong(items).includes(name)
    ? [{ source: join(from, name), destination: join(to, name) }]
    : [];
}

/** How long a label may be, in characters. */
export const LABEL_LENGTH = 128;

/** What Globus would not take about a label; null when it is fine or empty. */
export function labelProblem(
  label: string,
  trans: TranslationBundle
): string | null {
  if (/[\r\n]/.test(label)) {
    return trans.__('A label is a single line.');
  }
  if (label !== label.trim()) {
    return trans.__('Take away the space at the start or end of the label.');
  }
  const length = [...label].length;
  return length > LABEL_LENGTH
    ? trans.__(
        'This label has %1 characters; Globus takes %2 at most.',
        length,
        LABEL_LENGTH
      )
    : null;
}

function folder(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

function bare(path: string): string {
  return path.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
}
