import type {
  EngineApi,
  EventDocument,
  SuccessfulTransferDocument,
  TaskDocument
} from '../engine/contract';
import { stateOf } from '../operations/taskState';
import { hasEnded } from '../operations/waitTask';

/** What a cell keeps of a task that it waited for, beside the task. */
export interface TaskRecord {
  /** What was sent; null unless it is a transfer that has ended. */
  files: SuccessfulTransferDocument[] | null;
  /** What happened, newest first, where the task failed or is stuck. */
  events: EventDocument[];
}

/** Files at most: a hundred requests. */
const FILES = 100_000;

const EVENTS = 100;

/**
 * Reads the record of a task in the call that waited for it: the person who
 * allowed that once is not asked again.
 *
 * @throws GlobusError
 */
export async function recordOf(
  engine: Pick<EngineApi, 'successfulTransfers' | 'taskEvents'>,
  task: TaskDocument
): Promise<TaskRecord> {
  const { task_id: id, type, status } = task;
  const [files, events] = await Promise.all([
    type === 'TRANSFER' && hasEnded(task)
      ? engine.successfulTransfers(id, FILES)
      : null,
    status === 'FAILED' || stateOf(task) === 'stuck'
      ? engine.taskEvents(id, EVENTS)
      : []
  ]);
  return { files, events };
}
