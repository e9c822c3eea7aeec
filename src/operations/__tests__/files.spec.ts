import { makeDirectory, rename, stat } from '../files';
import { listDirectory } from '../list';
import type { Performing } from './world';
import { makePerforming } from './world';

let at: Performing;
beforeEach(async () => void (at = await makePerforming()));
afterEach(() => at.world.close());

async function names(path: string): Promise<string[]> {
  const { entries } = await at.perform(listDirectory, {
    collection: at.one,
    path
  });
  return entries.map(({ name }) => name);
}

it('stat shows one file, with its owner and permissions', async () => {
  const entry = await at.perform(stat, {
    collection: at.one,
    path: '/share/godata/file1.txt'
  });
  expect(entry).toEqual({
    name: 'file1.txt',
    type: 'file',
    size: 4,
    modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    linkTarget: null,
    permissions: expect.stringMatching(/^0\d{3}$/),
    user: expect.any(String),
    group: expect.any(String)
  });
  expect(at.actions).toEqual([{ right: 'read' }]);
});

it('stat of nothing is not found', async () => {
  const nothing = { collection: at.one, path: '/share/nothing' };
  await expect(at.perform(stat, nothing)).rejects.toMatchObject({
    failure: { kind: 'not-found' }
  });
});

it('makes a folder, as a change that overwrites nothing', async () => {
  const place = { collection: at.one, path: '/~/new folder' };
  expect(await at.perform(makeDirectory, place)).toEqual(place);
  expect(await names('/~/')).toContain('new folder');
  expect(at.actions[0]).toEqual({
    right: 'change',
    source: null,
    destination: place,
    mayOverwrite: false
  });
});

it('renames, as a change in the folder that both paths share', async () => {
  await at.perform(makeDirectory, { collection: at.one, path: '/~/a' });
  await at.perform(makeDirectory, { collection: at.one, path: '/~/b' });
  await at.perform(rename, {
    collection: at.one,
    path: '/~/a',
    newPath: '/~/b/c'
  });
  expect(await names('/~/b')).toEqual(['c']);
  expect(at.actions[2]).toMatchObject({
    right: 'change',
    destination: { collection: at.one, path: '/~/' }
  });
});

it('renames onto nothing that is there', async () => {
  for (const name of ['a', 'b']) {
    await at.perform(makeDirectory, { collection: at.one, path: `/~/${name}` });
  }
  const onto = { collection: at.one, path: '/~/a', newPath: '/~/b' };
  await expect(at.perform(rename, onto)).rejects.toMatchObject({
    failure: { kind: 'conflict', message: expect.stringContaining('/~/b') }
  });
  expect(await names('/~/')).toEqual(expect.arrayContaining(['a', 'b']));
});
