import { failureOf } from '../engine/contract';
import type {
  EngineApi,
  EventDocument,
  SuccessfulTransferDocument,
  TaskDocument
} from '../engine/contract';
import type { Translate } from '../operations/explain';
import { explain } from '../operations/explain';
import { stateOf } from '../operations/taskState';
import { hasEnded } from '../operations/waitTask';

/** What a cell keeps of a task that it waited for, beside the task. */
export interface TaskRecord {
  /** What was sent; null unless it is a transfer that has ended. */
  files: SuccessfulTransferDocument[] | null;
  /** What happened, newest first, where the task failed or is stuck. */
  events: EventDocument[];
  /** Why some of it could not be read, in words; null where it could. */
  unread: string | null;
}

/** Files at most: a hundred requests. */
const FILES = 100_000;

const EVENTS = 100;

/**
 * Reads the record of a task in the call that waited for it: the person who
 * allowed that once is not asked again. The task is what the call was for, so
 * a record that can't be read is said, and fails nothing.
 */
export async function recordOf(
  engine: Pick<EngineApi, 'successfulTransfers' | 'taskEvents'>,
  task: TaskDocument,
  trans: Translate
): Promise<TaskRecord> {
  const { task_id: id, type, status } = task;
  let unread: string | null = null;
  const missing = (error: unknown) => {
    const { what, advice } = explain(failureOf(error), trans);
    unread = `${what} ${advice}`.trim();
    return null;
  };
  const [files, events] = await Promise.all([
    type === 'TRANSFER' && hasEnded(task)
      ? engine.successfulTransfers(id, FILES).catch(missing)
      : null,
    status === 'FAILED' || stateOf(task) === 'stuck'
      ? engine.taskEvents(id, EVENTS).catch(missing)
      : []
  ]);
  return { files, events: events ?? [], unread };
}
