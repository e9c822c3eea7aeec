import type { TaskDocument } from '../../globus/types';
import type { TaskSnapshot, WatchedTask } from '../contract';
import { dataAccessScope, troubleOf } from '../contract';
import { Troubles } from '../troubles';
import { hearing } from './listener';
import type { World } from './world';
import { makeWorld } from './world';

let world: World;
let last: TaskSnapshot | null;
beforeEach(async () => {
  world = await makeWorld();
  last = null;
  const { 'tutorial-1': one, 'tutorial-2': two } = world.collections;
  await world.signIn([one!, two!].map(id => dataAccessScope([id])));
  await world.page.listen(
    hearing({ onTasks: snapshot => void (last = snapshot) })
  );
  await world.page.attend(true);
  await world.page.watchTasks(true);
});
afterEach(() => world.close());

/** Sends a file; the task's id. */
async function send(source: string): Promise<string> {
  const { taskId } = await world.page.submitTransfer({
    source_endpoint: world.collections['tutorial-1']!,
    destination_endpoint: world.collections['tutorial-2']!,
    verify_checksum: true,
    DATA: [
      {
        DATA_TYPE: 'transfer_item',
        source_path: source,
        destination_path: '/~/sent'
      }
    ]
  });
  return taskId;
}

/** Looks at the tasks until one's trouble is known. */
async function seen(id: string): Promise<WatchedTask> {
  for (let tries = 0; tries < 100; tries++) {
    const task = last?.tasks.find(one => one.task_id === id);
    if (task?.trouble) {
      return task;
    }
    world.engine.audienceChanged();
    await new Promise(later => setTimeout(later, 30));
  }
  throw new Error(JSON.stringify(last));
}

it('a missing file is named', async () => {
  const id = await send('/~/nowhere.txt');
  expect(await seen(id)).toMatchObject({
    nice_status: 'FILE_NOT_FOUND',
    trouble: {
      code: 'FILE_NOT_FOUND',
      details: expect.stringContaining('File: /~/nowhere.txt') as string
    }
  });
  // However often it is looked at.
  for (let look = 0; look < 5; look++) {
    world.engine.audienceChanged();
    await new Promise(later => setTimeout(later, 30));
  }
  expect(await world.count('GET', `/v0.10/task/${id}/event_list`)).toBe(1);
});

it.each([
  ['consent-revoked', 'AUTH', 'data_access consent'],
  ['credential-expired', 'NO_CREDENTIALS', 'has expired'],
  ['paused', 'PAUSED', 'administrator']
])('what %s leaves a task waiting for is told', async (name, code, words) => {
  await world.control('faults', { name: 'stalls' });
  const id = await send('/share/godata/file1.txt');
  await world.control('faults', { name });
  const task = await seen(id);
  expect(task.status).toBe('INACTIVE');
  expect(task.trouble).toEqual({
    code,
    details: expect.stringContaining(words) as string
  });
});

it('an older error is not taken for the trouble of now', () => {
  const task = { status: 'ACTIVE', nice_status: 'MOON' } as TaskDocument;
  const event = (code: string, is_error = true) => ({
    code,
    description: code,
    details: `of ${code}`,
    is_error,
    time: ''
  });
  const events = [event('MOON', false), event('SUN'), event('MOON')];
  expect(troubleOf(task, events)).toEqual({ code: 'MOON', details: 'of MOON' });
  expect(troubleOf(task, [event('SUN')])).toBeUndefined();
});

it('a failed task whose events say nothing is not asked about again', async () => {
  const begin = Date.now();
  const now = jest.spyOn(Date, 'now').mockReturnValue(begin);
  const ask = jest
    .fn()
    .mockRejectedValueOnce(new Error())
    .mockResolvedValue([]);
  const troubles = new Troubles(ask);
  const failed = {
    task_id: 'a',
    status: 'FAILED',
    fatal_error: { code: 'MOON', description: '' }
  } as TaskDocument;
  for (let minute = 0; minute < 5; minute++) {
    now.mockReturnValue(begin + minute * 60_000);
    await troubles.learn([failed]);
  }
  now.mockRestore();
  // Once more after the answer that never came.
  expect(ask).toHaveBeenCalledTimes(2);
});
