import { useEffect } from 'react';
import { failureOf } from '../../engine/contract';
import { queryKeys } from '../../operations/queries';
import { Button } from '../common/Button';
import { usePanel, useStore } from '../common/context';
import { FailureView } from '../common/Failure';
import { Loading } from '../common/Loading';
import { useNow } from '../common/useNow';
import { useQuery } from '../query/hooks';
import { describeTask } from './describe';
import { TaskDetail } from './detail/TaskDetail';
import { WatchFailure } from './WatchFailure';

/**
 * One task in a tab of its own. It is one of those that the watch brings; an
 * older one is asked for once, since it changes no more.
 */
export function TaskPage(props: {
  id: string;
  /** Told what the task is called. */
  onTitle: (title: string) => void;
}): JSX.Element {
  const { model, engine, trans } = usePanel();
  const { id, onTitle } = props;
  const snapshot = useStore(model.tasks);
  const now = useNow(30_000);
  const seen = snapshot?.tasks.find(task => task.task_id === id);
  const asked = useQuery({
    queryKey: queryKeys.task(id),
    queryFn: () => engine.task(id),
    enabled: snapshot !== null && !seen
  });
  const task = seen ?? asked.data;
  const sent = snapshot?.sent[id];
  const title = task
    ? describeTask(task, sent, { now, trans }).title
    : undefined;
  useEffect(() => {
    if (title !== undefined) {
      onTitle(title);
    }
  }, [title, onTitle]);

  if (task) {
    return (
      <article className="jp-GlobusTaskPage" data-task={id}>
        {snapshot && <WatchFailure snapshot={snapshot} now={now} />}
        <TaskDetail task={task} sent={sent} now={now} />
      </article>
    );
  }
  const failure = asked.error ? failureOf(asked.error) : null;
  if (failure?.kind === 'not-found') {
    return (
      <div className="jp-GlobusEmpty">
        <p>
          {trans.__(
            'There is no task %1 among yours. It may be another person’s, or too old for Globus to remember.',
            id
          )}
        </p>
      </div>
    );
  }
  if (failure && !asked.isFetching) {
    return (
      <FailureView failure={failure}>
        <Button onClick={asked.refetch}>{trans.__('Try again')}</Button>
      </FailureView>
    );
  }
  return <Loading label={trans.__('Loading the task …')} />;
}
