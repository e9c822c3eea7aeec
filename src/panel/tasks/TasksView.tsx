import { useEffect, useRef } from 'react';
import { Button } from '../common/Button';
import { usePanel, useStore } from '../common/context';
import { Loading } from '../common/Loading';
import { useNow } from '../common/useNow';
import { Timers } from '../timers/Timers';
import { destinationName, sourceName } from './describe';
import { TaskFilterBar } from './list/TaskFilterBar';
import { TaskList } from './list/TaskList';
import { Unanswered } from './acts/Unanswered';
import { WatchFailure } from './WatchFailure';

/** What asks for the person, then the tasks, those that run first. */
export function TasksView(): JSX.Element {
  const { model, trans } = usePanel();
  const snapshot = useStore(model.tasks);
  const now = useNow(30_000);
  const scroller = useRef<HTMLDivElement>(null);
  const filter = useStore(model.taskFilter);
  useEffect(() => {
    if (scroller.current) {
      scroller.current.scrollTop = 0;
    }
  }, [filter]);
  const loading = <Loading label={trans.__('Loading the tasks …')} />;
  if (snapshot === null) {
    return loading;
  }
  const { tasks, failure } = snapshot;
  const names = tasks.flatMap(task => [
    sourceName(task, trans),
    destinationName(task) ?? ''
  ]);
  return (
    <div className="jp-GlobusTasks" tabIndex={-1}>
      {tasks.length > 0 && (
        <TaskFilterBar
          collections={[...new Set(names)].filter(name => name !== '').sort()}
        />
      )}
      <div ref={scroller} className="jp-GlobusTasks-scroll">
        <WatchFailure snapshot={snapshot} now={now} />
        <Unanswered unanswered={snapshot.unanswered} now={now} />
        <Timers now={now} />
        {tasks.length > 0 ? (
          <TaskList snapshot={snapshot} now={now} scroller={scroller} />
        ) : (
          !failure &&
          (snapshot.seenAt === 0 ? (
            loading
          ) : (
            <div className="jp-GlobusEmpty">
              <p>
                {trans.__(
                  'No tasks yet. What you send under Files shows here, and goes on when this page is closed.'
                )}
              </p>
              <Button onClick={() => model.tab.set('files')}>
                {trans.__('Go to Files')}
              </Button>
            </div>
          ))
        )}
      </div>
    </div>
  );
}
