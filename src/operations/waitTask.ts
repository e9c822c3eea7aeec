import type { TaskDocument } from '../engine/contract';
import type { Operation } from './perform';
import { takes, uuid } from './schemas';
import { needsSomeone, stateOf } from './taskState';
import { summaryOf } from './words';

export interface WaitArguments {
  /** UUID of the task. */
  task: string;
  /** Seconds to wait at most; left out, until it has ended. */
  timeout?: number;
  /** Wait on where it is stuck; true where it is left out. */
  evenIfStuck?: boolean;
}

/** How long one question to the engine lasts, in seconds. */
const STEP = 10;

/** How long a fault has to last before its task counts as stuck, in seconds. */
const STUCK = 5;

/** Whether a task will change no more. */
export function hasEnded(task: TaskDocument): boolean {
  return task.status === 'SUCCEEDED' || task.status === 'FAILED';
}

/**
 * Returns the task as last seen: ended, stuck if that is not to be waited for,
 * or still running when time is up.
 */
export const waitTask: Operation<WaitArguments, TaskDocument> = {
  id: 'wait-task',
  summary: summaryOf('wait-task'),
  schema: takes({
    task: uuid('task'),
    'timeout?': {
      type: 'number',
      minimum: 0,
      description: 'Seconds to wait at most; left out, until it has ended'
    },
    'evenIfStuck?': {
      type: 'boolean',
      default: true,
      description: 'Wait on where it is stuck, until its deadline'
    }
  }),
  action: () => ({ right: 'read' }),
  run: async ({ engine }, { task: id, timeout, evenIfStuck = true }, note) => {
    const end = timeout === undefined ? Infinity : Date.now() + timeout * 1000;
    let stuckSince: number | null = null;
    let task = await engine.task(id);
    note(task);
    while (!hasEnded(task) && Date.now() < end) {
      if (evenIfStuck || stateOf(task) !== 'stuck') {
        stuckSince = null;
      } else {
        stuckSince ??= Date.now();
        // A fault may pass by itself at the next try.
        if (needsSomeone(task) || Date.now() - stuckSince >= STUCK * 1000) {
          break;
        }
      }
      const left = (end - Date.now()) / 1000;
      const step = evenIfStuck ? STEP : STUCK;
      task = await engine.waitTask(id, Math.min(step, left));
      note(task);
    }
    return task;
  }
};
