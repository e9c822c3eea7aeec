import type { TaskDocument } from '../globus/types';
import type { SentDocument, SentTask } from './taskTypes';
import type { News } from './telling';
import type { WatchedTask } from './troubles';
import { isStuck, needsSomeone } from './troubles';

/** Resolves with whether somebody was told. */
type Tell = (what: News, task: WatchedTask, sent: SentTask) => Promise<boolean>;

/** How many tasks are remembered; the oldest are forgotten first. */
const KEPT = 500;

/**
 * What is known of tasks because they were sent from here: a task's document
 * tells neither its paths nor how much it will be. For one session.
 */
export class SentTasks {
  private readonly known = new Map<string, SentTask>();
  /** Those whose end nobody has been told of. */
  private readonly open = new Set<string>();
  /** Troubles that were told: which, and of what task. */
  private readonly alerted = new Set<string>();

  /** Whether someone wants to know of an end that has not come. */
  get areOpen(): boolean {
    return this.open.size > 0;
  }

  get openIds(): string[] {
    return [...this.open];
  }

  /** @param isOpen - Whether its end is to be told. */
  add(id: string, sent: SentTask, isOpen = true): void {
    if (this.known.has(id)) {
      return;
    }
    this.known.set(id, sent);
    if (isOpen) {
      this.open.add(id);
    }
    for (const old of this.known.keys()) {
      if (this.known.size <= KEPT) {
        break;
      }
      this.known.delete(old);
      this.open.delete(old);
    }
  }

  /** Adds how much a task will send, in bytes. */
  note(id: string, bytes: number): void {
    const task = this.known.get(id);
    if (task) {
      this.known.set(id, { ...task, bytes });
    }
  }

  /** What is known of some tasks, by their ids. */
  about(tasks: readonly TaskDocument[]): Record<string, SentTask> {
    return Object.fromEntries(
      tasks.flatMap(({ task_id: id }) => {
        const task = this.known.get(id);
        return task ? [[id, task]] : [];
      })
    );
  }

  /**
   * Tells of those of some ended tasks that were open. Each is told once; it
   * stays open while `tell` says that nobody was there to hear.
   */
  close(ended: readonly WatchedTask[], tell: Tell): void {
    for (const task of ended) {
      const { task_id: id } = task;
      const sent = this.known.get(id);
      if (sent && this.open.delete(id)) {
        void tell('end', task, sent).then(isTold => {
          if (!isTold && this.known.has(id)) {
            this.open.add(id);
          }
        });
      }
    }
  }

  /**
   * Tells, as {@link close} does, of those of some open tasks that don't go on
   * by themselves: what has met one fault only may get over it.
   */
  alert(active: readonly WatchedTask[], tell: Tell): void {
    for (const task of active) {
      const { task_id: id, faults } = task;
      const what = needsSomeone(task) ? 'waits' : 'stuck';
      const sent = this.known.get(id);
      const isDue = what === 'waits' || (isStuck(task) && faults > 1);
      const key = `${what} ${id}`;
      if (sent && isDue && this.open.has(id) && !this.alerted.has(key)) {
        this.alerted.add(key);
        void tell(what, task, sent).then(isTold => {
          if (!isTold) {
            this.alerted.delete(key);
          }
        });
      }
    }
  }

  /** Gives up to wait for the ends of tasks: the service knows them no more. */
  drop(ids: readonly string[]): void {
    ids.forEach(id => this.open.delete(id));
  }

  clear(): void {
    this.known.clear();
    this.open.clear();
    this.alerted.clear();
  }
}

/** What is known of a task from its document. */
export function sentTask(task: SentDocument): SentTask {
  const [sources, destinations] =
    'transfer' in task
      ? [
          task.transfer.DATA.map(item => item.source_path),
          task.transfer.DATA.map(item => item.destination_path)
        ]
      : [task.delete.DATA.map(item => item.path), []];
  return {
    items: sources.length,
    first: sources[0] ?? '',
    from: commonFolder(sources),
    to: commonFolder(destinations),
    firstTo: destinations[0] ?? '',
    bytes: null
  };
}

/**
 * The folder that paths share, with a slash at the end; a path that ends in a
 * slash counts as a folder itself. Empty for none.
 */
export function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths.map(path =>
    path.slice(0, path.lastIndexOf('/') + 1)
  );
  return others.reduce((common, folder) => {
    let shared = common;
    while (!folder.startsWith(shared)) {
      shared = shared.slice(0, shared.lastIndexOf('/', shared.length - 2) + 1);
    }
    return shared;
  }, first);
}
