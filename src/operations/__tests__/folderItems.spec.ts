import { readdir } from 'fs/promises';
import { join } from 'path';
import { folder } from '../../engine/__tests__/folder';
import type { FolderItems } from '../../engine/contract';
import { brokenAmong, foldersAmong, hasFolder, itemsOf } from '../folderItems';
import { nameIn } from '../listing';
import { transferOf } from '../transfer';
import { waitTask } from '../waitTask';
import { makePerforming } from './world';

/** What is in a folder, all of it selected. */
function items(types: Record<string, string>): FolderItems {
  const columns = folder(
    '/from/',
    Object.fromEntries(
      Object.entries(types).map(([name, type]) => [name, { type }])
    )
  );
  const indices = Uint32Array.from({ length: columns.count }, (_, at) => at);
  return { ...columns, from: '/from/', to: '/to/', indices };
}

it('names are read by their indices', () => {
  const { names, nameEnds } = items({ a: 'file', 'bb 🌍': 'file' });
  expect([0, 1].map(at => nameIn({ names, nameEnds }, at)).sort()).toEqual([
    'a',
    'bb 🌍'
  ]);
});

it('the first are written out', () => {
  const some = items({ d: 'dir', f: 'file' });
  expect(itemsOf(some, 9)).toEqual(
    expect.arrayContaining([
      { source: '/from/d', destination: '/to/d', recursive: true },
      { source: '/from/f', destination: '/to/f' }
    ])
  );
  expect(itemsOf(some, 1)).toHaveLength(1);
});

it('what may be a folder is told from what is none', () => {
  expect(hasFolder(items({ a: 'file', b: 'invalid_symlink' }))).toBe(false);
  expect(hasFolder(items({ a: 'file', b: 'other' }))).toBe(true);
  expect(
    foldersAmong(items({ a: 'file', b: 'dir', c: 'other' })).sort()
  ).toEqual(['b', 'c']);
});

it('a link that leads nowhere is found', () => {
  expect(brokenAmong(items({ a: 'file', z: 'invalid_symlink' }))).toBe('z');
  expect(brokenAmong(items({ a: 'file' }))).toBeNull();
});

it('a transfer of entries is permitted and sent as one of items is', async () => {
  const at = await makePerforming();
  const listed = await at.world.page.list(at.one, '/share/godata/', false);
  const sent: FolderItems = {
    ...listed,
    from: listed.path,
    to: '/~/all/',
    indices: Uint32Array.from({ length: listed.count }, (_, index) => index)
  };
  await at.world.page.attend(true);
  const { taskId } = await at.perform(transferOf(sent), {
    source: at.one,
    destination: at.two
  });
  expect(at.actions).toEqual([
    {
      right: 'change',
      source: { collection: at.one, path: '/share/godata/' },
      destination: { collection: at.two, path: '/~/all/' },
      mayOverwrite: true
    }
  ]);
  await at.perform(waitTask, { task: taskId, timeout: 20 });
  const there = join(at.world.root, 'tutorial-2', 'home', 'ada', 'all');
  expect((await readdir(there)).sort()).toEqual([
    'file1.txt',
    'file2.txt',
    'file3.txt'
  ]);
  await at.world.close();
});

it('one that deletes names the folders in which it does', () => {
  const ends = { source: 'a', destination: 'b' };
  const sends = transferOf(items({ x: 'dir', y: 'file' }));
  expect(sends.action({ ...ends, deleteDestinationExtra: true })).toMatchObject(
    {
      right: 'destroy',
      where: { collection: 'b', path: '/to/' },
      paths: ['/to/x']
    }
  );
});
