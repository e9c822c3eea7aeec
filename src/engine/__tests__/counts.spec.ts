/**
 * What the watch costs, counted by the sandbox: 10,000 tasks that have ended
 * and 100 active ones, of which three get on.
 */
import type { EnginePage } from '../page';
import type { World } from './world';
import { makeWorld } from './world';

const LIST = '/v0.10/task_list';
const MINUTE = 60_000;

let world: World;
let pages: EnginePage[];

beforeEach(async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  world = await makeWorld();
  await world.signIn();
  await world.control('tasks', { ended: 10_000, active: 100 });
  pages = [world.page];
});

afterEach(async () => {
  jest.useRealTimers();
  await world.close();
});

async function open(count: number): Promise<void> {
  while (pages.length < count) {
    const page = world.engine.openPage();
    await page.configure(world.choice, 'no-server');
    pages.push(page);
  }
  await Promise.all(pages.map(page => page.watchTasks(true)));
}

/** Lets time pass while pages say that they are there; counts the requests. */
async function pass(
  minutes: number,
  visible: boolean,
  listening = false
): Promise<number> {
  const before = await world.count('GET', LIST);
  for (let half = 0; half < 2 * minutes; half++) {
    await Promise.all(pages.map(page => page.attend(visible, listening)));
    await jest.advanceTimersByTimeAsync(MINUTE / 2);
  }
  return (await world.count('GET', LIST)) - before;
}

it('five pages cost what one does', async () => {
  await open(1);
  const first = await pass(1, true);
  // Young tasks are looked at more often; nothing is asked task by task.
  const calm = await pass(10, true);
  await open(5);
  await pass(1, true);
  const five = await pass(10, true);
  expect(first).toBeLessThan(60);
  expect(calm).toBeGreaterThan(60);
  expect(calm).toBeLessThanOrEqual(130);
  // The tasks are older by then, and looked at a little less often.
  expect(Math.abs(five - calm)).toBeLessThanOrEqual(4);
  const all = (await world.requests()) as { path: string }[];
  expect(all.filter(one => /\/task\/[^/]+$/.test(one.path))).toEqual([]);
});

it('hidden pages cost nothing, and a cell that waits a request a minute', async () => {
  await open(5);
  await pass(1, true);
  await pass(1, false);
  expect(await pass(10, false)).toBe(0);
  expect(await pass(10, false, true)).toBe(0);
  const [task] = await world.page.tasks(1, undefined, ['ACTIVE']);
  let isOver = false;
  const waits = pages.map(page => page.waitTask(task!.task_id, 600));
  void Promise.all(waits).then(() => {
    isOver = true;
  });
  const waiting = await pass(9, false);
  // The first one asks for the ended tasks, too.
  expect(waiting).toBeGreaterThanOrEqual(9);
  expect(waiting).toBeLessThanOrEqual(11);
  await pass(2, false);
  expect(isOver).toBe(true);
});

it('after a sleep one poll tells the truth, and costs what one does', async () => {
  await open(5);
  await pass(1, true);
  const [task] = await world.page.tasks(1, undefined, ['ACTIVE']);
  world.jump(8 * 3600);
  const before = await world.count('GET', LIST);
  await Promise.all(pages.map(page => page.attend(true, false, true)));
  await jest.advanceTimersByTimeAsync(500);
  const asked = (await world.count('GET', LIST)) - before;
  expect(asked).toBeGreaterThan(0);
  // Five say that they are back: one poll, and one more for what came meanwhile.
  expect(asked).toBeLessThanOrEqual(4);
  expect(task).toBeDefined();
});
