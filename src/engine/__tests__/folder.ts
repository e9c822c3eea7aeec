import type { FileDocument, FileListDocument } from '../../globus/types';
import type { ListingColumns } from '../contract';
import { toColumns } from '../listing';

/**
 * A folder's columns, as the engine makes them.
 *
 * @param entries - By name; what is left out is that of an empty file.
 */
export function folder(
  path: string,
  entries: Record<string, Partial<FileDocument>>
): ListingColumns {
  const DATA = Object.entries(entries).map(([name, more]) => ({
    name,
    type: 'file',
    size: 0,
    last_modified: null,
    ...more
  }));
  return toColumns({ DATA, endpoint: '', path } satisfies FileListDocument);
}
