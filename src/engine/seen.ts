import type { TaskQuery } from '../globus/transfer';
import type { TaskDocument } from '../globus/types';
import { ENDED_SHOWN } from './taskTypes';

const RUNNING = ['ACTIVE', 'INACTIVE'];
const ENDED = ['SUCCEEDED', 'FAILED'];

/** More than a user can have pending (about 100, unconfirmed). */
const ACTIVE_LIMIT = 1000;
/** Tasks that one request asks for by their ids: its URL has 4 kB then. */
const AT_ONCE = 100;

/** Whether a task will change no more. */
export function hasEnded({ status }: TaskDocument): boolean {
  return ENDED.includes(status);
}

/** What a poll saw. */
export interface Seen {
  active: TaskDocument[];
  ended: TaskDocument[];
}

/**
 * The tasks as last seen, and how they are looked at: with one request while
 * the same ones run, and more only when one has come or ended.
 */
export class SeenTasks implements Seen {
  active: TaskDocument[] = [];
  ended: TaskDocument[] = [];
  /** Ends that a call has shown before a poll did. */
  private readonly noted = new Map<string, TaskDocument>();

  constructor(
    private readonly list: (query: TaskQuery) => Promise<TaskDocument[]>
  ) {}

  /**
   * @param isStale - The ended tasks may be others than the known ones.
   * @param awaited - Ids of tasks whose end must not be missed.
   */
  async look(isStale: boolean, awaited: readonly string[]): Promise<Seen> {
    const { active: before, ended: known } = this;
    const all = isStale || (before.length === 0 && (await this.hasNews()));
    if (before.length === 0 && !all) {
      return { active: before, ended: known };
    }
    const active = await this.list({
      statuses: RUNNING,
      newestBy: 'request_time',
      limit: ACTIVE_LIMIT
    });
    if (!all && before.every(task => isAmong(active, task))) {
      return { active, ended: known };
    }
    const ended = await this.list({
      statuses: ENDED,
      newestBy: 'completion_time',
      limit: ENDED_SHOWN
    });
    const seen = new Set([...active, ...ended].map(task => task.task_id));
    // Others may have ended after it.
    const more = await this.ask(awaited.filter(id => !seen.has(id)));
    return {
      // One may have ended between the two requests.
      active: active.filter(task => !isAmong(ended, task)),
      ended: [...ended, ...more.filter(hasEnded)]
    };
  }

  /** Asks for tasks by their ids; those that are not there don't come. */
  async ask(ids: readonly string[]): Promise<TaskDocument[]> {
    const found: TaskDocument[] = [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = ids.slice(at, at + AT_ONCE);
      found.push(
        ...(await this.list({
          statuses: [...RUNNING, ...ENDED],
          // Read in globus-cli (`task list --filter-task-id`).
          filter: `type:TRANSFER,DELETE/task_id:${some.join(',')}`,
          newestBy: 'request_time',
          limit: some.length
        }))
      );
    }
    return found;
  }

  /** Keeps what a look saw. Returns whether what runs is as it was. */
  take({ active, ended }: Seen): boolean {
    const same = JSON.stringify(active) === JSON.stringify(this.active);
    this.active = active;
    this.ended = ended;
    ended.forEach(task => this.noted.delete(task.task_id));
    // This poll began before the call.
    this.noted.forEach(task => this.end(task));
    return same;
  }

  /** Takes what a call has shown: an end that the polls have not seen. */
  note(task: TaskDocument): void {
    if (hasEnded(task) && isAmong(this.active, task)) {
      this.noted.set(task.task_id, task);
      this.end(task);
    }
  }

  find(id: string): TaskDocument | undefined {
    return [...this.active, ...this.ended].find(task => task.task_id === id);
  }

  clear(): void {
    this.active = [];
    this.ended = [];
    this.noted.clear();
  }

  private end(task: TaskDocument): void {
    this.active = this.active.filter(one => one.task_id !== task.task_id);
    this.ended = [task, ...this.ended];
  }

  /** Whether there is a task that we don't know, when none was running. */
  private async hasNews(): Promise<boolean> {
    const [newest] = await this.list({
      statuses: [...RUNNING, ...ENDED],
      newestBy: 'request_time',
      limit: 1
    });
    // A short task may have come and gone between two polls.
    return newest !== undefined && !this.find(newest.task_id);
  }
}

function isAmong(tasks: TaskDocument[], { task_id: id }: TaskDocument) {
  return tasks.some(task => task.task_id === id);
}
