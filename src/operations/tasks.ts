import type { EventDocument, TaskDocument } from '../engine/contract';
import type { JSONSchema } from './arguments';
import type { Operation } from './perform';

/** How many events a task is shown with. */
const EVENTS = 100;

export interface TaskArguments {
  /** UUID of the task. */
  task: string;
}

const ONE_TASK: JSONSchema = {
  type: 'object',
  required: ['task'],
  additionalProperties: false,
  properties: {
    task: { type: 'string', format: 'uuid', description: 'UUID of the task' }
  }
};

/** Returns the tasks, newest first. */
export const listTasks: Operation<{ limit?: number }, TaskDocument[]> = {
  id: 'list-tasks',
  summary: 'List your tasks, newest first',
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      limit: {
        type: 'number',
        minimum: 1,
        default: 50,
        description: 'How many at most; the service gives no more than 1,000'
      }
    }
  },
  action: () => ({ right: 'read' }),
  run: ({ engine }, { limit }) => engine.tasks(Math.min(limit ?? 50, 1000))
};

/** Returns a task and what happened to it, newest first. */
export const showTask: Operation<
  TaskArguments,
  { task: TaskDocument; events: EventDocument[] }
> = {
  id: 'show-task',
  summary: 'Show a task and what happened to it',
  schema: ONE_TASK,
  action: () => ({ right: 'read' }),
  run: async ({ engine }, { task: id }) => {
    const [task, events] = await Promise.all([
      engine.task(id),
      engine.taskEvents(id, EVENTS)
    ]);
    return { task, events };
  }
};

/** Returns the task as it is after the cancel. */
export const cancelTask: Operation<TaskArguments, TaskDocument> = {
  id: 'cancel-task',
  summary: 'Cancel a task; what has arrived stays',
  schema: ONE_TASK,
  action: ({ task }) => ({ right: 'cancel', taskId: task }),
  run: ({ engine }, { task }) => engine.cancelTask(task)
};
