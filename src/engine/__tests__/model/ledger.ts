import type { Task as TrueTask } from '../../../../sandbox/src/transfer/task';
import { Calls } from './calls';
import { Cancels } from './cancels';
import { Log } from './log';
import type { Time } from './machine';
import { Tellings } from './tellings';
import { Wishes } from './wishes';

/**
 * Who was told what, beside what is true. Keeps a log of all that happens, and
 * of what may not.
 */
export class Ledger extends Log {
  readonly calls: Calls;
  readonly cancels = new Cancels(this);
  readonly tellings = new Tellings(this);
  readonly wishes = new Wishes(this);

  /**
   * @param longest - What a call may take at most, in milliseconds.
   */
  constructor(
    time: Time,
    readonly longest: number
  ) {
    super(time);
    this.calls = new Calls(this, longest);
  }

  /**
   * The worker is gone, with all that was on its way.
   *
   * @param hasShown - Whether it had come to show what is unanswered.
   */
  died(hasShown: boolean): void {
    this.cancels.died();
    this.tellings.died();
    this.wishes.died(hasShown);
  }

  get isAllTold(): boolean {
    return this.untold.length === 0;
  }

  /** What must be true once all has come to rest. */
  checkAll(): void {
    this.wishes.check();
    for (const { id } of this.untold) {
      this.blame(`never told: the end of ${this.nameOf(id)}`);
    }
  }

  private get untold(): TrueTask[] {
    return this.wishes.awaited.filter(({ id }) => !this.tellings.isTold(id));
  }
}
