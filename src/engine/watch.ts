import type { Failure } from '../globus/errors';
import { fail, failureOf } from '../globus/errors';
import { mayPass } from '../globus/retry';
import type { TaskDocument } from '../globus/types';
import { PACE, pauseWhileRunning } from './pace';
import type { Seen } from './seen';
import { hasEnded, SeenTasks } from './seen';
import { SentTasks } from './sent';
import { soon } from './soon';
import type { TaskSnapshot } from './taskTypes';
import { Troubles } from './troubles';
import type { WatchOptions } from './watchOptions';

/**
 * How it polls: `idle` keeps what a page shows in its margin true, `seldom` is
 * for what nobody sees.
 */
type Mode = 'often' | 'idle' | 'seldom' | 'rest';

/** Timers stand still while a computer sleeps: each lasts no longer than this. */
const SLICE = 5000;

/** A service is left alone for as long as it asks for, and no longer: a date may be far. */
const LONGEST_HOLD = 300_000;

/** One of so many polls that a page shows looks at the ended tasks, too. */
const LOOK_BACK = 24;

/** How long a poll may take, in milliseconds: the next one may get through. */
const PATIENCE = 20_000;

/**
 * One poller for all pages and cells: one request a poll whatever the number
 * of tasks, and more only when a task has come or ended, or got into trouble.
 */
export class TaskWatch {
  /** What pages sent; their ends are waited for. */
  readonly sent = new SentTasks();
  private readonly seen: SeenTasks;
  private readonly troubles: Troubles;
  private seenAt = 0;
  /** When the newest of what runs began, by the clock of this computer. */
  private beganAt = 0;
  private failures = 0;
  /** What the last poll met. */
  private failure: Failure | null = null;
  private unchanged = 0;
  /** For how long the service wants no request, and since when. */
  private hold = { since: 0, time: 0 };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dueAt = 0;
  /** The ended tasks may be others than the known ones. */
  private stale = true;
  /** Polls since then that a page showed. */
  private looks = 0;
  private polling = false;
  private pollAt = 0;
  /** Counts the polls: what one brings that was given up is not taken. */
  private polls = 0;
  private again = false;
  /** Counts the sessions. */
  private session = 0;
  /** Ids of what was sent from here and the service didn't know. */
  private absent: string[] = [];
  private readonly waiters = new Set<() => void>();

  constructor(private readonly options: WatchOptions) {
    this.seen = new SeenTasks(query => options.list(query));
    this.troubles = new Troubles((id, limit) => options.errors(id, limit));
  }

  get snapshot(): TaskSnapshot | null {
    const snapshot = this.snapshotWith(this.failure);
    const isKnown =
      this.seenAt > 0 ||
      this.failure !== null ||
      snapshot.unanswered.length > 0;
    return isKnown ? snapshot : null;
  }

  /** Tells what is known besides the tasks; the next poll tells of those. */
  tell(): void {
    const { snapshot } = this;
    if (snapshot) {
      this.options.tell(snapshot);
    }
  }

  /**
   * Polls now if anyone looks: a task was sent, or a page came back.
   *
   * @param isAsked - A person wants it, whatever the service asked for.
   */
  nudge(isAsked = false): void {
    if (isAsked) {
      this.hold.time = 0;
    }
    this.unchanged = 0;
    this.stale = true;
    if (this.options.now() - this.pollAt > SLICE) {
      // Its connection may have died in a sleep.
      this.polls++;
      this.polling = false;
    }
    if (this.polling) {
      this.again = true;
    } else {
      this.pollOr(() => this.schedule());
    }
  }

  /** Resolves after the next poll, or when `seconds` are over: false then. */
  nextPoll(seconds: number): Promise<boolean> {
    return new Promise(resolve => {
      const end = (isPoll: boolean) => {
        clearTimeout(limit);
        this.waiters.delete(done);
        resolve(isPoll);
      };
      const done = () => end(true);
      const limit = setTimeout(() => end(false), seconds * 1000);
      this.waiters.add(done);
      if (!this.polling) {
        this.schedule();
      }
    });
  }

  /**
   * Tasks as last seen, once one of them has ended or `seconds` are over; what
   * is not among those that a poll sees is asked for. Not there: unknown.
   */
  async untilEnded(
    ids: readonly string[],
    seconds: number
  ): Promise<TaskDocument[]> {
    let left = seconds;
    for (;;) {
      const began = this.options.now();
      const isPoll = await this.nextPoll(left);
      // A clock that is put back makes no wait longer.
      left -= Math.max(0, (this.options.now() - began) / 1000);
      const found = ids.flatMap(id => this.find(id) ?? []);
      const known = new Set(found.map(task => task.task_id));
      if (isPoll && this.failures === 0) {
        found.push(...(await this.seen.ask(ids.filter(id => !known.has(id)))));
      }
      if (!isPoll || left <= 0 || found.some(hasEnded)) {
        return found;
      }
    }
  }

  /** The task as last seen, or undefined. */
  find(id: string): TaskDocument | undefined {
    return this.seen.find(id);
  }

  /** Takes what a call has shown of a task. */
  note(task: TaskDocument): void {
    this.seen.note(task);
  }

  /** Forgets every task: the session is over. */
  stop(): void {
    this.session++;
    this.polls++;
    this.polling = false;
    this.again = false;
    this.stale = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.dueAt = 0;
    this.seen.clear();
    this.seenAt = 0;
    this.failures = 0;
    this.failure = null;
    this.unchanged = 0;
    this.hold.time = 0;
    this.sent.clear();
    this.troubles.clear();
    [...this.waiters].forEach(done => done());
  }

  private get mode(): Mode {
    const audience = this.options.audience();
    const isAwaited =
      this.waiters.size > 0 || (audience !== 'away' && this.sent.areOpen);
    if (audience === 'watching' || (audience === 'present' && isAwaited)) {
      return 'often';
    }
    if (audience === 'present' && this.seen.active.length > 0) {
      return 'idle';
    }
    return isAwaited ? 'seldom' : 'rest';
  }

  /** Polls where anyone looks and the service does not want to be left alone. */
  private pollOr(otherwise: () => void): void {
    if (this.mode !== 'rest' && this.held === 0) {
      void this.poll();
    } else {
      otherwise();
    }
  }

  private async poll(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.dueAt = 0;
    this.polling = true;
    this.pollAt = this.options.now();
    const poll = ++this.polls;
    // A task may have come and ended between two polls, while others ran on.
    const stale =
      this.stale ||
      (this.options.audience() === 'watching' && ++this.looks === LOOK_BACK);
    this.looks = stale ? 0 : this.looks;
    const awaited = this.sent.openIds;
    // What comes from here on counts for the next poll.
    this.stale = false;
    let failure: Failure | null = null;
    let seen: Seen | null = null;
    try {
      seen = await soon(this.seen.look(stale, awaited), PATIENCE, noAnswer);
    } catch (error) {
      failure = failureOf(error);
    }
    if (poll !== this.polls) {
      return;
    }
    this.polling = false;
    this.failure = failure;
    this.stale ||= seen === null;
    this.take(seen, failure);
    if (seen && stale) {
      this.dropAbsent(awaited);
    }
    this.report(failure);
    [...this.waiters].forEach(done => done());
    const { again } = this;
    this.again = false;
    if (again) {
      this.pollOr(() => this.schedule());
    } else {
      this.schedule();
    }
  }

  /** Keeps what a poll saw, or that it failed. */
  private take(seen: Seen | null, failure: Failure | null): void {
    const now = this.options.now();
    if (seen === null) {
      this.failures++;
      const time = (failure?.retryAfter ?? 0) * 1000;
      this.hold = { since: now, time: Math.min(LONGEST_HOLD, time) };
      return;
    }
    const came = seen.active.filter(task => !this.find(task.task_id));
    if (came.length > 0) {
      const times = came.map(task => Date.parse(task.request_time));
      // The service's clock and this one may differ.
      this.beganAt = Math.min(now, Math.max(...times) || now);
    }
    this.unchanged = this.seen.take(seen) ? this.unchanged + 1 : 0;
    this.seenAt = now;
    this.failures = 0;
  }

  private report(failure: Failure | null): void {
    // What may pass by itself is said when it did not, or not soon.
    const isSoon = this.failures === 1 && this.held <= PACE.runningSlow;
    if (failure === null || !isSoon || !mayPass(failure)) {
      this.options.tell(this.snapshotWith(failure));
    }
    const learning = failure === null ? this.learn() : null;
    if (learning === null) {
      this.tellNews();
      return;
    }
    const { session } = this;
    void learning.then(() => {
      if (session === this.session) {
        this.options.tell(this.snapshotWith(failure));
        this.tellNews();
      }
    });
  }

  /** What the service doesn't know twice is waited for no more. */
  private dropAbsent(awaited: readonly string[]): void {
    const absent = awaited.filter(id => !this.find(id));
    this.sent.drop(absent.filter(id => this.absent.includes(id)));
    this.absent = absent;
    this.stale ||= absent.length > 0;
  }

  /** Asks why tasks are stuck or failed, where anybody would see it. */
  private learn(): Promise<void> | null {
    return this.options.audience() === 'away'
      ? null
      : this.troubles.learn([...this.seen.active, ...this.seen.ended]);
  }

  private tellNews(): void {
    const { tellNews } = this.options;
    const { active, ended } = this.seen;
    this.sent.alert(this.troubles.with(active), tellNews);
    this.sent.close(this.troubles.with(ended), tellNews);
  }

  /** Sets the next poll, unless an earlier one is set. */
  private schedule(): void {
    const { mode } = this;
    if (mode === 'rest') {
      return;
    }
    const now = this.options.now();
    const late = now - this.dueAt;
    // Between two waits of a cell nobody waits for the poll that is due.
    const isDue = late >= 0 && late < SLICE;
    const due = isDue ? now : now + this.pause(mode);
    if (this.timer === undefined || this.dueAt > due) {
      this.dueAt = due;
      this.arm();
    }
  }

  private arm(): void {
    clearTimeout(this.timer);
    const left = Math.max(0, this.dueAt - this.options.now());
    this.timer = setTimeout(() => this.tick(), Math.min(SLICE, left));
  }

  private tick(): void {
    this.timer = undefined;
    const { mode } = this;
    const now = this.options.now();
    if (now < this.dueAt) {
      if (mode !== 'rest') {
        // Of a clock that was put back, no longer than from now.
        this.dueAt = Math.min(this.dueAt, now + this.pause(mode));
      }
      // A cell that waits again and again must find it where it was.
      this.arm();
    } else if (mode !== 'rest') {
      void this.poll();
    }
  }

  /** How long the service wants to be left alone yet, in milliseconds. */
  private get held(): number {
    const { since, time } = this.hold;
    const passed = this.options.now() - since;
    return passed < 0 ? 0 : Math.max(0, time - passed);
  }

  private pause(mode: Mode): number {
    const pauses = { seldom: PACE.unseen, idle: PACE.idle, rest: 0 };
    return Math.max(this.held, mode === 'often' ? this.often() : pauses[mode]);
  }

  private often(): number {
    const { active } = this.seen;
    if (this.failures > 0) {
      return Math.min(PACE.unseen, PACE.ending * 2 ** this.failures);
    }
    return active.length === 0 && this.waiters.size === 0
      ? PACE.idle
      : pauseWhileRunning(
          active,
          this.sent.about(active),
          // What is waited for and was not seen yet may be short.
          active.length === 0 ? 0 : this.options.now() - this.beganAt,
          this.unchanged
        );
  }

  private snapshotWith(failure: Failure | null): TaskSnapshot {
    const tasks = this.troubles.with([...this.seen.active, ...this.seen.ended]);
    return {
      tasks,
      sent: this.sent.about(tasks),
      unanswered: this.options.unanswered(),
      failure,
      seenAt: this.seenAt
    };
  }
}

function noAnswer(): Error {
  return fail('no-connection', 'NoAnswer', 'There was no answer.');
}
