import type { TaskDocument } from '../../engine/contract';
import { fail } from '../../engine/contract';
import { untilEnded } from '../waiting';

type Status = TaskDocument['status'];

const task = (id: string, status: Status, nice_status = 'OK') =>
  ({ task_id: id, status, nice_status }) as TaskDocument;

/** An engine whose tasks end after so many questions. */
function setUp(ends: Record<string, number>, changes = {}) {
  const asked: string[][] = [];
  const noted: [number, string | undefined][] = [];
  const world = { failing: 0, kind: 'no-connection' as const, jump: 0 };
  const now = () =>
    Object.entries(ends).map(([id, count]) => ({
      ...task(id, asked.length < count ? 'ACTIVE' : 'SUCCEEDED'),
      ...(asked.length < count ? changes : {})
    }));
  const engine = {
    waitTasks: async (ids: readonly string[], seconds: number) => {
      asked.push([...ids]);
      jest.setSystemTime(Date.now() + world.jump);
      if (world.failing-- > 0) {
        throw fail(world.kind, 'Whatever', 'cut off');
      }
      jest.advanceTimersByTime(seconds * 1000);
      return now();
    }
  };
  const wait = (patience: Parameters<typeof untilEnded>[2]) =>
    untilEnded(engine, now(), patience, (tasks, unreachable) =>
      noted.push([
        tasks.filter(one => one.status === 'ACTIVE').length,
        unreachable
      ])
    );
  return { asked, noted, wait, world };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('waits for all, and asks only about those that have not ended', async () => {
  const { asked, noted, wait } = setUp({ a: 1, b: 3, c: 2 });
  const ended = await wait({});
  expect(ended.map(one => one.task_id)).toEqual(['a', 'b', 'c']);
  expect(asked).toEqual([['a', 'b', 'c'], ['b', 'c'], ['b']]);
  expect(noted.map(([running]) => running)).toEqual([3, 2, 1, 0]);
});

it('waits for the first, where that is wanted', async () => {
  const { asked, wait } = setUp({ a: 9, b: 2 });
  expect((await wait({ first: true })).map(one => one.status)).toEqual([
    'ACTIVE',
    'SUCCEEDED'
  ]);
  expect(asked).toHaveLength(2);
  const none = setUp({ a: 9, b: 0 });
  await none.wait({ first: true });
  expect(none.asked).toEqual([]);
});

it('waits on for those that move while others are stuck', async () => {
  const { asked, wait } = setUp(
    { a: 9, b: 9 },
    { nice_status: 'FILE_NOT_FOUND' }
  );
  await wait({ evenIfStuck: false });
  // Once a fault has lasted five seconds, none is waited for.
  expect(asked).toHaveLength(1);
  const all = setUp({ a: 4 }, { nice_status: 'FILE_NOT_FOUND' });
  await all.wait({});
  expect(all.asked).toHaveLength(4);
});

it('goes on where Globus can not be reached for a while, and says so', async () => {
  const { asked, noted, wait, world } = setUp({ a: 5 });
  world.failing = 4;
  const waited = wait({});
  await jest.advanceTimersByTimeAsync(60_000);
  expect((await waited)[0]!.status).toBe('SUCCEEDED');
  expect(asked).toHaveLength(5);
  expect(noted.map(([, said]) => said)).toEqual([
    undefined,
    ...Array<string>(4).fill('cut off'),
    undefined
  ]);
});

it('fails where it will not pass', async () => {
  const { wait, world } = setUp({ a: 5 });
  Object.assign(world, { failing: 1, kind: 'not-found' });
  await expect(wait({})).rejects.toThrow('cut off');
});

it.each([0, -3600_000])(
  'is over with its time, with a clock that is set by %d ms each time',
  async jump => {
    const { asked, wait, world } = setUp({ a: 1000 });
    world.jump = jump;
    await wait({ timeout: 25 });
    expect(asked).toHaveLength(3);
  }
);

it('counts the time that the computer slept', async () => {
  const { asked, wait, world } = setUp({ a: 1000 });
  world.jump = 3600_000;
  await wait({ timeout: 25 });
  expect(asked).toHaveLength(1);
});
