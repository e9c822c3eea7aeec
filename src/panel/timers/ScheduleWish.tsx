import type { Action } from '../../operations/action';
import { usePanel } from '../common/context';
import { safeText } from '../common/safeText';
import { filled, MARKS } from '../notebooks/filled';
import { scheduleInWords } from './words';

type ScheduleAction = Extract<Action, { right: 'schedule' }>;

/** What is wanted of timers, in words; what a new one sends is said besides. */
export function ScheduleWish(props: { action: ScheduleAction }): JSX.Element {
  const { trans } = usePanel();
  const { action } = props;
  const right = <strong key="right">{trans.__('Schedule')}</strong>;
  if (action.act === 'create') {
    return (
      <p>
        {filled(
          trans.__(
            '%1: a timer that runs %2. It goes on when this page and the kernel are gone, until it ends or you stop it under Tasks. Each time:',
            ...MARKS
          ),
          [right, scheduleInWords(action.schedule, trans)]
        )}
      </p>
    );
  }
  const text = {
    pause: trans.__('%1: pause the timer %2', ...MARKS),
    resume: trans.__('%1: let the timer %2 run again', ...MARKS),
    delete: trans.__('%1: delete the timer %2', ...MARKS)
  }[action.act];
  return (
    <p>
      {filled(text, [right, <code key="timer">{safeText(action.timer)}</code>])}
    </p>
  );
}
