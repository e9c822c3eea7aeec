import { failureOf } from '../../../engine/contract';
import type { TaskDocument } from '../../../engine/contract';
import { queryKeys } from '../../../operations/queries';
import { hasEnded } from '../../../operations/waitTask';
import { usePanel } from '../../common/context';
import { FailureView } from '../../common/Failure';
import { formatCount, formatMoment } from '../../common/format';
import { warningIcon } from '../../common/icons';
import { Loading } from '../../common/Loading';
import { safeLines } from '../../common/safeText';
import { useQuery } from '../../query/hooks';
import type { Happening } from './events';
import { happenings } from './events';

/** How many events are shown. */
const MOST = 100;

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
  const minute = hasEnded(task) ? 0 : Math.floor(now / 60_000);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: queryKeys.events(id, [status, nice_status, faults, minute]),
    queryFn: () => engine.taskEvents(id, MOST),
    keepPreviousData: true,
    staleTime: Infinity,
    gcTime: 60_000
  });
  const failure = error ? failureOf(error) : null;
  return (
    <section className="jp-GlobusEvents">
      <h3>{trans.__('What happened')}</h3>
      {failure ? (
        <FailureView failure={failure}>
          <button
            type="button"
            className="jp-GlobusButton"
            aria-disabled={isFetching}
            onClick={refetch}
          >
            {isFetching ? trans.__('Looking …') : trans.__('Try again')}
          </button>
        </FailureView>
      ) : !data ? (
        <Loading label={trans.__('Loading what happened …')} />
      ) : data.length === 0 ? (
        <p className="jp-GlobusHint">
          {hasEnded(task)
            ? trans.__('Globus keeps this for 30 days.')
            : trans.__('Nothing yet.')}
        </p>
      ) : (
        <>
          <ol>
            {happenings(data, { trans, now }).map((happening, index, all) => (
              // From the oldest on, so that what is open stays so.
              <EventRow
                key={all.length - index}
                happening={happening}
                now={now}
              />
            ))}
          </ol>
          {data.length === MOST && (
            <p className="jp-GlobusHint">
              {trans.__('These are the newest %1.', formatCount(MOST))}
            </p>
          )}
        </>
      )}
    </section>
  );
}

function EventRow(props: { happening: Happening; now: number }): JSX.Element {
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
}
