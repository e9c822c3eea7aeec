import { Notification } from '@jupyterlab/apputils';
import type { TimerDocument } from '../../engine/contract';
import { queryKeys } from '../../operations/queries';
import type { PanelParts } from '../common/context';
import { scheduleInWords } from './words';

/** Says that a timer was made and when it runs, and has it shown. */
export function timerMade(
  { model, services }: PanelParts,
  { schedule }: TimerDocument
): void {
  const { trans } = services;
  model.queries.invalidateQueries({ queryKey: queryKeys.timers });
  Notification.info(
    trans.__(
      'The timer is made. It runs %1.',
      scheduleInWords(schedule, trans)
    ),
    {
      autoClose: 8000,
      actions: [
        {
          label: trans.__('Show timers'),
          callback: () => {
            model.tab.set('tasks');
            services.openPanel();
          }
        }
      ]
    }
  );
}
