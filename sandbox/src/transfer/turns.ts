import type { Task } from './task.js';

// Documented: three transfers and three deletes of a user run at once, the
// rest are "Queued".
const AT_ONCE = 3;

/** Which tasks of one kind and owner may work now; the rest wait in a row. */
export class Turns {
  /**
   * Resolves when it is a task's turn, or the task is over. Who comes back
   * from a wait goes behind those who wait already (guessed).
   */
  take(task: Task): Promise<void> {
    if (task.isOver()) {
      return Promise.resolve();
    }
    task.isQueued = true;
    return new Promise(resolve => {
      const { signal } = task.stop;
      const end = (): void => {
        signal.removeEventListener('abort', end);
        this.waiting.delete(task);
        task.isQueued = false;
        resolve();
      };
      signal.addEventListener('abort', end);
      this.waiting.set(task, end);
      this.next();
    });
  }

  /** A task doesn't work any more, or not now. */
  leave(task: Task): void {
    this.working.delete(task);
    this.next();
  }

  private next(): void {
    for (const [task, begin] of this.waiting) {
      if (this.working.size >= AT_ONCE) {
        return;
      }
      this.working.add(task);
      begin();
    }
  }

  private readonly working = new Set<Task>();
  private readonly waiting = new Map<Task, () => void>();
}

/**
 * Give a task's turn to others while it waits. Documented (Transfer API, "Task
 * Behavior"): a task that is paused or backs off after an error makes room for
 * a queued one.
 */
export async function outOfTurn(
  task: Task,
  wait: () => Promise<void>
): Promise<void> {
  task.turns?.leave(task);
  await wait();
  await task.turns?.take(task);
}
