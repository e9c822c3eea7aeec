import type { EngineApi, TaskDocument } from '../engine/contract';
import { failureOf, hasEnded } from '../engine/contract';
import { needsSomeone, stateOf } from './taskState';

/** How long tasks are waited for. */
export interface Patience {
  /** Seconds to wait at most; left out, until they have ended. */
  timeout?: number;
  /** Wait on where they are stuck; true where it is left out. */
  evenIfStuck?: boolean;
  /** Until one of them has ended. */
  first?: boolean;
}

/** How long one question to the engine lasts, in seconds. */
const STEP = 10;

/** How long a fault has to last before its task counts as stuck, in seconds. */
const STUCK = 5;

/** What passes by itself: a wait goes on, however long it takes. */
const PASSES = /^(busy|no-connection|service-down)$/;

/**
 * Waits until tasks have ended, or are stuck where that is not to be waited
 * for, or time is up.
 *
 * @param tasks - As they are at first.
 * @param note - Is told how they are, and what keeps us from seeing it.
 * @returns The tasks as last seen.
 */
export async function untilEnded(
  engine: Pick<EngineApi, 'waitTasks'>,
  tasks: readonly TaskDocument[],
  { timeout = Infinity, evenIfStuck = true, first = false }: Patience,
  note: (tasks: readonly TaskDocument[], unreachable?: string) => void
): Promise<readonly TaskDocument[]> {
  const stuckSince = new Map<string, number>();
  const isGivenUp = (task: TaskDocument) => {
    const { task_id: id } = task;
    if (evenIfStuck || stateOf(task) !== 'stuck') {
      stuckSince.delete(id);
      return false;
    }
    const since = stuckSince.get(id) ?? Date.now();
    stuckSince.set(id, since);
    // A fault may pass by itself at the next try.
    return needsSomeone(task) || Date.now() - since >= STUCK * 1000;
  };
  let left = timeout;
  note(tasks);
  for (;;) {
    const running = tasks.filter(task => !hasEnded(task));
    const isEnough = first && running.length < tasks.length;
    const going = running.filter(task => !isGivenUp(task));
    if (going.length === 0 || isEnough || left <= 0) {
      return tasks;
    }
    const [date, since] = [Date.now(), performance.now()];
    const step = Math.min(evenIfStuck ? STEP : STUCK, left);
    try {
      const seen = await engine.waitTasks(
        running.map(task => task.task_id),
        step
      );
      const byId = new Map(seen.map(task => [task.task_id, task]));
      tasks = tasks.map(task => byId.get(task.task_id) ?? task);
      note(tasks);
    } catch (error) {
      const { kind, message } = failureOf(error);
      if (!PASSES.test(kind)) {
        throw error;
      }
      note(tasks, message);
      await new Promise(resolve => setTimeout(resolve, step * 1000));
    }
    // One clock may be put back, the other stands still in a sleep.
    left -= Math.max(Date.now() - date, performance.now() - since) / 1000;
  }
}
