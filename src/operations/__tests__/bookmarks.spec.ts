import {
  createBookmark,
  deleteBookmark,
  listBookmarks,
  renameBookmark
} from '../bookmarks';
import type { Performing } from './world';
import { makePerforming } from './world';

let at: Performing;
beforeEach(async () => void (at = await makePerforming()));
afterEach(() => at.world.close());

function create(name: string) {
  return at.perform(createBookmark, {
    name,
    collection: at.one,
    path: '/share/'
  });
}

it('makes, lists, renames and deletes, by id or by name', async () => {
  const { id } = await create('survey');
  const again = { bookmark: 'survey', name: 'data' };
  expect(await at.perform(renameBookmark, again)).toMatchObject({
    id,
    name: 'data'
  });
  expect(await at.perform(listBookmarks, {})).toEqual([
    expect.objectContaining({ name: 'data', endpoint_id: at.one })
  ]);
  expect(await at.perform(deleteBookmark, { bookmark: id })).toEqual({ id });
  expect(await at.perform(listBookmarks, {})).toEqual([]);
  expect(at.actions.filter(({ right }) => right === 'edit')).toEqual([
    { right: 'edit', what: 'bookmark', name: 'survey' },
    { right: 'edit', what: 'bookmark', name: 'survey' },
    { right: 'edit', what: 'bookmark', name: id }
  ]);
});

it('names those that there are where it finds none', async () => {
  await create('survey');
  await expect(
    at.perform(deleteBookmark, { bookmark: 'surveys' })
  ).rejects.toThrow('no bookmark "surveys". You have "survey".');
});

it('a name that is taken is refused in the words of the service', async () => {
  await create('survey');
  await expect(create('survey')).rejects.toMatchObject({
    failure: { kind: 'conflict', message: expect.stringContaining('survey') }
  });
});

it.each(['', ' x', 'a\nb', 'x'.repeat(129)])(
  'refuses the name %j before anything is asked',
  async name => {
    await expect(create(name)).rejects.toThrow('"name"');
    expect(at.actions).toEqual([]);
  }
);
