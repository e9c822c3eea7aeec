import { Clock } from '../../clock.js';
import { Pace } from '../pace.js';

const never = new AbortController().signal;

describe('Pace', () => {
  it('moves in steps that fit its speed', () => {
    const clock = new Clock();
    expect(new Pace(clock, 1_000_000).chunkBytes).toBe(50_000);
    expect(new Pace(clock, 10).chunkBytes).toBe(1024);
    expect(new Pace(clock, 1e12).chunkBytes).toBe(1024 * 1024);
  });

  it('takes the time that the bytes would', async () => {
    const clock = new Clock();
    const pace = new Pace(clock, 1000);
    const begin = clock.now();
    await pace.moved(50, never);
    await pace.moved(50, never);
    expect(clock.now() - begin).toBeGreaterThanOrEqual(99);
  });

  it('goes along with a clock that is advanced', async () => {
    const clock = new Clock();
    const pace = new Pace(clock, 1);
    clock.advance(3600);
    await pace.moved(3600, never);
  });

  it('saves nothing up over a rest', async () => {
    const clock = new Clock();
    const pace = new Pace(clock, 1000);
    clock.advance(3600);
    pace.rest();
    const begin = clock.now();
    await pace.moved(30, never);
    expect(clock.now() - begin).toBeGreaterThanOrEqual(29);
  });
});
