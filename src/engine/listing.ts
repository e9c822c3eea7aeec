import type { FileListDocument } from '../globus/types';
import { ENTRY_KINDS } from './entryKinds';
import type { ListingColumns, ListingOrders } from './filesTypes';
import { ordersOf } from './listingOrders';

/** The service lists no more than this many entries (documented). */
const LISTING_LIMIT = 100_000;

/** From how many entries on rows are shown before they are sorted. */
const LARGE = 5_000;

/**
 * Turns a listing into columns, entries as the service gave them. The orders
 * are worked out as well, but for a large one: {@link ordersOf} does that
 * while its rows are shown already.
 */
export function toColumns(document: FileListDocument): ListingColumns {
  const files = document.DATA;
  const count = files.length;
  const nameEnds = new Uint32Array(count);
  const kinds = new Uint8Array(count);
  const sizes = new Float64Array(count);
  const modified = new Float64Array(count);
  const linkTargets: Record<number, string> = {};
  let end = 0;
  files.forEach((file, index) => {
    nameEnds[index] = end += file.name.length;
    kinds[index] = kindIndex(file.type);
    sizes[index] = file.size ?? NaN;
    modified[index] = timeOf(file.last_modified);
    if (file.link_target) {
      linkTargets[index] = file.link_target;
    }
  });
  const names = files.map(file => file.name).join('');
  const columns = { count, names, nameEnds, kinds, sizes, modified };
  return {
    ...columns,
    path: document.path,
    orders: count < LARGE ? ordersOf(columns) : null,
    linkTargets,
    mayHaveMore: count >= LISTING_LIMIT,
    renameSupported: document.rename_supported !== false
  };
}

/** The typed columns, to be moved to the page rather than copied. */
export function buffersOf(columns: ListingColumns): ArrayBuffer[] {
  const { nameEnds, kinds, sizes, modified, orders } = columns;
  return [
    ...[nameEnds, kinds, sizes, modified].map(bufferOf),
    ...(orders ? buffersOfOrders(orders) : [])
  ];
}

/** As {@link buffersOf}. */
export function buffersOfOrders(orders: ListingOrders): ArrayBuffer[] {
  return Object.values(orders).flat().map(bufferOf);
}

function bufferOf(column: { buffer: ArrayBufferLike }): ArrayBuffer {
  return column.buffer as ArrayBuffer;
}

function kindIndex(type: string): number {
  const index = (ENTRY_KINDS as readonly string[]).indexOf(type);
  return index < 0 ? ENTRY_KINDS.indexOf('other') : index;
}

/** As recorded: `2020-09-23 18:53:12+00:00`. */
const RECORDED = /^[1-9]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d\+00:00$/;

/** Times come as recorded, else as ISO 8601 has them. */
function timeOf(text: string | null): number {
  if (text === null) {
    return NaN;
  }
  if (!RECORDED.test(text)) {
    return Date.parse(text.replace(' ', 'T'));
  }
  // Reading the digits takes a quarter of the time.
  const two = (at: number) =>
    text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 48 * 11;
  const year = two(0) * 100 + two(2);
  return Date.UTC(year, two(5) - 1, two(8), two(11), two(14), two(17));
}
