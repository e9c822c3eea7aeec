import type { Performing } from '../../__tests__/world';
import { makePerforming } from '../../__tests__/world';
import { OPERATIONS } from '../../registry';
import type { OperationId } from '../../words';
import { RETURNS } from '..';
import { mismatch } from './mismatch';

let at: Performing;
/** Every operation that a spec below has run. */
const seen = new Set<string>();

beforeAll(async () => {
  at = await makePerforming();
  await at.world.page.attend(true);
  await at.world.page.watchTasks(true);
});
afterAll(() => at.world.close());

/** Runs an operation and holds what it returns against what is told of it. */
async function told<R>(id: OperationId, args: object = {}): Promise<R> {
  const value = await at.perform(OPERATIONS[id]!, args);
  const asSent = JSON.parse(JSON.stringify(value)) as unknown;
  expect(`${id}: ${mismatch(RETURNS[id], asSent) ?? 'fine'}`).toBe(
    `${id}: fine`
  );
  seen.add(id);
  return value as R;
}

interface Sent {
  taskId: string;
}

it('session and collections', async () => {
  await told('who-am-i');
  await told('search-collections', { text: 'sandbox' });
  for (const collection of Object.values(at.world.collections)) {
    await told('show-collection', { collection });
  }
});

it('files', async () => {
  const collection = at.one;
  await told('list-directory', {
    collection,
    path: '/share/',
    recursive: true
  });
  await told('stat', { collection, path: '/share/' });
  await told('make-directory', { collection, path: '/~/a' });
  await told('rename', { collection, path: '/~/a', newPath: '/~/b' });
});

it('tasks', async () => {
  const items = [
    { source: '/share/godata/', destination: '/~/sent/' },
    { source: '/share/nothing', destination: '/~/nothing' }
  ];
  const { taskId: task } = await told<Sent>('transfer', {
    source: at.one,
    destination: at.two,
    items,
    skipSourceErrors: true
  });
  await told('wait-task', { task, timeout: 20 });
  await told('wait-tasks', { tasks: [task], timeout: 20 });
  await told('show-task', { task });
  await told('list-task-events', { task });
  expect(await told('list-successful-transfers', { task })).toHaveLength(3);
  expect(await told('list-skipped-errors', { task })).toHaveLength(1);
  const { taskId: stuck } = await told<Sent>('transfer', {
    source: at.one,
    destination: at.two,
    items
  });
  await told('update-task', { task: stuck, label: 'stuck' });
  await told('cancel-task', { task: stuck });
  await told('delete', { collection: at.two, paths: ['/~/sent/file1.txt'] });
  expect(await told('list-tasks')).toHaveLength(3);
});

it('bookmarks', async () => {
  const { id: bookmark } = await told<{ id: string }>('create-bookmark', {
    name: 'x',
    collection: at.one,
    path: '/share/'
  });
  await told('show-bookmark', { bookmark });
  await told('rename-bookmark', { bookmark, name: 'y' });
  expect(await told('list-bookmarks')).toHaveLength(1);
  await told('delete-bookmark', { bookmark });
});

it('timers', async () => {
  const { job_id: timer } = await told<{ job_id: string }>('create-timer', {
    source: at.one,
    destination: at.two,
    items: [{ source: '/share/godata/', destination: '/~/sent/' }],
    every: 3600
  });
  expect(await told('list-timers')).toHaveLength(1);
  await told('show-timer', { timer });
  expect(await told('pause-timer', { timer })).toMatchObject({
    inactive_reason: { cause: 'user' }
  });
  await told('resume-timer', { timer });
  await told('delete-timer', { timer });
});

it('signing out and in, and nobody', async () => {
  await told('sign-out');
  await told('who-am-i');
  await told('sign-in');
});

it('there is none that was not run', () => {
  expect([...seen].sort()).toEqual(Object.keys(RETURNS).sort());
});
