import { mkdir, writeFile } from 'fs/promises';
import { join } from 'path';
import { deletePaths } from '../delete';
import { listDirectory } from '../list';
import { waitTask } from '../waitTask';
import type { Performing } from './world';
import { makePerforming } from './world';

let at: Performing;
beforeEach(async () => {
  at = await makePerforming();
  const home = join(at.world.root, 'tutorial-1', 'home', 'ada');
  await mkdir(join(home, 'old', 'inside'), { recursive: true });
  await writeFile(join(home, 'old', '*'), '');
  await writeFile(join(home, 'old', 'kept'), '');
  await at.world.page.attend(true);
  await at.world.page.watchTasks(true);
});
afterEach(() => at.world.close());

async function remove(args: object) {
  const { taskId } = await at.perform(deletePaths, {
    collection: at.one,
    ...args
  });
  return at.perform(waitTask, { task: taskId, timeout: 20 });
}

async function names(): Promise<string[]> {
  const listing = { collection: at.one, path: '/~/old' };
  const { entries } = await at.perform(listDirectory, listing);
  return entries.map(({ name }) => name);
}

it('deletes a folder with all in it, and says so before', async () => {
  expect(
    await remove({ paths: ['/~/old/inside', '/~/old/kept'], recursive: true })
  ).toMatchObject({ type: 'DELETE', status: 'SUCCEEDED' });
  expect(await names()).toEqual(['*']);
  expect(at.actions[0]).toEqual({
    right: 'destroy',
    where: { collection: at.one, path: '/~/old/' },
    paths: ['/~/old/inside', '/~/old/kept'],
    recursive: true,
    source: null
  });
});

it.each([
  ['/~/old/', '/~/'],
  ['/old', '/'],
  ['/', '/']
])('says that %s is deleted from %s', (path, folder) => {
  expect(
    deletePaths.action({ collection: at.one, paths: [path] })
  ).toMatchObject({ where: { path: folder } });
});

it('takes a star for a name', async () => {
  await remove({ paths: ['/~/old/*'] });
  expect(await names()).toEqual(['inside', 'kept']);
});

it('deletes no folder unless it is told to', async () => {
  expect(await remove({ paths: ['/~/old/inside'] })).toMatchObject({
    status: 'FAILED'
  });
  expect(await names()).toContain('inside');
});

it('passes over what is not there only when it is told to', async () => {
  const paths = ['/~/old/nothing'];
  expect(await remove({ paths })).toMatchObject({ status: 'FAILED' });
  expect(await remove({ paths, ignoreMissing: true })).toMatchObject({
    status: 'SUCCEEDED'
  });
});

it.each([
  [{ paths: [] }, '"paths" must have 1 or more'],
  [{ paths: ['old'] }, '"paths.0" must be a path'],
  [{ paths: ['/~/../x'] }, '"paths.0" must be a path'],
  [{ paths: ['/~/x'], interpretGlobs: true }, '"interpretGlobs" is not known']
])('refuses %j before anything is asked', async (args, words) => {
  await expect(remove(args)).rejects.toThrow(words);
  expect(at.actions).toEqual([]);
});
