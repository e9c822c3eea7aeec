import { fail } from '../globus/errors';
import type { TransferItemDocument } from '../globus/types';
import type { FolderItems } from './contract';
import { ENTRY_KINDS } from './entryKinds';

const FOLDER = ENTRY_KINDS.indexOf('dir');

/**
 * The items of a transfer document, folders with all in them.
 *
 * @throws GlobusError `bad-request` for a name that leads out of its folder: a
 *   listing has none, unless someone means harm.
 */
export function itemDocuments(items: FolderItems): TransferItemDocument[] {
  const { from, to, names, nameEnds, kinds, indices } = items;
  return Array.from(indices, index => {
    const start = index === 0 ? 0 : nameEnds[index - 1];
    const name = names.slice(start, nameEnds[index]);
    if (['', '.', '..'].includes(name) || name.includes('/')) {
      throw fail(
        'bad-request',
        'BadName',
        `"${name}" is no name of a file or folder. Nothing was sent: take it out of the selection.`
      );
    }
    return {
      DATA_TYPE: 'transfer_item' as const,
      source_path: from + name,
      destination_path: to + name,
      ...(kinds[index] === FOLDER ? { recursive: true } : {})
    };
  });
}
