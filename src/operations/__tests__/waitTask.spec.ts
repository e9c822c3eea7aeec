import type { TaskDocument } from '../../engine/contract';
import type { Context } from '../context';
import { waitTask } from '../waitTask';

/** An engine whose task runs for so many questions. */
function setUp(questions: number) {
  const asked: number[] = [];
  const task = (): TaskDocument =>
    ({
      task_id: 't',
      status: asked.length < questions ? 'ACTIVE' : 'SUCCEEDED'
    }) as TaskDocument;
  const engine = {
    task: async () => task(),
    waitTasks: async (_: string[], seconds: number) => {
      asked.push(seconds);
      jest.advanceTimersByTime(seconds * 1000);
      return [task()];
    }
  };
  return { asked, context: { engine } as unknown as Context };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('asks until the task has ended, and notes how far it is', async () => {
  const { asked, context } = setUp(3);
  const noted: unknown[] = [];
  const note = (progress: unknown) => void noted.push(progress);
  const task = await waitTask.run(context, { task: 't' }, note);
  expect(task.status).toBe('SUCCEEDED');
  expect(asked).toHaveLength(3);
  expect(noted).toHaveLength(4);
});

it('returns the running task when its time is up', async () => {
  const { asked, context } = setUp(Infinity);
  const args = { task: 't', timeout: 25 };
  const task = await waitTask.run(context, args, () => undefined);
  expect(task.status).toBe('ACTIVE');
  expect(asked).toEqual([10, 10, 5]);
});

it('does not wait for a task that has ended', async () => {
  const { asked, context } = setUp(0);
  await waitTask.run(context, { task: 't' }, () => undefined);
  expect(asked).toEqual([]);
});

describe('a task that is stuck', () => {
  /** An engine whose task has a fault from one question to another. */
  function stuck(from: number, to: number, more: Partial<TaskDocument> = {}) {
    const asked: number[] = [];
    const task = (): TaskDocument =>
      ({
        task_id: 't',
        status: asked.length < 10 ? 'ACTIVE' : 'SUCCEEDED',
        nice_status:
          from <= asked.length && asked.length < to ? 'FILE_NOT_FOUND' : 'OK',
        ...more
      }) as TaskDocument;
    const engine = {
      task: async () => task(),
      waitTasks: async (_: string[], seconds: number) => {
        asked.push(seconds);
        jest.advanceTimersByTime(seconds * 1000);
        return [task()];
      }
    };
    const context = { engine } as unknown as Context;
    const wait = (args: object) =>
      waitTask.run(context, { task: 't', ...args }, () => undefined);
    return { asked, wait };
  }

  it('is waited for unless it is told otherwise', async () => {
    const { wait } = stuck(0, 8);
    expect(await wait({})).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('is returned as it is where that is wanted', async () => {
    const { asked, wait } = stuck(2, 8);
    expect(await wait({ evenIfStuck: false })).toMatchObject({
      nice_status: 'FILE_NOT_FOUND'
    });
    expect(asked).toHaveLength(3);
  });

  it('is not yet stuck for a fault that passes at the next try', async () => {
    const { wait } = stuck(2, 3);
    expect(await wait({ evenIfStuck: false })).toMatchObject({
      status: 'SUCCEEDED'
    });
  });

  it('is returned at once where only a person can help', async () => {
    const { asked, wait } = stuck(0, 0, { status: 'INACTIVE' });
    await wait({ evenIfStuck: false });
    expect(asked).toEqual([]);
  });
});
