import type { FileDocument, FileListDocument } from '../globus/types';
import type { ListingColumns } from './contract';
import { ENTRY_KINDS } from './entryKinds';

/** The service lists no more than this many entries (documented). */
const LISTING_LIMIT = 100_000;

const collator = new Intl.Collator('en', { numeric: true });

/**
 * Turns a listing into columns, naturally sorted (`file2` before `file10`),
 * folders first, with the orders by size and by time, so that no page has to
 * sort.
 *
 * @param asItIs - Keep the document's order; that by size is of no use then.
 */
export function toColumns(
  document: FileListDocument,
  asItIs = false
): ListingColumns {
  const files = asItIs ? document.DATA : document.DATA.slice().sort(compare);
  const count = files.length;
  const first = files.findIndex(file => file.type !== 'dir');
  const folders = first < 0 ? count : first;
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
  return {
    path: document.path,
    count,
    names: files.map(file => file.name).join(''),
    nameEnds,
    kinds,
    folders,
    sizes,
    modified,
    // The size of a folder is not that of what it holds.
    bySize: orderBy(sizes.slice().fill(NaN, 0, folders), folders),
    byModified: orderBy(modified, folders),
    linkTargets,
    mayHaveMore: count >= LISTING_LIMIT
  };
}

/** The typed columns, to be moved to the page rather than copied. */
export function buffersOf(columns: ListingColumns): ArrayBuffer[] {
  const { nameEnds, kinds, sizes, modified, bySize, byModified } = columns;
  return [nameEnds, kinds, sizes, modified, bySize, byModified].map(
    column => column.buffer as ArrayBuffer
  );
}

/** Stable: equals stay by name. */
function orderBy(column: Float64Array, folders: number): Uint32Array {
  const keys = column.map(value => (Number.isNaN(value) ? -Infinity : value));
  const order = Uint32Array.from(keys, (_, index) => index);
  for (const part of [order.subarray(0, folders), order.subarray(folders)]) {
    // Two that are unknown differ by NaN, which a sort takes for equal.
    part.sort((a, b) => keys[a]! - keys[b]!);
  }
  return order;
}

function compare(a: FileDocument, b: FileDocument): number {
  const folders = Number(b.type === 'dir') - Number(a.type === 'dir');
  return (
    folders || collator.compare(a.name, b.name) || (a.name < b.name ? -1 : 1)
  );
}

function kindIndex(type: string): number {
  const index = (ENTRY_KINDS as readonly string[]).indexOf(type);
  return index < 0 ? ENTRY_KINDS.indexOf('other') : index;
}

/** Times come as `2020-09-23 18:53:12+00:00` (recorded), else ISO 8601. */
function timeOf(text: string | null): number {
  return text === null ? NaN : Date.parse(text.replace(' ', 'T'));
}
