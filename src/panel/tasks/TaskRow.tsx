import type { MouseEvent } from 'react';
import { useEffect, useRef } from 'react';
import type { SentTask, TaskDocument } from '../../engine/contract';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { IconButton } from '../common/IconButton';
import { crossIcon } from '../common/icons';
import { describeTask } from './describe';
import { placeOf } from './ends';
import { Mend } from './Mend';
import { progressOf } from './progress';
import { ProgressBar } from './ProgressBar';
import { showFiles } from './showFiles';
import { StateIcon } from './StateIcon';
import { useCancel } from './useCancel';

/** One task: how it is, and what the person needs to know next. */
export function TaskRow(props: {
  task: TaskDocument;
  sent: SentTask | undefined;
  now: number;
}): JSX.Element {
  const { services, model, trans } = usePanel();
  const { task, sent, now } = props;
  const { state, stateName, title, route, line, cancellable } = describeTask(
    task,
    sent,
    { now, trans }
  );
  const { ask, cancelling, failure, note } = useCancel(task, title);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (cancelling) {
      // The button that had the keyboard goes.
      row.current?.focus();
    }
  }, [cancelling]);
  const open = () => services.openTask(task.task_id);
  const onClick = (event: MouseEvent) => {
    const onControl = (event.target as Element).closest('button, a, details');
    // Whoever marks a text to copy it wants to stay.
    if (!onControl && getSelection()?.isCollapsed !== false) {
      open();
    }
  };
  const place = placeOf(task, sent, 'second');
  return (
    <li
      ref={row}
      className={`jp-GlobusTask jp-mod-${state}`}
      data-task={task.task_id}
      tabIndex={-1}
      onClick={onClick}
    >
      <div className="jp-GlobusTask-head">
        <StateIcon state={state} name={stateName} />
        <button
          type="button"
          className="jp-GlobusTask-title"
          title={trans.__('%1: show what happens to it', title)}
          onClick={open}
        >
          {title}
        </button>
        {cancellable && (
          <IconButton
            icon={crossIcon}
            label={trans.__('Cancel %1', title)}
            disabled={cancelling}
            onClick={ask}
          />
        )}
      </div>
      <p className="jp-GlobusTask-route">{route}</p>
      {state === 'running' && (
        <ProgressBar
          title={title}
          fraction={progressOf(task, sent, 0)?.fraction ?? null}
        />
      )}
      <p className="jp-GlobusTask-line">
        {cancelling ? trans.__('Cancelling …') : line}{' '}
        <span role="status">{note}</span>{' '}
        {state === 'stuck' && (
          <>
            <Mend task={task} />{' '}
            <button type="button" className="jp-GlobusLink" onClick={open}>
              {trans.__('Details')}
            </button>
          </>
        )}
        {state === 'done' && place && (
          <button
            type="button"
            className="jp-GlobusLink"
            onClick={() => void showFiles({ services, model }, place, 'second')}
          >
            {trans.__('Show files')}
          </button>
        )}
      </p>
      {failure && <FailureView failure={failure} />}
    </li>
  );
}
