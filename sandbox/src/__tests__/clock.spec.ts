import { Clock } from '../clock.js';

const never = new AbortController().signal;

describe('Clock', () => {
  it('runs with the system and ahead of it by what was added', () => {
    let system = 1000;
    const clock = new Clock(() => system);
    clock.advance(60);
    system += 5;
    expect(clock.now()).toBe(61_005);
    clock.reset();
    expect(clock.now()).toBe(1005);
  });

  it('wakes who sleeps until a time that an advance passes', async () => {
    const clock = new Clock();
    const asleep = clock.until(clock.now() + 3_600_000, never);
    clock.advance(3600);
    await asleep;
  });

  it('lets sleep on who was woken too early', async () => {
    const clock = new Clock(() => 0);
    let awake = false;
    const asleep = clock.until(10_000, never).then(() => (awake = true));
    clock.advance(9);
    await new Promise(resolve => setTimeout(resolve, 5));
    expect(awake).toBe(false);
    clock.advance(1);
    await asleep;
  });

  it('ends a sleep when the signal says so', async () => {
    const clock = new Clock();
    const stop = new AbortController();
    const asleep = clock.until(clock.now() + 3_600_000, stop.signal);
    stop.abort();
    await asleep;
  });
});
