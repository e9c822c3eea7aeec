import { useEffect, useRef, useState } from 'react';
import type { SentTask, TaskDocument } from '../../../engine/contract';
import { showTask } from '../../../operations/tasks';
import { hasEnded, waitTask } from '../../../operations/waitTask';
import { Button } from '../../common/Button';
import { CodeButton } from '../../common/CodeButton';
import { usePanel } from '../../common/context';
import { FailureView } from '../../common/Failure';
import { sendAgainAs } from '../acts/again';
import { CancelButton } from '../acts/CancelButton';
import { describeTask } from '../describe';
import { Mend } from '../acts/Mend';
import { SpeedChart } from './SpeedChart';
import { PauseInfo } from './PauseInfo';
import { waysAgain } from '../state';
import { StateIcon } from '../StateIcon';
import { TaskEdit } from './TaskEdit';
import { TaskEvents } from './TaskEvents';
import { TaskFacts } from './TaskFacts';
import { TaskFiles } from './TaskFiles';
import { TaskFigures } from './TaskFigures';
import { useCancel } from '../acts/useCancel';

/** What a task is, how far it is, and what happened to it. */
export function TaskDetail(props: {
  task: TaskDocument;
  sent: SentTask | undefined;
  now: number;
}): JSX.Element {
  const parts = usePanel();
  const { model, trans } = parts;
  const { task, sent, now } = props;
  const { state, stateName, title, line, cancellable } = describeTask(
    task,
    sent,
    { now, trans }
  );
  const { ask, cancelling, failure, note } = useCancel(task, title);
  const speeds = model.speeds.of(task.task_id);
  const [edit, setEdit] = useState<'open' | 'saved' | null>(null);
  const editButton = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && edit !== 'open') {
      editButton.current?.focus();
    }
    wasOpen.current = edit === 'open';
  }, [edit]);
  const again = {
    same: trans.__('Run again'),
    rest: trans.__('Retry the rest')
  };
  const hints = {
    same: trans.__('Opens the transfer form, filled in as the first time'),
    rest: trans.__(
      'Opens the transfer form, filled in to send what is missing or differs by its checksum'
    )
  };
  return (
    <>
      <header className="jp-GlobusTaskPage-head">
        <div role="status">
          <StateIcon state={state} name={stateName} />
        </div>
        <h2 className="jp-GlobusTaskPage-title">{title}</h2>
        <CodeButton className="jp-GlobusButton" {...codeOf(task)} />
        {waysAgain(task).map(way => (
          <Button
            key={way}
            title={hints[way]}
            onClick={() =>
              void sendAgainAs(
                parts,
                task,
                sent,
                way === 'rest' ? { syncLevel: 'checksum' } : {}
              )
            }
          >
            {again[way]}
          </Button>
        ))}
        {cancellable && (
          <button
            ref={editButton}
            type="button"
            className="jp-GlobusButton"
            aria-expanded={edit === 'open'}
            onClick={() => setEdit(edit === 'open' ? null : 'open')}
          >
            {trans.__('Edit')}
          </button>
        )}
        {cancellable && <CancelButton cancelling={cancelling} onClick={ask} />}
      </header>
      <p className="jp-GlobusTaskPage-line">
        {line} <span role="status">{note}</span> <Mend task={task} />
        <span role="status">
          {edit === 'saved' && trans.__('The change is saved.')}
        </span>
      </p>
      {task.is_paused && <PauseInfo task={task} />}
      {edit === 'open' && cancellable && (
        <TaskEdit
          task={task}
          onDone={saved => setEdit(saved ? 'saved' : null)}
        />
      )}
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
      <TaskFiles task={task} />
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
