import { mkdir, readdir, writeFile } from 'fs/promises';
import { join } from 'path';
import { transfer } from '../transfer';
import { waitTask } from '../waitTask';
import type { Performing } from './world';
import { makePerforming } from './world';

let at: Performing;
let there: string;
beforeEach(async () => {
  at = await makePerforming();
  there = join(at.world.root, 'tutorial-2', 'home', 'ada', 'copy');
  await mkdir(there, { recursive: true });
  await writeFile(join(there, 'extra.txt'), '');
  await at.world.page.attend(true);
});
afterEach(() => at.world.close());

async function send(more: object): Promise<string[]> {
  const { taskId } = await at.perform(transfer, {
    source: at.one,
    destination: at.two,
    items: [{ source: '/share/godata/', destination: '/~/copy/' }],
    ...more
  });
  await at.perform(waitTask, { task: taskId, timeout: 20 });
  return (await readdir(there)).sort();
}

it('sends what the first rule that fits lets through', async () => {
  const filterRules = [
    { method: 'include', name: 'file2*', type: 'file' },
    { method: 'exclude', name: '*.txt' }
  ];
  expect(await send({ filterRules })).toEqual(['extra.txt', 'file2.txt']);
  expect(at.actions[0]).toMatchObject({ right: 'change' });
});

it('deletes what the source has not, as what destroys', async () => {
  expect(await send({ deleteDestinationExtra: true })).toEqual([
    'file1.txt',
    'file2.txt',
    'file3.txt'
  ]);
  expect(at.actions[0]).toEqual({
    right: 'destroy',
    where: { collection: at.two, path: '/~/copy/' },
    paths: ['/~/copy/'],
    recursive: true,
    source: { collection: at.one, path: '/share/godata/' }
  });
});

it('a rule that is none is refused by name', async () => {
  const filterRules = [{ method: 'keep', name: 'x' }];
  await expect(send({ filterRules })).rejects.toThrow(
    '"filterRules.0.method" must be one of include, exclude'
  );
});
