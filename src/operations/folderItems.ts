import type { FolderItems } from '../engine/contract';
import { ENTRY_KINDS } from '../engine/contract';
import { nameIn } from './listing';
import type { TransferItem } from './transfer';

const FOLDER = ENTRY_KINDS.indexOf('dir');
const BROKEN = ENTRY_KINDS.indexOf('invalid_symlink');

/** The first of the items, one by one. */
export function itemsOf(items: FolderItems, count: number): TransferItem[] {
  return Array.from(items.indices.subarray(0, count), index => {
    const name = nameIn(items, index);
    return {
      source: items.from + name,
      destination: items.to + name,
      ...(items.kinds[index] === FOLDER ? { recursive: true } : {})
    };
  });
}

/** Whether one may be a folder. */
export function hasFolder({ indices, kinds }: FolderItems): boolean {
  return indices.some(index => isMaybeFolder(kinds[index]!));
}

/** Names of what is, or may be, a folder. */
export function foldersAmong(items: FolderItems): string[] {
  const { indices, kinds } = items;
  return Array.from(
    indices.filter(index => isMaybeFolder(kinds[index]!)),
    index => nameIn(items, index)
  );
}

/** The name of a link that leads nowhere, which Globus can't send; null: none. */
export function brokenAmong(items: FolderItems): string | null {
  const index = items.indices.find(each => items.kinds[each] === BROKEN);
  return index === undefined ? null : nameIn(items, index);
}

/** Of some other kind is what nobody has looked at. */
function isMaybeFolder(kind: number): boolean {
  return kind === FOLDER || kind === OTHER;
}

const OTHER = ENTRY_KINDS.indexOf('other');
