import type { SentTask, TaskDocument } from '../../engine/contract';
import { showTask } from '../../operations/tasks';
import { hasEnded, waitTask } from '../../operations/waitTask';
import { CodeButton } from '../common/CodeButton';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { CancelButton } from './CancelButton';
import { describeTask } from './describe';
import { Mend } from './Mend';
import { SpeedChart } from './SpeedChart';
import { StateIcon } from './StateIcon';
import { TaskEvents } from './TaskEvents';
import { TaskFacts } from './TaskFacts';
import { TaskFigures } from './TaskFigures';
import { useCancel } from './useCancel';

/** What a task is, how far it is, and what happened to it. */
export function TaskDetail(props: {
  task: TaskDocument;
  sent: SentTask | undefined;
  now: number;
}): JSX.Element {
  const { model, trans } = usePanel();
  const { task, sent, now } = props;
  const { state, stateName, title, line, cancellable } = describeTask(
    task,
    sent,
    { now, trans }
  );
  const { ask, cancelling, failure, note } = useCancel(task, title);
  const speeds = model.speeds.of(task.task_id);
  return (
    <>
      <header className="jp-GlobusTaskPage-head">
        <div role="status">
          <StateIcon state={state} name={stateName} />
        </div>
        <h2 className="jp-GlobusTaskPage-title">{title}</h2>
        <CodeButton className="jp-GlobusButton" {...codeOf(task)} />
        {cancellable && <CancelButton cancelling={cancelling} onClick={ask} />}
      </header>
      <p className="jp-GlobusTaskPage-line">
        {line} <span role="status">{note}</span> <Mend task={task} />
      </p>
      {failure && <FailureView failure={failure} />}
      <TaskFigures
        task={task}
        sent={sent}
        title={title}
        state={state}
        speed={speeds.at(-1) ?? null}
        now={now}
      />
      {state === 'running' && <SpeedChart speeds={speeds} />}
      <TaskFacts task={task} sent={sent} now={now} />
      <TaskEvents task={task} now={now} />
    </>
  );
}

/** What a cell would do with a task at this moment. */
function codeOf(task: TaskDocument): { operation: string; args: object } {
  const args = { task: task.task_id };
  return hasEnded(task)
    ? { operation: showTask.id, args }
    : { operation: waitTask.id, args: { ...args, evenIfStuck: false } };
}
