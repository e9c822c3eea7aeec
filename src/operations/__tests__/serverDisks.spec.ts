import { mkdir, rm, stat, utimes, writeFile } from 'fs/promises';
import { join } from 'path';
import type { World } from '../../engine/__tests__/world';
import { makeWorld } from '../../engine/__tests__/world';
import { dataAccessScope } from '../../engine/contract';
import type { Disks } from '../disks';
import type { ServerAnswer } from '../serverDisks';
import { serverDisks } from '../serverDisks';

let world: World;

beforeEach(async () => {
  world = await makeWorld();
  await world.signIn();
});

afterEach(() => world.close());

/** Some of the names of a folder, as the server extension answers them. */
async function entriesOf(folder: string, ...names: string[]) {
  return Promise.all(
    names.map(async (name): Promise<[string, boolean, number]> => {
      const found = await stat(join(folder, name));
      return [name, found.isDirectory(), found.mtimeMs / 1000];
    })
  );
}

/** A server whose home is that of the personal collection. */
async function setUp(change: Partial<ServerAnswer['found'][0]> = {}) {
  const home = join(world.root, 'personal', 'home', 'ada');
  await mkdir(join(home, 'notebooks', '.hidden'), { recursive: true });
  for (const name of ['a.txt', 'b.txt', 'c.txt', 'd.txt']) {
    await writeFile(join(home, 'notebooks', name), name);
  }
  const folder = join(home, 'notebooks');
  const found = {
    path: home,
    collection: world.collections.personal!,
    collection_path: '/~/',
    folder,
    entries: await entriesOf(
      folder,
      '.hidden',
      'a.txt',
      'b.txt',
      'c.txt',
      'd.txt'
    ),
    ...change
  };
  let answer: ServerAnswer | null = {
    roots: [folder],
    home,
    found: [found],
    bad: []
  };
  let settings: unknown = [];
  const ask = jest.fn(async () => answer);
  const disks = serverDisks({
    engine: world.page,
    settings: () => settings,
    ask,
    local: path => (path.startsWith('S3:') ? null : path),
    root: '~/notebooks'
  });
  return {
    disks,
    ask,
    folder,
    found,
    answers: (other: ServerAnswer | null) => {
      answer = other;
    },
    sets: (value: unknown) => {
      settings = value;
    }
  };
}

const what = async (disks: Disks) =>
  (await disks.look(true)).notes.map(note => note.what);

it('what the server found counts once the collection has the same files', async () => {
  const { disks, ask, found } = await setUp();
  expect(disks.localOf({ collection: found.collection, path: '/~/x' })).toBe(
    null
  );
  expect(await disks.placeOf('a.txt')).toEqual({
    collection: found.collection,
    path: '/~/notebooks/a.txt'
  });
  await disks.placeOf('b.txt');
  expect(await disks.placeOf('S3:b.txt')).toBeNull();
  await disks.look(true);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(
    disks.localOf({ collection: found.collection, path: '/~/notebooks/x/' })
  ).toBe('x');
});

it('files that come, go and change meanwhile do no harm', async () => {
  const { disks, folder } = await setUp();
  await rm(join(folder, 'a.txt'));
  await utimes(join(folder, 'b.txt'), 1, 1);
  await writeFile(join(folder, 'new.txt'), '');
  expect((await disks.look()).mounts).toHaveLength(1);
});

it('other files, the same names of another time, or none are no proof', async () => {
  const { disks, folder, found } = await setUp();
  const keep = found.entries;
  found.entries = keep.map(([name, ...rest]) => [`${name}2`, ...rest]);
  expect(await what(disks)).toEqual(['differs']);
  found.entries = keep.map(([name, is, time]) => [name, is, time - 60]);
  expect(await what(disks)).toEqual(['differs']);
  found.entries = keep.map(([name, is, time]) => [name, !is, time]);
  expect(await what(disks)).toEqual(['differs']);
  found.entries = [];
  expect(await disks.look(true)).toMatchObject({
    mounts: [],
    notes: [{ what: 'empty', name: 'Sandbox Personal Laptop', folder }]
  });
  found.entries = keep;
  expect(await what(disks)).toEqual([]);
  expect(disks.get()?.mounts).toHaveLength(1);
});

it('a personal collection that is off, and one that fails, are told', async () => {
  const off = await setUp({ collection: world.collections.offline! });
  expect(await what(off.disks)).toEqual(['offline']);
  const consent = await setUp({ collection: world.collections['tutorial-2']! });
  expect(await consent.disks.look()).toMatchObject({
    notes: [{ what: 'failed', failure: { kind: 'consent-required' } }]
  });
  await world.signIn([dataAccessScope([world.collections['tutorial-2']!])]);
  // Its home has no such folder.
  expect(await consent.disks.look(true)).toMatchObject({
    notes: [{ what: 'failed', failure: { kind: 'not-found' } }]
  });
});

it('a disk without JupyterLab’s files is told, and not asked for', async () => {
  const { disks } = await setUp({ path: '/elsewhere', folder: null });
  const before = (await world.requests()).length;
  expect(await disks.look()).toMatchObject({
    mounts: [],
    notes: [{ what: 'elsewhere', name: '/elsewhere' }]
  });
  expect(await world.requests()).toHaveLength(before);
});

it('settings count as they stand, before what was found', async () => {
  const { disks, sets, answers, found } = await setUp();
  const one = world.collections['tutorial-1']!;
  sets([{ path: '~', collection: one, collectionPath: '/~/' }, 'junk']);
  const before = (await world.requests()).length;
  expect(await disks.placeOf('x')).toEqual({
    collection: one,
    path: '/~/notebooks/x'
  });
  expect(await world.requests()).toHaveLength(before);
  expect(disks.get()?.notes).toEqual([{ what: 'bad', name: '"junk"' }]);

  // The deeper one counts, wherever it is from.
  sets([{ path: '/', collection: one }]);
  disks.forget();
  expect((await disks.placeOf('x'))?.collection).toBe(found.collection);

  // Without the server extension the page knows the top folder by its word.
  answers(null);
  sets([{ path: '~', collection: one, collectionPath: '/~/' }]);
  disks.forget();
  expect((await disks.placeOf('x'))?.path).toBe('/~/notebooks/x');
});

it('followers hear of it, and what is outdated meanwhile is found anew', async () => {
  const { disks, ask, answers } = await setUp();
  const heard = jest.fn();
  const leave = disks.follow(heard);
  const looking = disks.look();
  answers({ roots: ['/x'], home: null, found: [], bad: ['GLOBUS_X'] });
  disks.forget();
  expect((await looking).notes).toEqual([{ what: 'bad', name: 'GLOBUS_X' }]);
  expect(ask).toHaveBeenCalledTimes(2);
  expect(heard).toHaveBeenCalledTimes(2);
  leave();
  disks.forget();
  expect(heard).toHaveBeenCalledTimes(2);
});

it('a server that can’t be asked is told; who is signed out is asked to sign in', async () => {
  const { disks, ask, sets } = await setUp();
  ask.mockRejectedValueOnce(new Error('403 Forbidden'));
  sets([{ path: '~/notebooks', collection: world.collections.personal }]);
  expect(await disks.look()).toMatchObject({
    mounts: [{ folder: [] }],
    notes: [{ what: 'failed', name: 'jupyterlab-globus/disks' }]
  });
  sets([]);
  await world.page.signOut();
  disks.forget();
  await expect(disks.look()).rejects.toMatchObject({
    failure: { kind: 'signed-out' }
  });
});
