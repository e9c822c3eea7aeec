import type { BookmarkDocument } from '../globus/types';
import type { Calls } from './calls';

export async function list(calls: Calls): Promise<BookmarkDocument[]> {
  return (await calls.transfer(service => service.bookmarks())).DATA;
}

/** Makes a bookmark, one even where the service's first answer was lost. */
export async function create(
  calls: Calls,
  bookmark: Omit<BookmarkDocument, 'id'>
): Promise<BookmarkDocument> {
  let made: BookmarkDocument | undefined;
  await calls.change(
    async service => {
      made = await service.createBookmark(bookmark);
    },
    async service => {
      const { name, endpoint_id: id, path } = bookmark;
      made = (await service.bookmarks()).DATA.find(
        one => one.name === name && one.endpoint_id === id && one.path === path
      );
      return made !== undefined;
    }
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
