import type { BookmarkDocument, EngineApi } from '../engine/contract';
import { fail } from '../engine/contract';
import type { Operation } from './perform';
import type { Place } from './places';
import { isUuid } from './places';
import { NOTHING, path, takes, text, uuid } from './schemas';
import { summaryOf } from './words';

export interface BookmarkArguments {
  /** UUID or name of the bookmark. */
  bookmark: string;
}

/** A name as the service takes it (read in globus-cli). */
const NAME = text('What the bookmark is called', {
  minLength: 1,
  maxLength: 128,
  format: 'line'
});

const BOOKMARK = text('UUID or name of the bookmark');

/** Returns your bookmarks, as the service has them. */
export const listBookmarks: Operation<object, BookmarkDocument[]> = {
  id: 'list-bookmarks',
  summary: summaryOf('list-bookmarks'),
  schema: NOTHING,
  action: () => ({ right: 'read' }),
  run: ({ engine }) => engine.bookmarks()
};

/** Returns one bookmark, as the service has it. */
export const showBookmark: Operation<BookmarkArguments, BookmarkDocument> = {
  id: 'show-bookmark',
  summary: summaryOf('show-bookmark'),
  schema: takes({ bookmark: BOOKMARK }),
  action: () => ({ right: 'read' }),
  run: ({ engine }, { bookmark }) => find(engine, bookmark)
};

/** Returns the bookmark; its name must be free. */
export const createBookmark: Operation<
  Place & { name: string },
  BookmarkDocument
> = {
  id: 'create-bookmark',
  summary: summaryOf('create-bookmark'),
  schema: takes({
    name: NAME,
    collection: uuid('collection'),
    path: path('Path of the folder')
  }),
  action: ({ name }) => ({ right: 'edit', what: 'bookmark', name }),
  run: ({ engine }, { name, collection, path: folder }) =>
    engine.createBookmark({ name, endpoint_id: collection, path: folder })
};

/** Returns the bookmark with its new name. */
export const renameBookmark: Operation<
  BookmarkArguments & { name: string },
  BookmarkDocument
> = {
  id: 'rename-bookmark',
  summary: summaryOf('rename-bookmark'),
  schema: takes({ bookmark: BOOKMARK, name: NAME }),
  action: ({ bookmark }) => ({
    right: 'edit',
    what: 'bookmark',
    name: bookmark
  }),
  run: async ({ engine }, { bookmark, name }) =>
    engine.renameBookmark(await idOf(engine, bookmark), name)
};

/** Returns the id of the bookmark that was. */
export const deleteBookmark: Operation<BookmarkArguments, { id: string }> = {
  id: 'delete-bookmark',
  summary: summaryOf('delete-bookmark'),
  schema: takes({ bookmark: BOOKMARK }),
  action: ({ bookmark }) => ({
    right: 'edit',
    what: 'bookmark',
    name: bookmark
  }),
  run: async ({ engine }, { bookmark }) => {
    const id = await idOf(engine, bookmark);
    await engine.deleteBookmark(id);
    return { id };
  }
};

async function idOf(engine: EngineApi, bookmark: string): Promise<string> {
  return isUuid(bookmark) ? bookmark : (await find(engine, bookmark)).id;
}

async function find(
  engine: EngineApi,
  bookmark: string
): Promise<BookmarkDocument> {
  const known = await engine.bookmarks();
  const found = known.find(({ id, name }) =>
    isUuid(bookmark) ? id === bookmark.toLowerCase() : name === bookmark
  );
  if (!found) {
    throw fail(
      'bad-request',
      'NoBookmark',
      `You have no bookmark "${bookmark}". ${
        known.length === 0
          ? 'You have none.'
          : `You have ${known.map(({ name }) => `"${name}"`).join(', ')}.`
      }`
    );
  }
  return found;
}
