import { mkdir, writeFile } from 'fs/promises';
import { join } from 'path';
import { listDirectory } from '../list';
import type { Performing } from './world';
import { makePerforming } from './world';

let at: Performing;
beforeAll(async () => {
  at = await makePerforming();
  const tree = join(at.world.root, 'tutorial-1', 'home', 'ada', 'tree');
  await mkdir(join(tree, 'b', 'deep', 'deeper'), { recursive: true });
  await mkdir(join(tree, 'a'));
  for (const [path, size] of [
    ['file10.txt', 1],
    ['file2.txt', 30],
    ['.hidden', 2],
    ['a/x.txt', 4],
    ['b/y.bin', 5],
    ['b/deep/z.txt', 6],
    ['b/deep/deeper/last.txt', 7]
  ] as const) {
    await writeFile(join(tree, path), 'x'.repeat(size));
  }
});
afterAll(() => at.world.close());

async function names(args: object = {}, path = '/~/tree'): Promise<string[]> {
  const listing = { collection: at.one, path, ...args };
  const { entries } = await at.perform(listDirectory, listing);
  return entries.map(({ name }) => name);
}

it('lists folders first and naturally by name, without what is hidden', async () => {
  expect(await names()).toEqual(['a', 'b', 'file2.txt', 'file10.txt']);
});

it('shows what is hidden where it is told to', async () => {
  expect(await names({ showHidden: true })).toContain('.hidden');
});

it('takes the service’s filter and order', async () => {
  expect(await names({ filter: 'name:~*.txt' })).toEqual([
    'file2.txt',
    'file10.txt'
  ]);
  expect(await names({ filter: 'type:file', orderBy: 'size' })).toEqual([
    'file10.txt',
    'file2.txt'
  ]);
  expect(await names({ orderBy: 'name DESC' })).toEqual([
    'file2.txt',
    'file10.txt',
    'b',
    'a'
  ]);
});

it('tells sizes in the service’s order too', async () => {
  const { entries } = await at.perform(listDirectory, {
    collection: at.one,
    path: '/~/tree',
    orderBy: 'name DESC'
  });
  expect(entries.map(({ size }) => size)).toEqual([30, 1, null, null]);
});

it('lists the folders inside, each before what it holds', async () => {
  expect(await names({ recursive: true })).toEqual([
    'a',
    'b',
    'file2.txt',
    'file10.txt',
    'a/x.txt',
    'b/deep',
    'b/y.bin',
    'b/deep/deeper',
    'b/deep/z.txt',
    'b/deep/deeper/last.txt'
  ]);
});

it('goes no deeper than it is told', async () => {
  expect(await names({ recursive: true, depth: 0 })).toEqual(await names());
  expect(await names({ recursive: true, depth: 1 })).not.toContain(
    'b/deep/z.txt'
  );
});

it('goes through folders that a filter leaves out', async () => {
  expect(await names({ recursive: true, filter: 'name:~z*' })).toEqual([
    'a',
    'b',
    'b/deep',
    'b/deep/deeper',
    'b/deep/z.txt'
  ]);
});

it('begins at the default folder where no path is given', async () => {
  const found = await names({ recursive: true, depth: 1 }, '');
  expect(found).toEqual(expect.arrayContaining(['tree', 'tree/a']));
});

it('asks for no more once its cell was stopped', async () => {
  const before = (await at.world.requests()).length;
  const context = {
    engine: at.world.page,
    questions: {} as never
  };
  const stop = () => {
    throw new Error('stopped');
  };
  const args = { collection: at.one, path: '/~/tree', recursive: true };
  await expect(listDirectory.run(context, args, stop)).rejects.toThrow(
    'stopped'
  );
  // The top, and this count.
  expect((await at.world.requests()).length - before).toBeLessThanOrEqual(2);
});
