import type { TranslationBundle } from '@jupyterlab/translation';
import type { TaskDocument } from '../../engine/contract';
import type { TaskState } from '../../operations/taskState';
import { stateOf } from '../../operations/taskState';
import { hasEnded } from '../../operations/waitTask';

export function stateNames(
  trans: TranslationBundle
): Record<TaskState, string> {
  return {
    running: trans.__('Running'),
    stuck: trans.__('Stuck'),
    queued: trans.__('Queued'),
    done: trans.__('Done'),
    failed: trans.__('Failed'),
    cancelled: trans.__('Cancelled')
  };
}

const ORDER: TaskState[] = ['running', 'stuck', 'queued'];

/**
 * Those that run first, then those that are stuck or wait, then those that
 * ended; the newest first in each.
 */
export function inOrder(tasks: readonly TaskDocument[]): TaskDocument[] {
  const rank = (task: TaskDocument) => (ORDER.indexOf(stateOf(task)) + 4) % 4;
  const time = (task: TaskDocument) =>
    Date.parse(task.completion_time ?? task.request_time) || 0;
  return [...tasks].sort(
    (one, other) => rank(one) - rank(other) || time(other) - time(one)
  );
}

/** How many have not ended, and how they are; null where all have. */
export function activity(
  tasks: readonly TaskDocument[],
  trans: TranslationBundle
): { count: number; label: string } | null {
  const open = tasks.filter(task => !hasEnded(task));
  return open.length === 0
    ? null
    : { count: open.length, label: countInWords(open, trans) };
}

/** How many are how: `2 running, 1 stuck`. */
export function countInWords(
  tasks: readonly TaskDocument[],
  trans: TranslationBundle
): string {
  const states = tasks.map(stateOf);
  return Object.entries(stateNames(trans))
    .map(([state, name]) => ({
      name: name.toLocaleLowerCase(),
      count: states.filter(one => one === state).length
    }))
    .filter(({ count }) => count > 0)
    .map(({ count, name }) => `${count} ${name}`)
    .join(', ');
}

/**
 * How a task can be sent again. A running one can't: Globus refuses the same
 * paths until it has ended. What was deleted is gone, so no delete can.
 */
export function waysAgain(task: TaskDocument): ('same' | 'rest')[] {
  return task.type === 'DELETE' || !hasEnded(task)
    ? []
    : // What was skipped may be there now.
      stateOf(task) !== 'done' || task.skip_source_errors
      ? ['rest', 'same']
      : ['same'];
}
