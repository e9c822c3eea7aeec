import { checkIcon } from '@jupyterlab/ui-components';
import type { LabIcon } from '@jupyterlab/ui-components';
import type { TimerDocument } from '../../engine/contract';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { IconButton } from '../common/IconButton';
import { crossIcon, waitingIcon, warningIcon } from '../common/icons';
import { safeText } from '../common/safeText';
import { useCollectionNames } from '../common/useCollection';
import { useKeepFocus } from '../common/useKeepFocus';
import { collectionsOf, lastRun, runLine, taskOf, timerLine } from './line';
import { useTimer } from './useTimer';
import type { TimerState } from './words';
import { scheduleInWords, stateOf } from './words';

const ICONS: Record<TimerState, LabIcon> = {
  active: waitingIcon,
  paused: warningIcon,
  waiting: warningIcon,
  ended: checkIcon
};

/** One timer: how it is, what comes next, and what became of its last run. */
export function TimerRow(props: {
  timer: TimerDocument;
  now: number;
}): JSX.Element {
  const { services, trans } = usePanel();
  const { timer, now } = props;
  const own = useKeepFocus<HTMLLIElement>();
  const title = safeText(timer.name ?? '') || trans.__('Timer without a name');
  const { act, acting, failure, note } = useTimer(timer, title);
  const state = stateOf(timer);
  const telling = { trans, now };
  const names = useCollectionNames(collectionsOf(timer));
  const run = lastRun(timer);
  const task = run && taskOf(run);
  const what =
    state === 'active' ? 'pause' : state === 'ended' ? null : 'resume';
  const stateNames: Record<TimerState, string> = {
    active: trans.__('Scheduled'),
    paused: trans.__('Paused'),
    waiting: trans.__('Waits for you'),
    ended: trans.__('Ended')
  };
  const Icon = ICONS[state];
  return (
    <li ref={own} className="jp-GlobusTimer" data-timer={timer.job_id}>
      <div className="jp-GlobusTask-head">
        <Icon.react
          tag="span"
          className={`jp-GlobusTask-icon jp-mod-${state}`}
          title={stateNames[state]}
        />
        <span className="jp-GlobusHidden">{stateNames[state]}</span>
        <span className="jp-GlobusTimer-title">{title}</span>
        <IconButton
          icon={crossIcon}
          label={trans.__('Delete the timer %1', title)}
          disabled={acting !== null}
          onClick={() => act('delete')}
        />
      </div>
      {names.length > 0 && (
        <p className="jp-GlobusTask-route">{names.join(' → ')}</p>
      )}
      <p className="jp-GlobusTask-line">
        {state !== 'ended' && (
          <span className="jp-GlobusTimer-schedule">
            {scheduleInWords(timer.schedule, trans, now)}
            {' · '}
          </span>
        )}
        {timerLine(timer, telling)}{' '}
        {what && (
          <button
            type="button"
            className="jp-GlobusLink"
            aria-label={
              what === 'pause'
                ? trans.__('Pause the timer %1', title)
                : trans.__('Resume the timer %1', title)
            }
            title={
              what === 'resume'
                ? trans.__('A run that was missed runs at once')
                : undefined
            }
            aria-disabled={acting !== null}
            onClick={() => act(what)}
          >
            {what === 'pause' ? trans.__('Pause') : trans.__('Resume')}
          </button>
        )}{' '}
        <span role="status">
          {acting === null ? note : trans.__('One moment …')}
        </span>
      </p>
      {run && (
        <p className="jp-GlobusTask-line">
          {runLine(run, telling)}{' '}
          {task && (
            <button
              type="button"
              className="jp-GlobusLink"
              onClick={() => services.openTask(task)}
            >
              {trans.__('Show task')}
            </button>
          )}
        </p>
      )}
      {failure && <FailureView failure={failure} />}
    </li>
  );
}
