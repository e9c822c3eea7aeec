import type { EventDocument, TaskDocument } from '../globus/types';

/** What an event says of a task's trouble. */
export type Trouble = Pick<EventDocument, 'code' | 'details'>;

/** A task with what its events say of its trouble, as far as they were asked. */
export interface WatchedTask extends TaskDocument {
  trouble?: Trouble;
}

/** Errors that are asked for: the newest has the reason, most likely. */
const EVENTS = 10;
/** Tasks that are asked about after one poll; the rest after the next. */
const AT_ONCE = 10;
/** Ended tasks that are asked about, the newest. */
const FAILED = 10;
/** Before the same trouble is asked about again, in milliseconds. */
const AGAIN = 60_000;

/** What was learnt of one task. */
interface Known {
  /** As which trouble it was asked about. */
  key: string;
  faults: number;
  askedAt: number;
  /** Whether an answer came. */
  answered: boolean;
  trouble: Trouble | undefined;
}

/**
 * Why tasks are stuck or failed: their documents have a code, and only their
 * events have the file, the place and what is missing. Asked for once when a
 * trouble begins, and not more than once a minute while it goes on.
 */
export class Troubles {
  private known = new Map<string, Known>();
  private busy = false;

  constructor(
    private readonly ask: (
      id: string,
      limit: number
    ) => Promise<EventDocument[]>
  ) {}

  /**
   * Asks about those whose trouble is new, and forgets those that are gone.
   *
   * @returns Null where there is nothing to ask; else when it has asked.
   */
  learn(tasks: readonly TaskDocument[]): Promise<void> | null {
    const failed = tasks.filter(hasFailed).slice(0, FAILED);
    const troubled = [...failed, ...tasks.filter(isStuck)];
    const ids = new Set(troubled.map(task => task.task_id));
    for (const id of this.known.keys()) {
      if (!ids.has(id)) {
        this.known.delete(id);
      }
    }
    const unknown = troubled.filter(task => this.isNew(task));
    if (this.busy || unknown.length === 0) {
      return null;
    }
    this.busy = true;
    return this.askAll(unknown.slice(0, AT_ONCE)).finally(() => {
      this.busy = false;
    });
  }

  /** Tasks with what is known of their trouble. */
  with(tasks: readonly TaskDocument[]): WatchedTask[] {
    return tasks.map(task => {
      const known = this.known.get(task.task_id);
      return known?.trouble && known.key === keyOf(task)
        ? { ...task, trouble: known.trouble }
        : task;
    });
  }

  clear(): void {
    this.known = new Map();
  }

  private isNew(task: TaskDocument): boolean {
    const known = this.known.get(task.task_id);
    return (
      known?.key !== keyOf(task) ||
      (Date.now() - known.askedAt >= AGAIN &&
        // A failed task's events stay as they are.
        (!known.answered ||
          (task.status !== 'FAILED' &&
            (known.trouble === undefined || known.faults !== task.faults))))
    );
  }

  private async askAll(tasks: readonly TaskDocument[]): Promise<void> {
    const { known } = this;
    for (const task of tasks) {
      if (known !== this.known) {
        return;
      }
      const { task_id: id, faults } = task;
      const key = keyOf(task);
      const before = known.get(id);
      const entry: Known = {
        key,
        faults,
        askedAt: Date.now(),
        answered: false,
        trouble: before?.key === key ? before.trouble : undefined
      };
      this.known.set(id, entry);
      try {
        entry.trouble = troubleOf(task, await this.ask(id, EVENTS));
        entry.answered = true;
      } catch {
        // The code alone is said; the task's own view tells of the failure.
      }
    }
  }
}

/**
 * What the events of a task, newest first, say of the trouble that it has now.
 */
export function troubleOf(
  task: TaskDocument,
  events: readonly EventDocument[]
): Trouble | undefined {
  const errors = events.filter(({ is_error }) => is_error);
  const code = task.fatal_error?.code ?? task.nice_status;
  const event =
    errors.find(error => error.code === code) ??
    // A pause has another code there.
    (needsSomeone(task) ? errors[0] : undefined);
  return event && { code: event.code, details: event.details };
}

/** Whether a task can't go on by itself, however long it tries. */
export function needsSomeone(task: TaskDocument): boolean {
  return task.status === 'INACTIVE' || task.is_paused;
}

/** Whether something keeps a task that has not ended from going on. */
export function isStuck(task: TaskDocument): boolean {
  // A fault that was got over leaves the count, but the status is fine again.
  return (
    needsSomeone(task) ||
    (task.status === 'ACTIVE' &&
      !/^(ok|queued)$/i.test(task.nice_status ?? 'OK'))
  );
}

function hasFailed({ status, fatal_error: fatal }: TaskDocument): boolean {
  return (
    status === 'FAILED' && !/^(cancell?ed|expired)/i.test(fatal?.code ?? '')
  );
}

function keyOf(task: TaskDocument): string {
  const { fatal_error: fatal, is_paused, nice_status, status } = task;
  return [status, is_paused, nice_status, fatal?.code].join();
}
