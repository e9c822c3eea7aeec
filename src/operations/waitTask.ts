import type { TaskDocument } from '../engine/contract';
import type { Operation } from './perform';

export interface WaitArguments {
  /** UUID of the task. */
  task: string;
  /** Seconds to wait at most; left out, until it has ended. */
  timeout?: number;
}

/** How long one question to the engine lasts, in seconds. */
const STEP = 10;

/** Whether a task will change no more. */
export function hasEnded(task: TaskDocument): boolean {
  return task.status === 'SUCCEEDED' || task.status === 'FAILED';
}

/** Returns the task as last seen: ended, or still running when time is up. */
export const waitTask: Operation<WaitArguments, TaskDocument> = {
  id: 'wait-task',
  summary: 'Wait until a task has ended',
  schema: {
    type: 'object',
    required: ['task'],
    additionalProperties: false,
    properties: {
      task: {
        type: 'string',
        format: 'uuid',
        description: 'UUID of the task'
      },
      timeout: {
        type: 'number',
        minimum: 0,
        description: 'Seconds to wait at most; left out, until it has ended'
      }
    }
  },
  action: () => ({ right: 'read' }),
  run: async ({ engine }, { task: id, timeout }, note) => {
    const end = timeout === undefined ? Infinity : Date.now() + timeout * 1000;
    let task = await engine.task(id);
    note(task);
    while (!hasEnded(task) && Date.now() < end) {
      const left = (end - Date.now()) / 1000;
      task = await engine.waitTask(id, Math.min(STEP, left));
      note(task);
    }
    return task;
  }
};
