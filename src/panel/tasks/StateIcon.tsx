import { checkIcon } from '@jupyterlab/ui-components';
import type { LabIcon } from '@jupyterlab/ui-components';
import {
  arrowRightIcon,
  crossIcon,
  waitingIcon,
  warningIcon
} from '../common/icons';
import type { TaskState } from '../../operations/taskState';

export const ICONS: Record<TaskState, LabIcon> = {
  running: arrowRightIcon,
  queued: waitingIcon,
  stuck: warningIcon,
  done: checkIcon,
  failed: crossIcon,
  cancelled: crossIcon
};

/** How a task is, to see and to hear. */
export function StateIcon(props: {
  state: TaskState;
  name: string;
}): JSX.Element {
  const Icon = ICONS[props.state];
  return (
    <>
      <Icon.react
        tag="span"
        className={`jp-GlobusTask-icon jp-mod-${props.state}`}
        title={props.name}
      />
      <span className="jp-GlobusHidden">{props.name}</span>
    </>
  );
}
