import type { Clock } from '../clock.js';
import type { Collection } from '../collections.js';
import type { Caller } from './caller.js';
import type { DeleteRequest } from './deleteDocument.js';
import { TaskEvents, words } from './taskEvents.js';
import { TaskHistory } from './taskHistory.js';
import type { TransferRequest } from './transferDocument.js';
import type { Turns } from './turns.js';

/** What was asked for. */
export type TaskRequest = TransferRequest | DeleteRequest;

/** What can go wrong while a task goes on being tried. */
export interface Fault {
  /** As the service's events have it: `FILE_NOT_FOUND`. */
  readonly code: string;
  readonly details: string;
}

/** Why a task waits for somebody. */
export interface Hold extends Fault {
  /** By an administrator, not for the user. */
  readonly isPause: boolean;
}

// Documented (Transfer API, "Task Behavior"): a deadline that nobody set starts
// a day ahead. A transfer's moves with progress to three days, and stays a day
// ahead in the queue where it met no error for a day; a delete's doesn't move. A pause makes it 90 days, its end
// a day.
const DAY_MS = 24 * 3600 * 1000;
const AFTER_PROGRESS_MS = 3 * DAY_MS;
const PAUSED_MS = 90 * DAY_MS;
// Documented, there too: how long a queued task shows its last error.
const ERROR_SHOWN_MS = 15 * 60 * 1000;
// Guessed.
const PROGRESS_EVENT_MS = 60_000;

/** A transfer or delete, from its submission to its end. */
export class Task {
  constructor(
    private readonly clock: Clock,
    readonly owner: Caller,
    readonly request: TaskRequest
  ) {
    this.requested = clock.now();
    this.label = request.label;
    this.setDeadline(request.deadline);
    this.events = new TaskEvents(clock);
    if (request.type === 'DELETE') {
      // Recorded: a queued delete of one file has one already.
      this.files = request.paths.length;
      this.subtasks.total = request.paths.length;
    } else {
      this.subtasks.total = request.items.length;
    }
  }

  readonly id = crypto.randomUUID();
  readonly requested: number;
  status: 'ACTIVE' | 'INACTIVE' | 'SUCCEEDED' | 'FAILED' = 'ACTIVE';
  label: string | null;
  deadline = 0;
  started: number | null = null;
  completed: number | null = null;
  faults = 0;
  files = 0;
  filesSkipped = 0;
  filesTransferred = 0;
  directories = 0;
  bytesTransferred = 0;
  bytesChecksummed = 0;
  readonly subtasks = {
    total: 0,
    succeeded: 0,
    retrying: 0,
    canceled: 0,
    expired: 0,
    failed: 0,
    skippedErrors: 0
  };
  /** What stands in the way while it is tried again, or waits. */
  trouble: Fault | null = null;
  isPaused = false;
  /** It waits for its turn: to begin, or to go on. */
  isQueued = true;
  /** Whose turn it is among those of its kind and owner. */
  turns: Turns | null = null;
  /** Its user doesn't want to see it any more. */
  isRemoved = false;
  fatal: { code: string; description: string } | null = null;
  readonly events: TaskEvents;
  readonly history = new TaskHistory();
  /** Aborted when the task ends or the sandbox closes. */
  readonly stop = new AbortController();

  /** The collections that it works on. */
  get places(): readonly Collection[] {
    return this.request.type === 'TRANSFER'
      ? [this.request.source, this.request.destination]
      : [this.request.source];
  }

  /** ACTIVE, or INACTIVE: not done. */
  get isUnfinished(): boolean {
    return this.completed === null;
  }

  /** The trouble that its document tells. */
  get shownTrouble(): Fault | null {
    const isOld = this.clock.now() - this.faultedAt > ERROR_SHOWN_MS;
    return this.isQueued && isOld ? null : this.trouble;
  }

  /** The task begins to move. */
  start(): void {
    this.isQueued = false;
    this.started = this.clock.now();
    this.lastProgressEvent = this.started;
    // The settings of a transfer are recorded, those of a delete guessed.
    const settings =
      this.request.type === 'DELETE'
        ? { type: 'GridFTP Delete' }
        : {
            type: 'GridFTP Transfer',
            concurrency: 2,
            parallelism: 4,
            pipelining: 20
          };
    this.events.add('STARTED', JSON.stringify(settings, null, 2));
  }

  /** Something moved on. */
  progress(bytes: number): void {
    if (!this.isUnfinished) {
      return;
    }
    const now = this.clock.now();
    this.bytesTransferred += bytes;
    if (this.movesDeadline) {
      this.deadline = now + AFTER_PROGRESS_MS;
    }
    const since = now - this.lastProgressEvent;
    if (since >= PROGRESS_EVENT_MS) {
      this.lastProgressEvent = now;
      const details = {
        bytes_transferred: this.bytesTransferred,
        duration: since / 1000,
        mbps: this.bytesPerSecond() / 125_000
      };
      this.events.add('PROGRESS', JSON.stringify(details, null, 2));
    }
  }

  /** Something went wrong that is tried again. Recorded: no failure yet. */
  fault(fault: Fault): void {
    this.faults++;
    this.faultedAt = this.clock.now();
    this.trouble = fault;
    this.events.add(fault.code, fault.details, true);
  }

  /** Nothing stands in the way any more. */
  recover(): void {
    this.trouble = null;
  }

  /**
   * The task waits, until {@link resume}. Documented (Transfer API, "Task
   * Fields"): INACTIVE without intervention. The event codes of a pause are
   * read in a monitoring script that others run.
   */
  suspend({ isPause, ...hold }: Hold): void {
    this.status = 'INACTIVE';
    this.isPaused = isPause;
    this.trouble = hold;
    if (isPause) {
      this.deadline = this.clock.now() + PAUSED_MS;
    }
    this.events.add(isPause ? 'PAUSED' : hold.code, hold.details, true);
  }

  resume(): void {
    if (this.isPaused) {
      this.events.add('UNPAUSED', '{}');
      this.deadline = this.clock.now() + DAY_MS;
    }
    this.status = 'ACTIVE';
    this.isPaused = false;
    this.trouble = null;
  }

  succeed(): void {
    this.finish('SUCCEEDED');
    this.events.add('SUCCEEDED', '{}');
  }

  /** Time goes by in the queue. */
  wait(): void {
    const now = this.clock.now();
    if (this.movesDeadline && now - this.faultedAt > DAY_MS) {
      this.deadline = now + DAY_MS;
    }
    this.expireIfDue();
  }

  /** Documented: at its deadline a task fails; code and wording guessed. */
  expireIfDue(): void {
    if (!this.isUnfinished || this.clock.now() < this.deadline) {
      return;
    }
    this.subtasks.expired = this.pending() + this.subtasks.retrying;
    this.fail('EXPIRED', 'The task passed its deadline');
  }

  /** Recorded (event list): a cancelled task is one that failed. */
  cancel(): void {
    this.subtasks.canceled = this.pending() + this.subtasks.retrying;
    this.fail('CANCELED', 'Canceled by the task owner');
  }

  fail(code: string, details: string): void {
    this.fatal = { code, description: words(code) };
    this.finish('FAILED');
    this.events.add(code, details, true);
  }

  /**
   * Let the deadline be at a time.
   *
   * @param deadline - milliseconds since 1970; null: nobody chose one
   */
  setDeadline(deadline: number | null): void {
    this.hasFixedDeadline = deadline !== null;
    this.deadline = deadline ?? this.clock.now() + DAY_MS;
  }

  /**
   * Forget events and paths. Documented (Transfer API, "Task Management"):
   * they are kept for 30 days, then `history_deleted` is set.
   */
  deleteHistory(): void {
    this.events.clear();
    this.history.delete();
  }

  /** Since when a credential of its user's is known to have expired. */
  credentialLost(): number {
    this.credentialLostAt ??= this.clock.now();
    return this.credentialLostAt;
  }

  /** Whether nothing more is to be done. */
  isOver(): boolean {
    return this.stop.signal.aborted;
  }

  /** How many subtasks are still to be done. */
  pending(): number {
    const { failed, retrying, skippedErrors, succeeded, total } = this.subtasks;
    return this.isUnfinished
      ? total - succeeded - retrying - skippedErrors - failed
      : 0;
  }

  bytesPerSecond(): number {
    const from = this.started ?? this.requested;
    const ms = Math.max((this.completed ?? this.clock.now()) - from, 1);
    // Guessed: nothing is taken to last less than a second.
    return Math.floor(this.bytesTransferred / Math.max(ms / 1000, 1));
  }

  private get movesDeadline(): boolean {
    return !this.hasFixedDeadline && this.request.type === 'TRANSFER';
  }

  private finish(status: 'SUCCEEDED' | 'FAILED'): void {
    this.status = status;
    this.completed = this.clock.now();
    this.trouble = null;
    this.isPaused = false;
    this.stop.abort();
  }

  private credentialLostAt: number | null = null;
  private faultedAt = -Infinity;
  private hasFixedDeadline = false;
  private lastProgressEvent = 0;
}
