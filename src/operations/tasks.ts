import type { EventDocument, TaskDocument } from '../engine/contract';
import { fail } from '../engine/contract';
import type { Operation } from './perform';
import { flag, limit, list, takes, time, uuid } from './schemas';
import { LABEL } from './submission';
import { summaryOf } from './words';

/** How many tasks are listed; more than anyone would read. */
const MOST = 100_000;

/** How many events a task is shown with. */
const EVENTS = 100;

export interface TaskArguments {
  /** UUID of the task. */
  task: string;
}

const ONE_TASK = takes({ task: uuid('task') });

const STATUSES = ['ACTIVE', 'INACTIVE', 'SUCCEEDED', 'FAILED'] as const;

const TYPES = ['TRANSFER', 'DELETE'] as const;

/** Which tasks to list, as `globus task list` chooses them. */
export interface ListTasksArguments {
  limit?: number;
  statuses?: (typeof STATUSES)[number][];
  types?: (typeof TYPES)[number][];
  /** UUIDs of tasks. */
  tasks?: string[];
  /** Patterns, with `*` as a wildcard, whatever the case. */
  labels?: string[];
  notLabels?: string[];
  /** Labels are no patterns. */
  exactLabels?: boolean;
  /** Times, ISO 8601 with their zones. */
  requestedAfter?: string;
  requestedBefore?: string;
  completedAfter?: string;
  completedBefore?: string;
}

function labels(description: string): object {
  return list({ type: 'string', format: 'filter-value' }, description);
}

/** Returns the tasks, newest first. */
export const listTasks: Operation<ListTasksArguments, TaskDocument[]> = {
  id: 'list-tasks',
  summary: summaryOf('list-tasks'),
  schema: takes({
    'limit?': limit(50, MOST),
    'statuses?': list(
      { type: 'string', enum: [...STATUSES] },
      'Of which statuses; left out, of all'
    ),
    'types?': list(
      { type: 'string', enum: [...TYPES] },
      'Of which types; left out, of both'
    ),
    'tasks?': list({ type: 'string', format: 'uuid' }, 'Which of them'),
    'labels?': labels(
      'With a label that fits one of these; * is a wildcard, and case makes no difference'
    ),
    'notLabels?': labels('With a label that fits none of these'),
    'exactLabels?': flag('Labels are to be the same, * too'),
    'requestedAfter?': time('Submitted after this time'),
    'requestedBefore?': time('Submitted before this time'),
    'completedAfter?': time('Ended after this time'),
    'completedBefore?': time('Ended before this time')
  }),
  action: () => ({ right: 'read' }),
  run: ({ engine }, args) =>
    engine.tasks(
      args.limit ?? 50,
      taskFilter(args),
      args.statuses?.length ? args.statuses : undefined
    )
};

/** The service's expression for all but the statuses. */
export function taskFilter(args: ListTasksArguments): string {
  const [is, isNot] = args.exactLabels ? ['=', '!'] : ['~', '!~'];
  const clauses: [string, (string | undefined)[]][] = [
    ['type', args.types?.length ? args.types : [...TYPES]],
    ['task_id', args.tasks ?? []],
    [
      'label',
      [
        ...(args.labels ?? []).map(label => is + label),
        ...(args.notLabels ?? []).map(label => isNot + label)
      ]
    ],
    ['request_time', [args.requestedAfter, args.requestedBefore]],
    ['completion_time', [args.completedAfter, args.completedBefore]]
  ];
  return clauses
    .filter(([, values]) => values.some(value => value !== undefined))
    .map(([name, values]) => `${name}:${values.join(',')}`)
    .join('/');
}

/** Returns a task and what happened to it, newest first. */
export const showTask: Operation<
  TaskArguments,
  { task: TaskDocument; events: EventDocument[] }
> = {
  id: 'show-task',
  summary: summaryOf('show-task'),
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
  summary: summaryOf('cancel-task'),
  schema: ONE_TASK,
  action: ({ task }) => ({ right: 'cancel', taskId: task }),
  run: ({ engine }, { task }) => engine.cancelTask(task)
};

export interface UpdateTaskArguments extends TaskArguments {
  label?: string;
  /** ISO 8601 with its zone. */
  deadline?: string;
}

/** Returns the task as it is after the change. */
export const updateTask: Operation<UpdateTaskArguments, TaskDocument> = {
  id: 'update-task',
  summary: summaryOf('update-task'),
  schema: takes({
    task: uuid('task'),
    'label?': LABEL,
    'deadline?': time('When to give up, with its zone')
  }),
  action: ({ task, label, deadline }) => {
    if (label === undefined && deadline === undefined) {
      throw fail(
        'bad-request',
        'BadArguments',
        'update-task: "label" or "deadline" is missing.'
      );
    }
    return { right: 'edit', what: 'task', name: task };
  },
  run: ({ engine }, { task, ...changes }) => engine.updateTask(task, changes)
};
