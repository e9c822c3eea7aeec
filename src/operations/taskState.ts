import type { TaskDocument } from '../engine/contract';
import { isStuck } from '../engine/contract';

export { needsSomeone } from '../engine/contract';

/** How a task is, for people: finer than the service's four words. */
export type TaskState =
  'running' | 'queued' | 'stuck' | 'done' | 'failed' | 'cancelled';

const CANCELLED = /^CANCELL?ED/i;

export function stateOf(task: TaskDocument): TaskState {
  if (task.status === 'SUCCEEDED') {
    return 'done';
  }
  if (task.status === 'FAILED') {
    return CANCELLED.test(task.fatal_error?.code ?? '') ||
      CANCELLED.test(task.nice_status ?? '')
      ? 'cancelled'
      : 'failed';
  }
  if (isStuck(task)) {
    return 'stuck';
  }
  return /^queued$/i.test(task.nice_status ?? '') ? 'queued' : 'running';
}
