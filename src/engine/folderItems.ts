import { fail } from '../globus/errors';
import type { TransferItemDocument } from '../globus/types';
import { ENTRY_KINDS } from './entryKinds';
import type { FolderItems } from './filesTypes';

const FOLDER = ENTRY_KINDS.indexOf('dir');

/**
 * Refuses a name that means something else than what is in its folder: a
 * listing has none, unless someone means harm.
 *
 * @throws GlobusError `bad-request`.
 */
export function checkName(name: string): void {
  if (['', '.', '..'].includes(name) || name.includes('/')) {
    throw fail(
      'bad-request',
      'BadName',
      `"${name}" is no name of a file or folder. Nothing was done: take it out of the selection.`
    );
  }
}

/**
 * The items of a transfer document, folders with all in them.
 *
 * @throws GlobusError as {@link checkName}.
 */
export function itemDocuments(items: FolderItems): TransferItemDocument[] {
  const { from, to, names, nameEnds, kinds, indices } = items;
  return Array.from(indices, index => {
    const start = index === 0 ? 0 : nameEnds[index - 1];
    const name = names.slice(start, nameEnds[index]);
    checkName(name);
    return {
      DATA_TYPE: 'transfer_item' as const,
      source_path: from + name,
      destination_path: to + name,
      ...(kinds[index] === FOLDER ? { recursive: true } : {})
    };
  });
}
