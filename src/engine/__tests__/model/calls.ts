import type { Log } from './log';

/** A call that a person or cell waits for. */
interface Call {
  what: string;
  /** When it must have come to an end. */
  due: number;
  /** Whether the page that made it is still there. */
  isWaited(): boolean;
  /** Whether its worker is. */
  isUnderWay(): boolean;
}

/** The calls that are under way: each comes to an end, in time. */
export class Calls {
  private readonly calls = new Set<Call>();

  /**
   * @param longest - What a call may take at most, in milliseconds.
   */
  constructor(
    private readonly log: Log,
    private readonly longest: number
  ) {}

  /** Follows a call to its end, which must come in time. */
  async follow<T>(
    what: string,
    promise: Promise<T>,
    { isWaited, isUnderWay }: Pick<Call, 'isWaited' | 'isUnderWay'>,
    seconds = 0
  ): Promise<T> {
    const { log } = this;
    const due = log.time.now + seconds * 1000 + this.longest;
    const call = { what, due, isWaited, isUnderWay };
    this.calls.add(call);
    log.note(what);
    try {
      const result = await promise;
      log.note(`done: ${what}`);
      return result;
    } catch (error) {
      log.note(`failed: ${what}: ${String(error)}`);
      throw error;
    } finally {
      this.calls.delete(call);
    }
  }

  /** Whether anything is still to come of a call. */
  get isBusy(): boolean {
    return [...this.calls].some(call => call.isUnderWay());
  }

  /** Blames the calls that take too long. */
  check(): void {
    for (const call of this.calls) {
      if (call.isWaited() && this.log.time.now > call.due) {
        this.calls.delete(call);
        this.log.blame(`endless: ${call.what}`);
      }
    }
  }
}
