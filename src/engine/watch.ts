import { Failure, failureOf } from '../globus/errors';
import type { TaskQuery } from '../globus/transfer';
import type { TaskDocument } from '../globus/types';
import type { TaskSnapshot } from './contract';

/**
 * How eagerly tasks are watched: `watched` when a page that can be seen shows
 * them, `waited-for` when only a waiting cell needs them, `rest` otherwise.
 */
export type Attention = 'watched' | 'waited-for' | 'rest';

/** What the watch needs from outside. Times are milliseconds. */
export interface WatchOptions {
  list(query: TaskQuery): Promise<TaskDocument[]>;
  attention(): Attention;
  tell(snapshot: TaskSnapshot): void;
}

/** Milliseconds between polls. */
export const PACE = {
  running: 2000,
  runningSlow: 10_000,
  idle: 30_000,
  unseen: 60_000
};

/** More than a user can have pending (about 100, unconfirmed). */
const ACTIVE_LIMIT = 1000;
/** How many ended tasks are shown. */
const ENDED_LIMIT = 50;

/**
 * One poller for all pages and cells: one request a poll whatever the number
 * of tasks, and one more when a task has left those that run.
 */
export class TaskWatch {
  private active: TaskDocument[] = [];
  private ended: TaskDocument[] = [];
  private seenAt = 0;
  private failures = 0;
  private unchanged = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private polling = false;
  private again = false;
  private readonly waiters = new Set<() => void>();

  constructor(private readonly options: WatchOptions) {}

  get snapshot(): TaskSnapshot | null {
    return this.seenAt === 0 ? null : this.snapshotWith(null);
  }

  /** Polls now if anyone looks: a task was sent, or a page came back. */
  nudge(): void {
    this.unchanged = 0;
    if (this.polling) {
      this.again = true;
    } else if (this.attention() !== 'rest') {
      void this.poll();
    }
  }

  /** Resolves after the next poll, or when `seconds` are over. */
  nextPoll(seconds: number): Promise<void> {
    return new Promise(resolve => {
      const done = () => {
        clearTimeout(limit);
        this.waiters.delete(done);
        resolve();
      };
      const limit = setTimeout(done, seconds * 1000);
      this.waiters.add(done);
      if (this.timer === undefined && !this.polling) {
        this.schedule();
      }
    });
  }

  /** The task as last seen, or undefined. */
  find(id: string): TaskDocument | undefined {
    return [...this.active, ...this.ended].find(task => task.task_id === id);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.active = [];
    this.ended = [];
    this.seenAt = 0;
    this.waiters.forEach(done => done());
  }

  private attention(): Attention {
    const attention = this.options.attention();
    return attention === 'rest' && this.waiters.size > 0
      ? 'waited-for'
      : attention;
  }

  private async poll(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.polling = true;
    let failure: Failure | null = null;
    try {
      await this.look();
      this.failures = 0;
    } catch (error) {
      failure = failureOf(error);
      this.failures++;
    }
    this.polling = false;
    this.options.tell(this.snapshotWith(failure));
    [...this.waiters].forEach(done => done());
    if (this.again) {
      this.again = false;
      void this.poll();
    } else {
      this.schedule();
    }
  }

  private async look(): Promise<void> {
    const before = this.active;
    const active = await this.options.list({
      statuses: ['ACTIVE', 'INACTIVE'],
      newestBy: 'request_time',
      limit: ACTIVE_LIMIT
    });
    const running = new Set(active.map(task => task.task_id));
    if (this.seenAt === 0 || before.some(task => !running.has(task.task_id))) {
      this.ended = await this.options.list({
        statuses: ['SUCCEEDED', 'FAILED'],
        newestBy: 'completion_time',
        limit: ENDED_LIMIT
      });
    }
    const same = JSON.stringify(active) === JSON.stringify(before);
    this.unchanged = same ? this.unchanged + 1 : 0;
    this.active = active;
    this.seenAt = Date.now();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const attention = this.attention();
    if (attention !== 'rest') {
      this.timer = setTimeout(() => void this.poll(), this.pause(attention));
    }
  }

  private pause(attention: Attention): number {
    if (attention === 'waited-for') {
      return PACE.unseen;
    }
    const calm =
      this.active.length === 0
        ? PACE.idle
        : Math.min(PACE.runningSlow, PACE.running * 1.3 ** this.unchanged);
    return Math.min(PACE.unseen, calm * 2 ** this.failures);
  }

  private snapshotWith(failure: Failure | null): TaskSnapshot {
    return {
      tasks: [...this.active, ...this.ended],
      failure,
      seenAt: this.seenAt
    };
  }
}
