import type { Clock } from '../clock.js';
import type { Collection } from '../collections.js';
import { canonicalName, localName } from './endpointDocument.js';
import type { Caller } from './caller.js';
import type { TransferRequest } from './submission.js';
import { taskTime } from './time.js';

/** What can go wrong while a task goes on being tried. */
export interface Fault {
  /** As the service's events have it: `FILE_NOT_FOUND`. */
  readonly code: string;
  readonly details: string;
}

interface TaskEvent {
  readonly code: string;
  readonly description: string;
  readonly details: string;
  readonly isError: boolean;
  readonly time: number;
}

// Documented: a deadline starts a day ahead and moves with progress.
const DAY_MS = 24 * 3600 * 1000;
// Guessed.
const PROGRESS_EVENT_MS = 60_000;
const MOST_EVENTS = 10_000;

/** A transfer, from its submission to its end, and what it tells of itself. */
export class Task {
  constructor(
    private readonly clock: Clock,
    readonly owner: Caller,
    readonly request: TransferRequest
  ) {
    this.requested = clock.now();
    this.deadline = request.deadline ?? this.requested + DAY_MS;
    this.subtasks.total = request.items.length;
  }

  readonly id = crypto.randomUUID();
  readonly requested: number;
  status: 'ACTIVE' | 'SUCCEEDED' | 'FAILED' = 'ACTIVE';
  deadline: number;
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
  /** Newest last. */
  readonly events: TaskEvent[] = [];
  /** Aborted when the task ends or the sandbox closes. */
  readonly stop = new AbortController();

  /** The task begins to move. */
  start(): void {
    this.started = this.clock.now();
    this.lastProgressEvent = this.started;
    const settings = {
      type: 'GridFTP Transfer',
      concurrency: 2,
      parallelism: 4,
      pipelining: 20
    };
    this.addEvent('STARTED', 'started', JSON.stringify(settings, null, 2));
  }

  /** Something moved on. */
  progress(bytes: number): void {
    if (this.status !== 'ACTIVE') {
      return;
    }
    const now = this.clock.now();
    this.bytesTransferred += bytes;
    if (this.request.deadline === null) {
      this.deadline = now + DAY_MS;
    }
    const since = now - this.lastProgressEvent;
    if (since >= PROGRESS_EVENT_MS) {
      this.lastProgressEvent = now;
      const details = {
        bytes_transferred: this.bytesTransferred,
        duration: since / 1000,
        mbps: this.bytesPerSecond() / 125_000
      };
      this.addEvent('PROGRESS', 'progress', JSON.stringify(details, null, 2));
    }
  }

  /** Something went wrong that is tried again. Recorded: no failure yet. */
  fault(fault: Fault): void {
    this.faults++;
    this.trouble = fault;
    this.addEvent(fault.code, words(fault.code), fault.details, true);
  }

  /** Nothing stands in the way any more. */
  recover(): void {
    this.trouble = null;
  }

  succeed(): void {
    this.finish('SUCCEEDED');
    this.addEvent('SUCCEEDED', 'succeeded', '{}');
  }

  /** Documented: at its deadline a task fails; code and wording guessed. */
  expireIfDue(): void {
    if (this.status !== 'ACTIVE' || this.clock.now() < this.deadline) {
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
    this.addEvent(code, words(code), details, true);
  }

  /** Whether nothing more is to be done. */
  isOver(): boolean {
    return this.stop.signal.aborted;
  }

  /** Recorded: key by key, of tasks active and done. */
  toDocument(): Record<string, unknown> {
    const active = this.status === 'ACTIVE';
    const { subtasks, trouble } = this;
    const nice = trouble?.code ?? (this.started === null ? 'Queued' : 'OK');
    const { destination, source, ...request } = this.request;
    return {
      DATA_TYPE: 'task',
      bytes_checksummed: this.bytesChecksummed,
      bytes_transferred: this.bytesTransferred,
      canceled_by_admin: null,
      canceled_by_admin_message: null,
      command: 'API 0.10',
      completion_time: this.completed && taskTime(this.completed),
      deadline: taskTime(this.deadline),
      delete_destination_extra: false,
      ...endpoint('destination', destination),
      directories: this.directories,
      effective_bytes_per_second: this.bytesPerSecond(),
      encrypt_data: request.encryptData,
      fail_on_quota_errors: request.failOnQuotaErrors,
      fatal_error: this.fatal,
      faults: this.faults,
      files: this.files,
      files_skipped: this.filesSkipped,
      files_transferred: this.filesTransferred,
      filter_rules: null,
      history_deleted: false,
      is_ok: active ? trouble === null : null,
      is_paused: false,
      label: request.label,
      nice_status: active ? nice : null,
      nice_status_details: active ? (trouble?.details ?? null) : null,
      nice_status_expires_in: active ? -1 : null,
      nice_status_short_description: active
        ? trouble
          ? words(nice)
          : nice
        : null,
      owner_id: this.owner.identity.id,
      preserve_timestamp: request.preserveTimestamp,
      recursive_symlinks: 'ignore',
      request_time: taskTime(this.requested),
      skip_source_errors: request.skipSourceErrors,
      ...endpoint('source', source),
      status: this.status,
      subtasks_canceled: subtasks.canceled,
      subtasks_expired: subtasks.expired,
      subtasks_failed: subtasks.failed,
      subtasks_pending: this.pending(),
      subtasks_retrying: active ? subtasks.retrying : 0,
      subtasks_skipped_errors: subtasks.skippedErrors,
      subtasks_succeeded: subtasks.succeeded,
      subtasks_total: subtasks.total,
      symlinks: 0,
      sync_level: request.syncLevel,
      task_id: this.id,
      type: 'TRANSFER',
      username: localName(this.owner.identity.id),
      verify_checksum: request.verifyChecksum
    };
  }

  private pending(): number {
    const { skippedErrors, retrying, succeeded, total } = this.subtasks;
    return this.status === 'ACTIVE'
      ? total - succeeded - retrying - skippedErrors
      : 0;
  }

  private finish(status: 'SUCCEEDED' | 'FAILED'): void {
    this.status = status;
    this.completed = this.clock.now();
    this.trouble = null;
    this.stop.abort();
  }

  private bytesPerSecond(): number {
    const from = this.started ?? this.requested;
    const ms = Math.max((this.completed ?? this.clock.now()) - from, 1);
    // Guessed: nothing is taken to last less than a second.
    return Math.floor(this.bytesTransferred / Math.max(ms / 1000, 1));
  }

  private addEvent(
    code: string,
    description: string,
    details: string,
    isError = false
  ): void {
    const time = this.clock.now();
    this.events.push({ code, description, details, isError, time });
    if (this.events.length > MOST_EVENTS) {
      this.events.shift();
    }
  }

  private started: number | null = null;
  private lastProgressEvent = 0;
  private trouble: Fault | null = null;
  private fatal: { code: string; description: string } | null = null;
}

/** Recorded: `PERMISSION_DENIED` is described as "permission denied". */
function words(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}

function endpoint(
  side: 'source' | 'destination',
  collection: Collection
): Record<string, unknown> {
  return {
    [`${side}_endpoint`]: canonicalName(collection),
    [`${side}_endpoint_display_name`]: collection.displayName,
    [`${side}_endpoint_id`]: collection.id
  };
}
