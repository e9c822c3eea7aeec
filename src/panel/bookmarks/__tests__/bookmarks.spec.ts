import type { Performing } from '../../../operations/__tests__/world';
import { makePerforming } from '../../../operations/__tests__/world';
import { listBookmarks } from '../../../operations/bookmarks';
import { Bookmarks } from '../bookmarks';

describe('Bookmarks', () => {
  let at: Performing;
  let bookmarks: Bookmarks;

  beforeEach(async () => {
    at = await makePerforming();
    bookmarks = new Bookmarks(at.world.page);
    await bookmarks.load();
  });
  afterEach(() => at.world.close());

  const share = () => ({ collection: at.one, path: '/share/' });
  const names = () => bookmarks.state.get().list?.map(({ name }) => name);
  const add = (name: string) => bookmarks.add(at.context, share(), name);
  /** The names that the service has. */
  const kept = async () =>
    (await at.perform(listBookmarks, {})).map(({ name }) => name);

  it('shows a new one before the service has answered, and then it is there', async () => {
    const adding = add('data');
    expect(names()).toEqual(['data']);
    const made = await adding;
    expect(await kept()).toEqual(['data']);
    expect(bookmarks.find(share())).toEqual(made);
    expect(at.actions).toEqual([{ right: 'read' }]);
  });

  it('takes back what the service refuses', async () => {
    const first = await add('data');
    const second = await add('more');
    const again = bookmarks.rename(at.context, second, 'data');
    expect(names()).toEqual(['data', 'data']);
    await expect(again).rejects.toMatchObject({
      failure: { kind: 'conflict' }
    });
    expect(names()).toEqual(['data', 'more']);
    await bookmarks.remove(at.context, first);
    const gone = bookmarks.remove(at.context, first);
    await expect(gone).rejects.toMatchObject({
      failure: { kind: 'not-found' }
    });
    await expect(add('more')).rejects.toThrow('more');
    expect(names()).toEqual(['more']);
    expect(await kept()).toEqual(['more']);
  });

  it('renames and removes at once', async () => {
    const made = await add('data');
    const renaming = bookmarks.rename(at.context, made, 'survey');
    expect(names()).toEqual(['survey']);
    await renaming;
    expect(await kept()).toEqual(['survey']);
    const removing = bookmarks.remove(at.context, made);
    expect(names()).toEqual([]);
    await removing;
    expect(await kept()).toEqual([]);
  });

  it('an answer from before a change does not undo it', async () => {
    const asked = bookmarks.load();
    const adding = add('data');
    await asked;
    expect(names()).toEqual(['data']);
    await adding;
    await bookmarks.load();
    expect(names()).toEqual(['data']);
  });

  it('makes one where the answer to the first try was lost', async () => {
    await at.world.control('faults', {
      route: '/v0.10/bookmark',
      times: 1,
      cut: 'after'
    });
    await add('data');
    expect(await kept()).toEqual(['data']);
  });

  it('finds a folder with a slash at its end and without', async () => {
    await add('data');
    expect(bookmarks.find({ ...share(), path: '/share' })?.name).toBe('data');
    expect(bookmarks.find({ ...share(), path: '/shar' })).toBeNull();
    expect(bookmarks.find({ ...share(), collection: at.two })).toBeNull();
  });

  it('names a bookmark as its folder, by a name that is free', async () => {
    expect(bookmarks.nameFor('/share/godata/', 'One')).toBe('godata');
    expect(bookmarks.nameFor('/', 'One')).toBe('One');
    expect(bookmarks.nameFor('/~/', 'One')).toBe('One');
    await add('godata');
    await add('godata 2');
    expect(bookmarks.nameFor('/x/godata/', 'One')).toBe('godata 3');
  });

  it.each([
    ['/a\nb/', 'a b'],
    ['/ x /', 'x'],
    ['/\u0000/', 'Globus'],
    [`/${'x'.repeat(200)}/`, 'x'.repeat(128)]
  ])(
    'makes of the folder %j a name that the service takes',
    async (path, as) => {
      const name = bookmarks.nameFor(path, 'One');
      expect(name).toBe(as);
      await add(name);
      expect(await kept()).toEqual([as]);
      expect(bookmarks.nameFor(path, 'One')).toHaveLength(
        Math.min(128, as.length + 2)
      );
    }
  );

  it('says why they are not known, and forgets them for another person', async () => {
    await add('data');
    await at.world.control('faults', {
      route: '/v0.10/bookmark_list',
      times: 1,
      status: 403
    });
    await bookmarks.load();
    expect(bookmarks.state.get()).toMatchObject({
      list: [{ name: 'data' }],
      failure: { kind: 'not-permitted' }
    });
    bookmarks.forget();
    expect(bookmarks.state.get()).toEqual({ list: null, failure: null });
    await bookmarks.need();
    expect(names()).toEqual(['data']);
  });

  it('asks anew for another person while the answer for the first is on its way', async () => {
    await add('data');
    bookmarks.forget();
    const first = bookmarks.load();
    bookmarks.forget();
    await bookmarks.need();
    expect(names()).toEqual(['data']);
    await first;
    expect(names()).toEqual(['data']);
  });
});
