import { Notification } from '@jupyterlab/apputils';
import { failureOf } from '../../engine/contract';
import type { Translate } from '../../operations/explain';
import { explain } from '../../operations/explain';
import { safeText } from './safeText';

/** Why something was not done and what to do, in a line that is safe to show. */
export function reasonFor(error: unknown, trans: Translate): string {
  const { what, advice } = explain(failureOf(error), trans);
  return safeText(`${what} ${advice}`.trim());
}

/**
 * Says that something was not done and why, but not to who declined it.
 *
 * @param openTask - Leads to the task that is in the way, where one is.
 */
export function tellWhy(
  error: unknown,
  what: string,
  trans: Translate,
  openTask?: (id: string) => void
): void {
  const { kind, tasks } = failureOf(error);
  if (kind !== 'declined') {
    const task = openTask && tasks?.[0];
    Notification.error(`${what} ${reasonFor(error, trans)}`, {
      autoClose: false,
      actions: task
        ? [
            {
              label: trans.__('Show the task that runs'),
              callback: () => openTask(task)
            }
          ]
        : []
    });
  }
}
