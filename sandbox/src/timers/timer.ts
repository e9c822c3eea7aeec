import type { Caller } from '../transfer/caller.js';
import type { Task } from '../transfer/task.js';
import type { TransferRequest } from '../transfer/transferDocument.js';
import type { AuthRequirement } from './refusals.js';
import { tickAt } from './schedule.js';
import type { Schedule } from './schedule.js';

/** One run of a timer: a transfer, or why there is none. */
export interface Run {
  /** Milliseconds since 1970. */
  readonly started: number;
  /** Null as long as it is tried, and where it came to nothing. */
  task: Task | null;
  /** How Transfer refused it. */
  error: {
    readonly status: number;
    readonly document: Readonly<Record<string, unknown>>;
  } | null;
}

/** What a new timer is made of. */
export interface TimerWish {
  readonly name: string | null;
  readonly schedule: Schedule;
  /** The transfer as its user wrote it. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly request: TransferRequest;
}

// A long session must not fill the memory. Documented: 90 days are kept; how
// much is kept here is the sandbox's own.
const MOST_RUNS = 1000;
// After a jump of the clock, no more ticks than this are made up for.
const MOST_BEHIND = 100;

/** A transfer that is to be, once or again and again. */
export class Timer {
  constructor(
    readonly owner: Caller,
    readonly submitted: number,
    wish: TimerWish
  ) {
    this.name = wish.name;
    this.schedule = wish.schedule;
    this.body = wish.body;
    this.request = wish.request;
  }

  readonly id = crypto.randomUUID();
  name: string | null;
  readonly schedule: Schedule;
  readonly body: TimerWish['body'];
  readonly request: TransferRequest;
  /** Documented (Timers API, `filter_status`), but for the last, a delete's. */
  status: 'active' | 'inactive' | 'ended' | 'delete_in_progress' = 'active';
  /** Why it is inactive. */
  reason: {
    readonly cause: 'user' | 'globus_auth_requirements';
    readonly detail: AuthRequirement | null;
  } | null = null;
  /** The oldest first. */
  readonly runs: Run[] = [];
  runCount = 0;
  errorCount = 0;
  /** It can't reach Transfer, and tries again. */
  isRetrying = false;
  /** The refresh token that Timers has of its user's. */
  credential = '';
  /** Aborted when it is not to go on: paused, ended, deleted. */
  going = new AbortController();

  get lastRun(): Run | undefined {
    return this.runs.at(-1);
  }

  /** Whether a run of it hasn't ended. */
  get isRunning(): boolean {
    return this.isRetrying || this.lastRun?.task?.isUnfinished === true;
  }

  /** The time of its next tick; null if there is none any more. */
  nextTick(): number | null {
    const { count, interval, until } = this.schedule;
    const time = tickAt(this.schedule, this.tick);
    return (count !== null && this.runCount >= count) ||
      (interval === null && this.tick > 0) ||
      (until !== null && time > until)
      ? null
      : time;
  }

  /** Leave the next tick behind, and those that lie too far back. */
  pass(now: number): void {
    const { interval, start } = this.schedule;
    const last = interval === null ? 0 : Math.floor((now - start) / interval);
    this.tick = Math.max(this.tick + 1, last - MOST_BEHIND);
  }

  /**
   * Leave the ticks behind that came while it was inactive, but for the last.
   * Documented: if a run was missed, it runs once on resuming.
   */
  forgetMissed(now: number): void {
    const { interval, start } = this.schedule;
    if (interval !== null) {
      const last = Math.floor((now - start) / interval);
      this.tick = Math.max(this.tick, last);
    }
  }

  /** A run begins. */
  begin(now: number): Run {
    const run: Run = { started: now, task: null, error: null };
    this.runs.push(run);
    this.runs.splice(0, this.runs.length - MOST_RUNS);
    this.runCount++;
    return run;
  }

  /** A run needs something of the user: it is as if it had not begun. */
  takeBack(run: Run): void {
    this.runs.splice(this.runs.indexOf(run), 1);
    this.runCount--;
    this.tick--;
  }

  /** It runs no more until somebody resumes it. */
  suspend(reason: NonNullable<Timer['reason']>): void {
    this.status = 'inactive';
    this.reason = reason;
    this.going.abort();
  }

  /** It comes to its end. */
  end(status: 'ended' | 'delete_in_progress'): void {
    this.status = status;
    this.reason = null;
    this.going.abort();
  }

  private tick = 0;
}
