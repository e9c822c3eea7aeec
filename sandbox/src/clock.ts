/**
 * The sandbox's own time: the system's, plus what was added by `advance`.
 *
 * Tokens, codes, deadlines and the pace of transfers all follow it, so a test
 * can make a day go by without waiting for it.
 */
export class Clock {
  /**
   * @param system - milliseconds since 1970, as `Date.now` gives them
   */
  constructor(private readonly system: () => number = Date.now) {}

  /** The time, in milliseconds since 1970. */
  now(): number {
    return this.system() + this.ahead;
  }

  /**
   * Let time go by at once; sleepers whose time has come wake up.
   *
   * @param seconds - how far; never negative, time doesn't go back
   */
  advance(seconds: number): void {
    this.ahead += seconds * 1000;
    this.wakeAll();
  }

  /** Forget every advance. Sleepers look at the clock again. */
  reset(): void {
    this.ahead = 0;
    this.wakeAll();
  }

  /**
   * Sleep until the clock shows a time.
   *
   * @param time - milliseconds since 1970
   * @param signal - ends the sleep early, without an error
   */
  async until(time: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.now() < time) {
      await this.nap(Math.min(time - this.now(), LONGEST_NAP_MS), signal);
    }
  }

  private nap(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      signal.addEventListener('abort', wake, { once: true });
      this.sleepers.add(wake);
    });
  }

  private wakeAll(): void {
    for (const wake of [...this.sleepers]) {
      wake();
    }
  }

  private ahead = 0;
  private readonly sleepers = new Set<() => void>();
}

// setTimeout takes 31 bits; a day is well below that.
const LONGEST_NAP_MS = 24 * 3600 * 1000;
