import { usePanel, useStore } from '../common/context';
import { Loading } from '../common/Loading';
import { useNow } from '../common/useNow';
import { inOrder } from './state';
import { TaskRow } from './TaskRow';
import { Unanswered } from './Unanswered';
import { WatchFailure } from './WatchFailure';

/** The tasks as last seen, those that run first. */
export function TasksView(): JSX.Element {
  const { model, trans } = usePanel();
  const snapshot = useStore(model.tasks);
  const now = useNow(30_000);
  if (snapshot === null) {
    return <Loading label={trans.__('Loading the tasks …')} />;
  }
  const { tasks, sent, failure } = snapshot;
  return (
    <div className="jp-GlobusTasks">
      <WatchFailure snapshot={snapshot} now={now} />
      <Unanswered unanswered={snapshot.unanswered} now={now} />
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
            <TaskRow
              key={task.task_id}
              task={task}
              sent={sent[task.task_id]}
              now={now}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
