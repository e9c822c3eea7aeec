import type { TaskDocument } from '../engine/contract';

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
  if (needsSomeone(task)) {
    return 'stuck';
  }
  const nice = task.nice_status ?? 'OK';
  if (/^queued$/i.test(nice)) {
    return 'queued';
  }
  // A fault that was got over leaves the count, but the status is fine again.
  return /^ok$/i.test(nice) ? 'running' : 'stuck';
}

/** Whether a task can't go on by itself, however long it tries. */
export function needsSomeone(task: TaskDocument): boolean {
  return task.status === 'INACTIVE' || task.is_paused;
}
