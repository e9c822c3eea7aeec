import { useEffect, useRef } from 'react';
import { checkIcon } from '@jupyterlab/ui-components';
import type { LabIcon } from '@jupyterlab/ui-components';
import type { TaskDocument } from '../../engine/contract';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { IconButton } from '../common/IconButton';
import {
  arrowRightIcon,
  crossIcon,
  waitingIcon,
  warningIcon
} from '../common/icons';
import type { TaskState } from './describe';
import { describeTask } from './describe';
import { useCancel } from './useCancel';

const ICONS: Record<TaskState, LabIcon> = {
  running: arrowRightIcon,
  queued: waitingIcon,
  stuck: warningIcon,
  done: checkIcon,
  failed: crossIcon,
  cancelled: crossIcon
};

/** One task: how it is, and what the person needs to know next. */
export function TaskRow(props: {
  task: TaskDocument;
  now: number;
}): JSX.Element {
  const { trans } = usePanel();
  const { task, now } = props;
  const { state, stateName, title, route, line, cancellable } = describeTask(
    task,
    now,
    trans
  );
  const { ask, cancelling, failure } = useCancel(task, title);
  const Icon = ICONS[state];
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (cancelling) {
      // The button that had the keyboard goes.
      row.current?.focus();
    }
  }, [cancelling]);
  return (
    <li
      ref={row}
      className={`jp-GlobusTask jp-mod-${state}`}
      data-task={task.task_id}
      tabIndex={-1}
    >
      <div className="jp-GlobusTask-head">
        <Icon.react
          tag="span"
          className="jp-GlobusTask-icon"
          title={stateName}
        />
        <span className="jp-GlobusHidden">{stateName}</span>
        <span className="jp-GlobusTask-title">{title}</span>
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
        <div
          className="jp-GlobusProgress"
          role="progressbar"
          aria-label={trans.__('%1 is running', title)}
        />
      )}
      <p className="jp-GlobusTask-line">
        {cancelling ? trans.__('Cancelling …') : line}
      </p>
      {failure && <FailureView failure={failure} />}
    </li>
  );
}
