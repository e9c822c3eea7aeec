import type { RefObject } from 'react';
import { useState } from 'react';
import type { TaskSnapshot } from '../../../engine/contract';
import { hasEnded } from '../../../operations/waitTask';
import { Button } from '../../common/Button';
import { usePanel, useStore } from '../../common/context';
import { FailureView } from '../../common/Failure';
import { formatCount } from '../../common/format';
import { Loading } from '../../common/Loading';
import { describeTask } from '../describe';
import { isFiltering } from './filter';
import { Marking } from './Marking';
import { NoneFound } from './NoneFound';
import { activity } from '../state';
import { TaskRow } from './TaskRow';
import { useCancels } from '../acts/useCancel';
import { useTallRows } from './useTallRows';
import { useTaskRows } from './useTaskRows';

/** The tasks that pass the filter, to the service's end. */
export function TaskList(props: {
  snapshot: TaskSnapshot;
  now: number;
  /** What scrolls them. */
  scroller: RefObject<HTMLElement>;
}): JSX.Element {
  const { model, trans } = usePanel();
  const { snapshot, now, scroller } = props;
  const { sent } = snapshot;
  const filtering = isFiltering(useStore(model.taskFilter));
  const { rows, loading, more, failure, loadMore, again } = useTaskRows(
    snapshot,
    now
  );
  const cancels = useCancels();
  const [marks, setMarks] = useState<ReadonlySet<string> | null>(null);
  const ids = rows.map(task => task.task_id);
  const { list, shown, after } = useTallRows(ids, scroller, loadMore);
  const open = rows.filter(task => !hasEnded(task));
  const found = formatCount(rows.length);
  const said = !filtering
    ? (activity(snapshot.tasks, trans)?.label ?? '')
    : loading
      ? trans.__('Looking … %1 so far', found)
      : more
        ? trans.__('%1 so far', found)
        : trans.__('%1 found', found);
  return (
    <>
      <div
        className="jp-GlobusTasks-bar"
        onKeyDown={event => {
          if (event.key === 'Escape' && marks) {
            event.stopPropagation();
            setMarks(null);
          }
        }}
      >
        <span role="status">
          {[said, marks || filtering ? '' : cancels.summary]
            .filter(part => part !== '')
            .join(' · ')}
        </span>
        {(open.length > 1 || marks) && (
          <Marking
            ids={open.map(task => task.task_id)}
            marks={marks}
            onMarks={setMarks}
            onCancel={chosen => {
              const tasks = open.filter(task => chosen.includes(task.task_id));
              void cancels
                .ask(
                  tasks.map(task => ({
                    id: task.task_id,
                    title: describeTask(task, sent[task.task_id], {
                      now,
                      trans
                    }).title
                  }))
                )
                .then(asked => asked && setMarks(null));
            }}
          />
        )}
      </div>
      <ul
        ref={list}
        className="jp-GlobusTasks-list"
        aria-label={trans.__('Tasks')}
        style={{ paddingBottom: after }}
      >
        {shown.map(({ index, gap }) => {
          const task = rows[index]!;
          const { task_id: id } = task;
          return (
            <TaskRow
              key={id}
              task={task}
              sent={sent[id]}
              now={now}
              cancels={cancels}
              marked={marks?.has(id) ?? null}
              onMark={marked => setMarks(old => withMark(old, id, marked))}
              place={{ at: index + 1, of: more ? -1 : rows.length }}
              gap={gap}
            />
          );
        })}
      </ul>
      {failure ? (
        <FailureView failure={failure}>
          <Button onClick={again}>
            {loading ? trans.__('Looking …') : trans.__('Try again')}
          </Button>
        </FailureView>
      ) : loading ? (
        <Loading label={trans.__('Loading older tasks …')} isSaid={false} />
      ) : (
        rows.length === 0 && !more && <NoneFound />
      )}
    </>
  );
}

function withMark(
  marks: ReadonlySet<string> | null,
  id: string,
  marked: boolean
): ReadonlySet<string> {
  const all = new Set(marks);
  if (marked) {
    all.add(id);
  } else {
    all.delete(id);
  }
  return all;
}
