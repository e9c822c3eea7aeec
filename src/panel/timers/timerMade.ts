import { Notification } from '@jupyterlab/apputils';
import type { TimerDocument } from '../../engine/contract';
import { queryKeys } from '../../operations/queries';
import type { PanelParts } from '../common/context';
import { showTasks } from '../tasks/showTasks';
import { scheduleInWords } from './words';

/** Says that a timer was made and when it runs, and has it shown. */
export function timerMade(
  parts: PanelParts,
  { schedule, may_be_two }: TimerDocument
): void {
  const { trans } = parts.services;
  parts.model.queries.invalidateQueries({ queryKey: queryKeys.timers });
  const made = trans.__(
    'The timer is made. It runs %1.',
    scheduleInWords(schedule, trans)
  );
  Notification.emit(
    may_be_two
      ? `${made} ${trans.__('There may be two of it: look under Tasks.')}`
      : made,
    may_be_two ? 'warning' : 'info',
    {
      autoClose: may_be_two ? false : 8000,
      actions: [
        {
          label: trans.__('Show timers'),
          callback: () => showTasks(parts)
        }
      ]
    }
  );
}
