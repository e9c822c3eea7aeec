import { failureOf } from '../../globus/errors';
import { dataAccessScope } from '../../globus/scopes';
import type { World } from './world';
import { makeWorld } from './world';

let world: World;
let from: string;
let to: string;
beforeEach(async () => {
  world = await makeWorld();
  from = world.collections['tutorial-1']!;
  to = world.collections['tutorial-2']!;
  await world.signIn([dataAccessScope([from, to])]);
});
afterEach(() => world.close());

/** Sends something to a place of its own; the task's id. */
async function send(source: string, recursive = false): Promise<string> {
  const { taskId } = await world.page.submitTransfer({
    source_endpoint: from,
    destination_endpoint: to,
    verify_checksum: true,
    skip_source_errors: true,
    DATA: [
      {
        DATA_TYPE: 'transfer_item',
        source_path: source,
        destination_path: '/~/got',
        ...(recursive ? { recursive } : {})
      }
    ]
  });
  return taskId;
}

async function end(id: string): Promise<void> {
  await world.page.attend(true);
  await world.page.watchTasks(true);
  expect(await world.page.waitTask(id, 20)).toMatchObject({
    status: 'SUCCEEDED'
  });
}

it('the files that were sent come from a marker on', async () => {
  const id = await send('/share/godata/', true);
  await end(id);
  const all = await world.page.sentFiles(id, null);
  expect(all.DATA.map(file => file.source_path).sort()).toEqual(
    [1, 2, 3].map(n => `/share/godata/file${n}.txt`)
  );
  expect(all.next_marker).toBeNull();
  // The sandbox's markers count the files.
  const rest = await world.page.sentFiles(id, 1);
  expect(rest.DATA).toEqual(all.DATA.slice(1));
});

it('what was skipped is told with why', async () => {
  const id = await send('/~/nowhere.txt');
  await end(id);
  expect(await world.page.skippedFiles(id, null)).toMatchObject({
    DATA: [{ source_path: '/~/nowhere.txt', error_code: 'FILE_NOT_FOUND' }],
    next_marker: null
  });
  expect((await world.page.sentFiles(id, null)).DATA).toEqual([]);
});

it('who paused a task is told while it is paused', async () => {
  await world.control('faults', { name: 'stalls' });
  const id = await send('/share/godata/file1.txt');
  expect(await world.page.pauseInfo(id)).toMatchObject({ pause_rules: [] });
  await world.control('faults', { name: 'paused', collection: to });
  const told = await world.page.pauseInfo(id);
  const [rule] = told.pause_rules;
  expect(rule).toMatchObject({ message: 'Paused by its administrator' });
  expect(rule!.endpoint_display_name).not.toBe('');
  expect(told.source_pause_message).toBeNull();
});

it('of a task that is nobody’s, nothing is told', async () => {
  const id = '00000000-0000-4000-8000-000000000000';
  for (const ask of [
    world.page.sentFiles(id, null),
    world.page.skippedFiles(id, null),
    world.page.pauseInfo(id)
  ]) {
    expect(await ask.catch(failureOf)).toMatchObject({ kind: 'not-found' });
  }
});
