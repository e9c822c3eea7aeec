import type { FileDocument, FileListDocument } from '../globus/types';
import type { ListingColumns } from './contract';
import { ENTRY_KINDS } from './entryKinds';

/** The service lists no more than this many entries (documented). */
const LISTING_LIMIT = 100_000;

const collator = new Intl.Collator('en', { numeric: true });

/**
 * Turns a listing into columns, naturally sorted (`file2` before `file10`),
 * folders first.
 */
export function toColumns(document: FileListDocument): ListingColumns {
  const files = document.DATA.slice().sort(compare);
  const count = files.length;
  const columns: ListingColumns = {
    path: document.path,
    count,
    names: files.map(file => file.name).join(''),
    nameEnds: new Uint32Array(count),
    kinds: new Uint8Array(count),
    sizes: new Float64Array(count),
    modified: new Float64Array(count),
    linkTargets: {},
    mayHaveMore: count >= LISTING_LIMIT
  };
  let end = 0;
  files.forEach((file, index) => {
    columns.nameEnds[index] = end += file.name.length;
    columns.kinds[index] = kindIndex(file.type);
    columns.sizes[index] = file.size ?? NaN;
    columns.modified[index] = timeOf(file.last_modified);
    if (file.link_target) {
      columns.linkTargets[index] = file.link_target;
    }
  });
  return columns;
}

/** The typed columns, to be moved to the page rather than copied. */
export function buffersOf(columns: ListingColumns): ArrayBuffer[] {
  const { nameEnds, kinds, sizes, modified } = columns;
  return [nameEnds, kinds, sizes, modified].map(
    column => column.buffer as ArrayBuffer
  );
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
