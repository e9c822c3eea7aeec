import { attend, HEARTBEAT } from '../attend';

type Told = [visible: boolean, listening?: boolean, isBack?: boolean];

function setUp() {
  const page = Object.assign(new EventTarget(), { hidden: false });
  const window = new EventTarget();
  Object.assign(globalThis, { document: page, window });
  const world = { told: [] as Told[], left: 0, listening: false };
  attend(
    {
      attend: async (...told) => void world.told.push(told),
      leave: async () => {
        world.left++;
      }
    },
    () => world.listening
  );
  return { page, window, world };
}

beforeEach(() => void jest.useFakeTimers());

afterEach(() => {
  jest.useRealTimers();
  Object.assign(globalThis, { document: undefined, window: undefined });
});

it('says at once that the page is there, and twice a minute', () => {
  const { world } = setUp();
  expect(world.told).toEqual([[true, false, false]]);
  jest.advanceTimersByTime(10 * HEARTBEAT);
  expect(world.told).toHaveLength(11);
  expect(new Set(world.told.map(([, , isBack]) => isBack))).toEqual(
    new Set([false])
  );
});

it('says soon after a sleep that it is back, whichever way the clock was set', () => {
  for (const jump of [8 * 3600_000, -3600_000]) {
    const { world } = setUp();
    // A sleep: the clock goes on, timers don't.
    jest.setSystemTime(Date.now() + jump);
    jest.advanceTimersByTime(5000);
    expect(world.told.at(-1)).toEqual([true, false, true]);
    expect(world.told).toHaveLength(2);
    jest.advanceTimersByTime(HEARTBEAT);
    expect(world.told.at(-1)).toEqual([true, false, false]);
    jest.clearAllTimers();
  }
});

it('says so when it is online again', () => {
  const { window, world } = setUp();
  window.dispatchEvent(new Event('online'));
  expect(world.told.at(-1)).toEqual([true, false, true]);
});

it('tells when it is hidden, and whether its user wants to be told then', () => {
  const { page, world } = setUp();
  world.listening = true;
  page.hidden = true;
  page.dispatchEvent(new Event('visibilitychange'));
  expect(world.told.at(-1)).toEqual([false, true, false]);
});

it('leaves with its page, unless the browser keeps that', () => {
  const { window, world } = setUp();
  const hide = (persisted: boolean) =>
    window.dispatchEvent(Object.assign(new Event('pagehide'), { persisted }));
  hide(true);
  expect([world.told.at(-1), world.left]).toEqual([[false], 0]);
  window.dispatchEvent(new Event('pageshow'));
  expect(world.told.at(-1)).toEqual([true, false, false]);
  hide(false);
  expect(world.left).toBe(1);
});
