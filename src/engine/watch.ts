import type { Failure } from '../globus/errors';
import { failureOf } from '../globus/errors';
import type { TaskQuery } from '../globus/transfer';
import type { EventDocument, TaskDocument } from '../globus/types';
import type { SentTask, TaskSnapshot } from './contract';
import { SentTasks } from './sent';
import type { WatchedTask } from './troubles';
import { Troubles } from './troubles';

/**
 * Who looks: a visible page that shows tasks, a visible page that doesn't, a
 * hidden one whose user wants to be told of ends, or nobody.
 */
export type Audience = 'watching' | 'present' | 'listening' | 'away';

/** What the watch needs from outside. Times are milliseconds. */
export interface WatchOptions {
  list(query: TaskQuery): Promise<TaskDocument[]>;
  /** The newest errors of a task. */
  errors(id: string, limit: number): Promise<EventDocument[]>;
  audience(): Audience;
  tell(snapshot: TaskSnapshot): void;
  /** A task that was sent from here has ended; false where nobody is there. */
  tellEnd(task: WatchedTask, sent: SentTask): boolean;
}

/** Milliseconds between polls. */
export const PACE = {
  running: 2000,
  runningSlow: 10_000,
  idle: 30_000,
  unseen: 60_000
};

const RUNNING = ['ACTIVE', 'INACTIVE'];
const ENDED = ['SUCCEEDED', 'FAILED'];

/** More than a user can have pending (about 100, unconfirmed). */
const ACTIVE_LIMIT = 1000;
/** How many ended tasks are shown. */
const ENDED_LIMIT = 50;

/** What a poll saw. */
interface Seen {
  active: TaskDocument[];
  ended: TaskDocument[];
}

/**
 * One poller for all pages and cells: one request a poll whatever the number
 * of tasks, and more only when a task has come or ended, or got into trouble.
 */
export class TaskWatch {
  /** What pages sent; their ends are waited for. */
  readonly sent = new SentTasks();
  private readonly troubles: Troubles;
  private active: TaskDocument[] = [];
  private ended: TaskDocument[] = [];
  private seenAt = 0;
  private failures = 0;
  private unchanged = 0;
  /** The ended tasks may be others than the known ones. */
  private stale = true;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dueAt = 0;
  private polling = false;
  private again = false;
  /** Counts the stops: what a poll brings after one is another session's. */
  private stops = 0;
  private readonly waiters = new Set<() => void>();

  constructor(private readonly options: WatchOptions) {
    this.troubles = new Troubles((id, limit) => options.errors(id, limit));
  }

  get snapshot(): TaskSnapshot | null {
    return this.seenAt === 0 ? null : this.snapshotWith(null);
  }

  /** Polls now if anyone looks: a task was sent, or a page came back. */
  nudge(): void {
    this.unchanged = 0;
    this.stale = true;
    if (this.polling) {
      this.again = true;
    } else if (this.mode !== 'rest') {
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
      if (!this.polling) {
        this.schedule();
      }
    });
  }

  /** A task once it has ended, or as last seen when `seconds` are over. */
  async untilEnded(
    id: string,
    seconds: number,
    now: () => number
  ): Promise<TaskDocument | undefined> {
    const end = now() + seconds * 1000;
    for (;;) {
      await this.nextPoll((end - now()) / 1000);
      const task = this.find(id);
      const { status = 'ACTIVE' } = task ?? {};
      if (status === 'SUCCEEDED' || status === 'FAILED' || now() >= end) {
        return task;
      }
    }
  }

  /** The task as last seen, or undefined. */
  find(id: string): TaskDocument | undefined {
    return [...this.active, ...this.ended].find(task => task.task_id === id);
  }

  /** Forgets every task: the session is over. */
  stop(): void {
    this.stops++;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.active = [];
    this.ended = [];
    this.seenAt = 0;
    this.stale = true;
    this.failures = 0;
    this.unchanged = 0;
    this.sent.clear();
    this.troubles.clear();
    [...this.waiters].forEach(done => done());
  }

  private get mode(): 'often' | 'seldom' | 'rest' {
    const audience = this.options.audience();
    const isAwaited =
      this.waiters.size > 0 || (audience !== 'away' && this.sent.areOpen);
    if (audience === 'watching' || (audience === 'present' && isAwaited)) {
      return 'often';
    }
    return isAwaited ? 'seldom' : 'rest';
  }

  private async poll(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.polling = true;
    const { stops } = this;
    let failure: Failure | null = null;
    let seen: Seen | null = null;
    try {
      seen = await this.look();
    } catch (error) {
      failure = failureOf(error);
    }
    this.polling = false;
    if (seen === null || stops !== this.stops) {
      this.stale = true;
    }
    if (stops === this.stops) {
      this.take(seen);
      this.options.tell(this.snapshotWith(failure));
      const learning = seen === null ? null : this.learn();
      if (learning === null) {
        this.tellEnds();
      } else {
        void learning.then(() => {
          if (stops === this.stops) {
            this.options.tell(this.snapshotWith(failure));
            this.tellEnds();
          }
        });
      }
      [...this.waiters].forEach(done => done());
    }
    const { again } = this;
    this.again = false;
    if (again && this.mode !== 'rest') {
      void this.poll();
    } else {
      this.schedule();
    }
  }

  private async look(): Promise<Seen> {
    const { active: before, ended: known } = this;
    const all = this.stale || (before.length === 0 && (await this.hasNews()));
    if (before.length === 0 && !all) {
      return { active: before, ended: known };
    }
    // What comes from here on counts for the next poll.
    this.stale = false;
    const active = await this.options.list({
      statuses: RUNNING,
      newestBy: 'request_time',
      limit: ACTIVE_LIMIT
    });
    if (!all && before.every(task => isAmong(active, task))) {
      return { active, ended: known };
    }
    const ended = await this.options.list({
      statuses: ENDED,
      newestBy: 'completion_time',
      limit: ENDED_LIMIT
    });
    // One may have ended between the two requests.
    return { active: active.filter(task => !isAmong(ended, task)), ended };
  }

  /** Asks why tasks are stuck or failed, where anybody would see it. */
  private learn(): Promise<void> | null {
    return this.options.audience() === 'away'
      ? null
      : this.troubles.learn([...this.active, ...this.ended]);
  }

  private tellEnds(): void {
    this.sent.close(this.troubles.with(this.ended), (task, sent) =>
      this.options.tellEnd(task, sent)
    );
  }

  /** Keeps what a poll saw; null: it failed. */
  private take(seen: Seen | null): void {
    if (seen === null) {
      this.failures++;
      return;
    }
    const same = JSON.stringify(seen.active) === JSON.stringify(this.active);
    this.unchanged = same ? this.unchanged + 1 : 0;
    this.active = seen.active;
    this.ended = seen.ended;
    this.seenAt = Date.now();
    this.failures = 0;
  }

  /** Whether there is a task that we don't know, when none was running. */
  private async hasNews(): Promise<boolean> {
    const [newest] = await this.options.list({
      statuses: [...RUNNING, ...ENDED],
      newestBy: 'request_time',
      limit: 1
    });
    // A short task may have come and gone between two polls.
    return newest !== undefined && !this.find(newest.task_id);
  }

  /** Sets the next poll, unless an earlier one is set. */
  private schedule(): void {
    const { mode } = this;
    if (mode === 'rest') {
      return;
    }
    const due = Date.now() + this.pause(mode);
    if (this.timer !== undefined && this.dueAt <= due) {
      return;
    }
    clearTimeout(this.timer);
    this.dueAt = due;
    this.timer = setTimeout(() => this.tick(), due - Date.now());
  }

  private tick(): void {
    this.timer = undefined;
    if (this.mode !== 'rest') {
      void this.poll();
    }
  }

  private pause(mode: 'often' | 'seldom'): number {
    if (mode === 'seldom') {
      return PACE.unseen;
    }
    const calm =
      this.active.length === 0 && this.waiters.size === 0
        ? PACE.idle
        : Math.min(PACE.runningSlow, PACE.running * 1.3 ** this.unchanged);
    return Math.min(PACE.unseen, calm * 2 ** this.failures);
  }

  private snapshotWith(failure: Failure | null): TaskSnapshot {
    const tasks = this.troubles.with([...this.active, ...this.ended]);
    return {
      tasks,
      sent: this.sent.about(tasks),
      failure,
      seenAt: this.seenAt
    };
  }
}

function isAmong(tasks: TaskDocument[], { task_id: id }: TaskDocument) {
  return tasks.some(task => task.task_id === id);
}
