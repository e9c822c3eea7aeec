import type { BookmarkDocument } from '../globus/types';
import type { TransferService } from '../globus/transfer';
import type { Calls } from './calls';

export async function list(calls: Calls): Promise<BookmarkDocument[]> {
  return (await calls.transfer(service => service.bookmarks())).DATA;
}

/** Makes a bookmark, one even where the service's first answer was lost. */
export async function create(
  calls: Calls,
  bookmark: Omit<BookmarkDocument, 'id'>
): Promise<BookmarkDocument> {
  const { name, endpoint_id: id, path } = bookmark;
  let made: BookmarkDocument | undefined;
  const isThere = async (service: TransferService) => {
    made = (await service.bookmarks()).DATA.find(
      one => one.name === name && one.endpoint_id === id && one.path === path
    );
    return made !== undefined;
  };
  await calls.change(
    async service => {
      made = await service.createBookmark(bookmark);
    },
    isThere,
    async service => !(await isThere(service))
  );
  return made!;
}

/** Deletes a bookmark; one that is gone after an answer was lost is deleted. */
export function remove(calls: Calls, id: string): Promise<void> {
  return calls.change(
    service => service.deleteBookmark(id),
    async (_, { kind }) => kind === 'not-found'
  );
}
