import { memo, useMemo, useState } from 'react';
import { failureOf } from '../../../engine/contract';
import type { TaskDocument } from '../../../engine/contract';
import { queryKeys } from '../../../operations/queries';
import { hasEnded } from '../../../operations/waitTask';
import { Button } from '../../common/Button';
import { usePanel } from '../../common/context';
import { FailureView } from '../../common/Failure';
import { formatCount, formatMoment } from '../../common/format';
import { warningIcon } from '../../common/icons';
import { Loading } from '../../common/Loading';
import { safeLines } from '../../common/safeText';
import { useQuery } from '../../query/hooks';
import type { Happening } from './events';
import { happenings } from './events';

/** How many events are shown, and the most that Globus gives (documented). */
const SHOWN = 100;
const MOST = 1000;

/**
 * What happened to a task, newest first. Asked for again when the task says
 * that something did, and each minute while it runs, for the progress.
 */
export function TaskEvents(props: {
  task: TaskDocument;
  now: number;
}): JSX.Element {
  const { engine, trans } = usePanel();
  const { task, now } = props;
  const { task_id: id, status, nice_status, faults } = task;
  const [most, setMost] = useState(SHOWN);
  const minute = hasEnded(task) ? 0 : Math.floor(now / 60_000);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: queryKeys.events(id, [status, nice_status, faults, minute, most]),
    // From the newest on: behind them the others move on meanwhile.
    queryFn: () => engine.taskEvents(id, most),
    keepPreviousData: true,
    staleTime: Infinity,
    gcTime: 60_000
  });
  const failure = error ? failureOf(error) : null;
  const told = useMemo(() => happenings(data ?? [], trans), [data, trans]);
  const count = data?.length ?? 0;
  // The same all day, so that a poll makes no row anew.
  const today = new Date(now).setHours(0, 0, 0, 0);
  return (
    <section className="jp-GlobusEvents" tabIndex={-1}>
      <h3>{trans.__('What happened')}</h3>
      {failure ? (
        <FailureView failure={failure}>
          <Button aria-disabled={isFetching} onClick={refetch}>
            {isFetching ? trans.__('Looking …') : trans.__('Try again')}
          </Button>
        </FailureView>
      ) : !data ? (
        <Loading label={trans.__('Loading what happened …')} />
      ) : count === 0 ? (
        <p className="jp-GlobusHint">
          {hasEnded(task)
            ? trans.__('Globus keeps this for 30 days.')
            : trans.__('Nothing yet.')}
        </p>
      ) : (
        <>
          <ol>
            {told.map(happening => (
              <EventRow key={happening.key} happening={happening} now={today} />
            ))}
          </ol>
          {count >= SHOWN && (
            <p className="jp-GlobusHint" role="status">
              {most > SHOWN && isPlaceholderData
                ? trans.__('Loading …')
                : count < most
                  ? trans.__('%1 in all.', formatCount(count))
                  : trans.__(
                      'These are the newest %1.',
                      formatCount(count)
                    )}{' '}
              {most === SHOWN && (
                <button
                  type="button"
                  className="jp-GlobusLink"
                  onClick={({ currentTarget }) => {
                    // It goes; the keyboard stays here.
                    currentTarget.closest('section')!.focus({
                      preventScroll: true
                    });
                    setMost(MOST);
                  }}
                >
                  {trans.__('Show more')}
                </button>
              )}
            </p>
          )}
        </>
      )}
    </section>
  );
}

const EventRow = memo(function EventRow(props: {
  happening: Happening;
  now: number;
}): JSX.Element {
  const { trans } = usePanel();
  const { time, count, isError, what, advice, raw } = props.happening;
  return (
    <li className="jp-GlobusEvent">
      <span className="jp-GlobusEvent-time">
        {formatMoment(time, props.now, trans)}
      </span>
      <div className="jp-GlobusEvent-text">
        {isError && (
          <warningIcon.react
            tag="span"
            className="jp-GlobusEvent-icon"
            title={trans.__('Fault')}
          />
        )}
        <span className="jp-GlobusEvent-what">{what}</span>
        {count > 1 && (
          <span className="jp-GlobusHint">
            {' '}
            {trans.__('%1 times', formatCount(count))}
          </span>
        )}
        {advice !== '' && <p className="jp-GlobusHint">{advice}</p>}
        <details className="jp-GlobusDetails">
          <summary>{trans.__('In the service’s words')}</summary>
          <pre>{safeLines(raw)}</pre>
        </details>
      </div>
    </li>
  );
});
