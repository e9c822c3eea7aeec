import { nullTranslator } from '@jupyterlab/translation';
import type { TaskDocument } from '../../engine/contract';
import { deletePaths } from '../../operations/delete';
import type { Performing } from '../../operations/__tests__/world';
import { makePerforming } from '../../operations/__tests__/world';
import { stateOf } from '../../operations/taskState';
import { cancelTask } from '../../operations/tasks';
import { transfer } from '../../operations/transfer';
import { hasEnded } from '../../operations/waitTask';
import { recordOf } from '../record';

const isStuck = (task: TaskDocument) => stateOf(task) === 'stuck';

let at: Performing;
beforeEach(async () => {
  at = await makePerforming();
});
afterEach(() => at.world.close());

async function send(source: string) {
  const { taskId } = await at.perform(transfer, {
    source: at.one,
    destination: at.two,
    items: [{ source, destination: '/~/sent' }]
  });
  return taskId;
}

async function seen(id: string, test: (task: TaskDocument) => boolean) {
  for (;;) {
    const task = await at.world.page.task(id);
    if (test(task)) {
      return recordOf(at.world.page, task, nullTranslator.load(''));
    }
    await new Promise(later => setTimeout(later, 50));
  }
}

it('has the files that a transfer has sent, with their checksums', async () => {
  const { files, events } = await seen(
    await send('/share/godata/file1.txt'),
    hasEnded
  );
  expect(files).toEqual([
    expect.objectContaining({
      source_path: '/share/godata/file1.txt',
      destination_path: '/~/sent',
      size: 4,
      checksum: expect.stringMatching(/^[0-9a-f]{16,}$/) as string
    })
  ]);
  expect(events).toEqual([]);
});

it('has what happened to a task that is stuck or has failed', async () => {
  const task = await send('/share/godata/missing');
  const { files, events } = await seen(task, isStuck);
  expect(files).toBeNull();
  expect(events[0]).toMatchObject({ code: 'FILE_NOT_FOUND', is_error: true });
  await at.perform(cancelTask, { task });
  const after = await seen(task, hasEnded);
  expect(after.files).toEqual([]);
  expect(after.events[0]).toMatchObject({ code: 'CANCELED' });
});

it('has no files of a delete', async () => {
  const { taskId } = await at.perform(deletePaths, {
    collection: at.one,
    paths: ['/~/gone'],
    ignoreMissing: true
  });
  expect(await seen(taskId, hasEnded)).toEqual({
    files: null,
    events: [],
    unread: null
  });
});

it('says why it could not be read, of a task that has ended all the same', async () => {
  const id = await send('/share/godata/file1.txt');
  await seen(id, hasEnded);
  await at.world.control('faults', {
    route: `/v0.10/task/${id}/successful_transfers`,
    times: 10,
    status: 503
  });
  const { files, unread } = await seen(id, hasEnded);
  expect(files).toBeNull();
  expect(unread).toMatch(/Globus does not answer as it should/);
});
