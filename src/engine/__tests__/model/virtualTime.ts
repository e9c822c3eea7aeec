import type { Time } from './machine';

/** A point in the year that schedules begin at. */
export const BEGIN = Date.UTC(2026, 5, 1);

/** What is run while the time goes by must come to rest within so many timers. */
const MOST = 100_000;

/** What work of other threads is waited for by. */
const CIPHERS = [
  'decrypt',
  'digest',
  'encrypt',
  'generateKey',
  'sign'
] as const;

interface Timer {
  due: number;
  work: () => unknown;
}

/**
 * Time that goes by when it is told to, in no time: timers, `Date.now` and the
 * limits of requests follow it, and chance is the same each time. Promises are
 * followed to their end in between.
 */
export class VirtualTime implements Time {
  /** Milliseconds since the begin; no clock that is set moves it. */
  now = 0;
  /** How much goes on outside of timers and promises. */
  private busy = 0;
  /** By how much this computer's clock is wrong, in milliseconds. */
  private error = 0;
  private readonly timers = new Map<number, Timer>();
  private ids = 0;
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** Replaces what tells or waits for the time, until it is called back. */
  install(): () => void {
    const date = jest.spyOn(Date, 'now');
    date.mockImplementation(() => BEGIN + this.now + this.error);
    const random = jest.spyOn(Math, 'random');
    random.mockImplementation(() => this.random());
    const { clearTimeout, setTimeout } = globalThis;
    const faked = {
      setTimeout: (work: () => unknown, wait = 0) => {
        // One that is too long comes at once, as in browsers.
        const pause = wait >= 2 ** 31 ? 0 : Math.max(0, wait);
        this.timers.set(++this.ids, { due: this.now + pause, work });
        return this.ids;
      },
      clearTimeout: (id: number) => void this.timers.delete(id)
    };
    Object.assign(globalThis, faked);
    const limit = jest.spyOn(AbortSignal, 'timeout');
    limit.mockImplementation(wait => {
      const end = new AbortController();
      faked.setTimeout(() => {
        end.abort(new DOMException('The time is over.', 'TimeoutError'));
      }, wait);
      return end.signal;
    });
    const { subtle } = crypto;
    for (const cipher of CIPHERS) {
      const call = subtle[cipher].bind(subtle) as (
        ...args: unknown[]
      ) => Promise<unknown>;
      Object.defineProperty(subtle, cipher, {
        configurable: true,
        value: (...args: unknown[]) => this.during(call(...args))
      });
    }
    return () => {
      [date, random, limit].forEach(spy => spy.mockRestore());
      Object.assign(globalThis, { clearTimeout, setTimeout });
      CIPHERS.forEach(cipher => {
        Reflect.deleteProperty(subtle, cipher);
      });
    };
  }

  /** From 0 to 1 (mulberry32). */
  random(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Sets this computer's clock forth or back; timers don't notice. */
  jump(milliseconds: number): void {
    this.error += milliseconds;
  }

  /** Time stands still while something is done that takes none here. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.busy++;
    try {
      return await work;
    } finally {
      this.busy--;
    }
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise(resolve => setTimeout(resolve, milliseconds));
  }

  /** Lets time go by until something has come to an end. */
  async run<T>(work: Promise<T>): Promise<T> {
    const state = { isOver: false };
    const over = () => {
      state.isOver = true;
    };
    work.then(over, over);
    await this.settle();
    for (let left = MOST; !state.isOver; left--) {
      const next = this.next();
      if (!next || left === 0) {
        throw new Error(next ? 'It goes on without end.' : 'Nothing goes on.');
      }
      this.now = Math.max(this.now, next.due);
      next.work();
      await this.settle();
    }
    return work;
  }

  private next(): Timer | undefined {
    let [id, first] = [0, undefined as Timer | undefined];
    for (const [other, timer] of this.timers) {
      if (!first || timer.due < first.due) {
        [id, first] = [other, timer];
      }
    }
    this.timers.delete(id);
    return first;
  }

  private async settle(): Promise<void> {
    do {
      await turn();
      await turn();
    } while (this.busy > 0);
  }
}

/** Runs what promises, streams and ticks are waiting to do. */
function turn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
