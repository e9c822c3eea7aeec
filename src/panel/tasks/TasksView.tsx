import type { TaskDocument } from '../../engine/contract';
import { usePanel, useStore } from '../common/context';
import { FailureView } from '../common/Failure';
import { formatMoment } from '../common/format';
import { Loading } from '../common/Loading';
import { useNow } from '../common/useNow';
import type { TaskState } from './describe';
import { stateOf } from './describe';
import { TaskRow } from './TaskRow';

/** The tasks as last seen, those that run first. */
export function TasksView(): JSX.Element {
  const { model, trans } = usePanel();
  const snapshot = useStore(model.tasks);
  const now = useNow(30_000);
  if (snapshot === null) {
    return <Loading label={trans.__('Loading the tasks …')} />;
  }
  const { tasks, failure, seenAt } = snapshot;
  return (
    <div className="jp-GlobusTasks">
      {failure && (
        <FailureView
          failure={failure}
          advice={
            seenAt > 0
              ? trans.__(
                  'What is shown is as of %1. It goes on by itself as soon as Globus can be reached.',
                  formatMoment(seenAt, now, trans)
                )
              : undefined
          }
        >
          <button
            type="button"
            className="jp-GlobusButton"
            onClick={() => void model.lookAgain()}
          >
            {trans.__('Try again')}
          </button>
        </FailureView>
      )}
      {tasks.length === 0 && !failure ? (
        <div className="jp-GlobusEmpty">
          <p>
            {trans.__(
              'No tasks yet. What you send under Files shows here, and goes on when this page is closed.'
            )}
          </p>
          <button
            type="button"
            className="jp-GlobusButton"
            onClick={() => model.tab.set('files')}
          >
            {trans.__('Go to Files')}
          </button>
        </div>
      ) : (
        <ul className="jp-GlobusTasks-list" aria-label={trans.__('Tasks')}>
          {inOrder(tasks).map(task => (
            <TaskRow key={task.task_id} task={task} now={now} />
          ))}
        </ul>
      )}
    </div>
  );
}

const ORDER: TaskState[] = ['running', 'stuck', 'queued'];

/** Those that run first, then those that wait, then those that ended. */
function inOrder(tasks: TaskDocument[]): TaskDocument[] {
  const rank = (task: TaskDocument) => (ORDER.indexOf(stateOf(task)) + 4) % 4;
  return [...tasks].sort((one, other) => rank(one) - rank(other));
}
