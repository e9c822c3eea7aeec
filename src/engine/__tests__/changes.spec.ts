import { failureOf } from '../../globus/errors';
import { dataAccessScope } from '../../globus/scopes';
import { TransferService } from '../../globus/transfer';
import type { World } from './world';
import { makeWorld, outcome } from './world';

let world: World;
let one: string;
beforeEach(async () => {
  world = await makeWorld();
  one = world.collections['tutorial-1']!;
  await world.signIn([dataAccessScope([one])]);
});
afterEach(() => world.close());

const route = (operation: string) =>
  `/v0.10/operation/endpoint/${one}/${operation}`;

function lose(where: string, cut: 'before' | 'after', times = 1) {
  return world.control('faults', { route: where, times, cut });
}

const make = (path: string) => world.page.makeDirectory(one, path);
const move = (from: string, to: string) => world.page.rename(one, from, to);
const there = (path: string) => outcome(world.page.stat(one, path));

describe.each(['before', 'after'] as const)(
  'the connection cut %s the effect',
  cut => {
    it('makes the folder', async () => {
      await lose(route('mkdir'), cut);
      await make('/~/new');
      expect(await there('/~/new')).toBe('fine');
    });

    it('renames', async () => {
      await make('/~/a');
      await lose(route('rename'), cut);
      await move('/~/a', '/~/b');
      expect([await there('/~/a'), await there('/~/b')]).toEqual([
        'not-found',
        'fine'
      ]);
    });

    it('makes one bookmark', async () => {
      await lose('/v0.10/bookmark', cut);
      const bookmark = { name: 'x', endpoint_id: one, path: '/~/' };
      const made = await world.page.createBookmark(bookmark);
      expect(made).toMatchObject(bookmark);
      expect(await world.page.bookmarks()).toEqual([made]);
    });

    it('deletes the bookmark', async () => {
      const bookmark = { name: 'x', endpoint_id: one, path: '/~/' };
      const { id } = await world.page.createBookmark(bookmark);
      await lose(`/v0.10/bookmark/${id}`, cut);
      await world.page.deleteBookmark(id);
      expect(await world.page.bookmarks()).toEqual([]);
    });
  }
);

it('a folder that was there is refused', async () => {
  await make('/~/new');
  expect(await make('/~/new').catch(failureOf)).toMatchObject({
    code: expect.stringContaining('Exists')
  });
});

it('what is not there is not renamed, even after an answer was lost', async () => {
  expect(await outcome(move('/~/a', '/~/b'))).toBe('not-found');
  await lose(route('rename'), 'before');
  expect(await outcome(move('/~/a', '/~/b'))).toBe('not-found');
});

it('a bookmark’s name that is taken is refused, even after an answer was lost', async () => {
  const bookmark = { name: 'x', endpoint_id: one, path: '/~/' };
  await world.page.createBookmark(bookmark);
  const other = { ...bookmark, path: '/share/' };
  expect(await outcome(world.page.createBookmark(other))).toBe('conflict');
  await lose('/v0.10/bookmark', 'before');
  expect(await outcome(world.page.createBookmark(other))).toBe('conflict');
});

it('changes nothing as who signed in meanwhile', async () => {
  await world.control('faults', {
    route: route('mkdir'),
    times: 1,
    delay_ms: 1000,
    cut: 'before'
  });
  const making = outcome(make('/~/new'));
  await world.page.signOut();
  const scopes = [dataAccessScope([one])];
  const pending = await world.page.beginSignIn({ scopes, session: null });
  const code = await world.codeFor(pending, 'grace@example.edu');
  await world.page.completeSignIn(pending.id, code);
  // Tried again before the other one was in, it finds nobody there.
  expect(['other-identity', 'signed-out']).toContain(await making);
  expect(await there('/~/new')).toBe('not-found');
});

describe('a request that the browser has sent twice by itself', () => {
  /** What the first one did; its answer got lost, and nobody was told. */
  const before = async (
    method: 'makeDirectory' | 'rename' | 'createBookmark',
    act: () => Promise<unknown>
  ) => {
    const { prototype } = TransferService;
    const real = prototype[method] as (...args: unknown[]) => unknown;
    const twice = jest
      .spyOn(prototype, method as 'rename')
      .mockImplementationOnce(async function (this: unknown, ...args) {
        await real.apply(this, args);
        return real.apply(this, args) as Promise<void>;
      });
    try {
      await act();
      expect(twice).toHaveBeenCalledTimes(1);
    } finally {
      twice.mockRestore();
    }
  };

  it('makes the folder', async () => {
    await before('makeDirectory', () => make('/~/new'));
    expect(await there('/~/new')).toBe('fine');
  });

  it('renames', async () => {
    await make('/~/a');
    await before('rename', () => move('/~/a', '/~/b'));
    expect(await there('/~/b')).toBe('fine');
  });

  it('makes one bookmark', async () => {
    const bookmark = { name: 'x', endpoint_id: one, path: '/~/' };
    await before('createBookmark', () => world.page.createBookmark(bookmark));
    expect(await world.page.bookmarks()).toHaveLength(1);
  });
});

it('renames nothing as who signed in while the new path was looked at', async () => {
  await make('/~/a');
  await world.control('faults', { route: route('stat'), delay_ms: 1000 });
  const renaming = outcome(move('/~/a', '/~/b'));
  await world.page.signOut();
  const scopes = [dataAccessScope([one])];
  const pending = await world.page.beginSignIn({ scopes, session: null });
  const code = await world.codeFor(pending, 'grace@example.edu');
  await world.page.completeSignIn(pending.id, code);
  expect(await renaming).toBe('other-identity');
});
