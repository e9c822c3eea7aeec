import type {
  EventDocument,
  SkippedErrorDocument,
  SuccessfulTransferDocument
} from '../engine/contract';
import type { Operation } from './perform';
import { flag, limit, takes, uuid } from './schemas';
import { summaryOf } from './words';

/** Of which task, and how much of it. */
export interface RecordArguments {
  /** UUID of the task. */
  task: string;
  limit?: number;
}

/** How many are read where it is not said. */
const EVENTS = 100;
const PATHS = 1000;

const FILES = {
  task: uuid('task'),
  'limit?': limit(PATHS, 100_000)
};

/** Returns what happened to a task, newest first. */
export const listTaskEvents: Operation<
  RecordArguments & { errorsOnly?: boolean },
  EventDocument[]
> = {
  id: 'list-task-events',
  summary: summaryOf('list-task-events'),
  schema: takes({
    task: uuid('task'),
    'limit?': limit(EVENTS, 1000),
    'errorsOnly?': flag('Leave out what is no error')
  }),
  action: () => ({ right: 'read' }),
  run: ({ engine }, { task, limit: most, errorsOnly }) =>
    engine.taskEvents(task, most ?? EVENTS, errorsOnly)
};

/** Returns the files that a task has sent. */
export const listSuccessfulTransfers: Operation<
  RecordArguments,
  SuccessfulTransferDocument[]
> = {
  id: 'list-successful-transfers',
  summary: summaryOf('list-successful-transfers'),
  schema: takes(FILES),
  action: () => ({ right: 'read' }),
  run: ({ engine }, { task, limit: most }) =>
    engine.successfulTransfers(task, most ?? PATHS)
};

/** Returns the paths that a task passed over. */
export const listSkippedErrors: Operation<
  RecordArguments,
  SkippedErrorDocument[]
> = {
  id: 'list-skipped-errors',
  summary: summaryOf('list-skipped-errors'),
  schema: takes(FILES),
  action: () => ({ right: 'read' }),
  run: ({ engine }, { task, limit: most }) =>
    engine.skippedErrors(task, most ?? PATHS)
};
