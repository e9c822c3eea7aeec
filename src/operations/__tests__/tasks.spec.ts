import {
  listSkippedErrors,
  listSuccessfulTransfers,
  listTaskEvents
} from '../taskRecords';
import { cancelTask, listTasks, showTask, updateTask } from '../tasks';
import { transfer } from '../transfer';
import { deletePaths } from '../delete';
import { waitTask } from '../waitTask';
import type { Performing } from './world';
import { makePerforming } from './world';

let at: Performing;
beforeEach(async () => {
  at = await makePerforming();
  await at.world.page.attend(true);
  await at.world.page.watchTasks(true);
});
afterEach(() => at.world.close());

/** Sends a path of the one collection to the home on the other. */
async function send(source: string, more: object = {}): Promise<string> {
  const { taskId } = await at.perform(transfer, {
    source: at.one,
    destination: at.two,
    items: [{ source, destination: '/~/sent/' }],
    ...more
  });
  return taskId;
}

async function done(id: string): Promise<string> {
  const task = await at.perform(waitTask, { task: id, timeout: 20 });
  expect(task.status).toBe('SUCCEEDED');
  return id;
}

describe('list-tasks', () => {
  let file: string;
  let folder: string;
  let gone: string;
  beforeEach(async () => {
    file = await done(
      await send('/share/godata/file1.txt', { label: 'One file' })
    );
    folder = await done(await send('/share/godata/', { label: 'Folder *' }));
    const { taskId } = await at.perform(deletePaths, {
      collection: at.two,
      paths: ['/~/sent/file1.txt']
    });
    gone = await done(taskId);
  }, 30_000);

  const ids = async (args: object) =>
    (await at.perform(listTasks, args)).map(({ task_id: id }) => id);

  it('chooses as globus-cli does', async () => {
    expect(await ids({})).toEqual([gone, folder, file]);
    expect(await ids({ limit: 1 })).toEqual([gone]);
    expect(await ids({ types: ['TRANSFER'] })).toEqual([folder, file]);
    expect(await ids({ statuses: ['ACTIVE', 'FAILED'] })).toEqual([]);
    expect(await ids({ tasks: [file, gone] })).toEqual([gone, file]);
    expect(await ids({ labels: ['one*'] })).toEqual([file]);
    expect(await ids({ notLabels: ['one*'] })).toEqual([gone, folder]);
    expect(await ids({ labels: ['Folder *'], exactLabels: true })).toEqual([
      folder
    ]);
    expect(await ids({ labels: ['one*'], exactLabels: true })).toEqual([]);
    const now = new Date().toISOString();
    expect(await ids({ requestedAfter: now })).toEqual([]);
    expect(await ids({ completedBefore: now, limit: 2 })).toEqual([
      gone,
      folder
    ]);
  });
});

it.each([
  [{ limit: 100_001 }, '"limit" must be 100000 or less'],
  [{ statuses: ['GONE'] }, '"statuses.0" must be one of ACTIVE'],
  [{ labels: ['a,b'] }, '"labels.0" can hold no comma'],
  [{ tasks: ['x'] }, '"tasks.0" must be a UUID'],
  [{ requestedAfter: '2026' }, '"requestedAfter" must be a time']
])('refuses %j and names the argument', async (args, words) => {
  await expect(at.perform(listTasks, args)).rejects.toThrow(words);
});

it('tells which files a task has sent, with their checksums', async () => {
  const task = await done(await send('/share/godata/'));
  const files = await at.perform(listSuccessfulTransfers, { task });
  expect(files).toHaveLength(3);
  expect(files[0]).toMatchObject({
    source_path: '/share/godata/file1.txt',
    destination_path: '/~/sent/file1.txt',
    size: 4,
    checksum: expect.stringMatching(/^[0-9a-f]+$/),
    checksum_algorithm: expect.any(String)
  });
  expect(
    await at.perform(listSuccessfulTransfers, { task, limit: 2 })
  ).toHaveLength(2);
});

it('tells what a task has skipped, and why', async () => {
  const task = await done(
    await send('/share/nothing.txt', { skipSourceErrors: true })
  );
  const [skipped] = await at.perform(listSkippedErrors, { task });
  expect(skipped).toMatchObject({
    source_path: '/share/nothing.txt',
    error_code: 'FILE_NOT_FOUND'
  });
});

it('tells what happened to a task, or its errors alone', async () => {
  const task = await send('/share/nothing.txt');
  await at.perform(waitTask, { task, timeout: 2 });
  const events = await at.perform(listTaskEvents, { task });
  expect(events.map(({ is_error: isError }) => isError)).toContain(false);
  const errors = await at.perform(listTaskEvents, { task, errorsOnly: true });
  expect(new Set(errors.map(({ is_error: isError }) => isError))).toEqual(
    new Set([true])
  );
  const [newest] = await at.perform(listTaskEvents, { task, limit: 1 });
  expect(newest).toEqual(events[0]);
  expect(await at.perform(showTask, { task })).toMatchObject({
    task: { task_id: task },
    events
  });
});

it('changes the label and the deadline of a task, each alone', async () => {
  const task = await send('/share/nothing.txt');
  await at.perform(updateTask, { task, label: 'later' });
  const changed = await at.perform(updateTask, {
    task,
    deadline: '2126-01-31T12:00:00Z'
  });
  expect(changed).toMatchObject({
    label: 'later',
    deadline: expect.stringContaining('2126-01-31T12:00:00')
  });
  expect(at.actions.at(-1)).toEqual({
    right: 'edit',
    what: 'task',
    name: task
  });
});

it('asks for nothing where a task is to be changed in nothing', async () => {
  const before = at.actions.length;
  await expect(at.perform(updateTask, { task: at.one })).rejects.toThrow(
    '"label" or "deadline" is missing'
  );
  expect(at.actions).toHaveLength(before);
});

it('what has ended can’t be changed, in the words of the service', async () => {
  const task = await send('/share/nothing.txt');
  expect(await at.perform(cancelTask, { task })).toMatchObject({
    status: 'FAILED'
  });
  await expect(
    at.perform(updateTask, { task, label: 'x' })
  ).rejects.toMatchObject({
    failure: { kind: 'conflict', message: expect.stringContaining('completed') }
  });
});
