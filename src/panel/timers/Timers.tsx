import { useSyncExternalStore } from 'react';
import type { TimerDocument } from '../../engine/contract';
import { failureOf } from '../../engine/contract';
import { perform } from '../../operations/perform';
import { queryKeys } from '../../operations/queries';
import { listTimers } from '../../operations/timers';
import { asNow, PANEL } from '../common/caller';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { formatCount } from '../common/format';
import { useMutation, useQuery } from '../query/hooks';
import { TimerRow } from './TimerRow';
import { stateOf } from './words';

/** Before the list is asked for again while it is seen, in milliseconds. */
const LEAST = 15_000;
const MOST = 300_000;

/**
 * The timers, folded where there are none. Without consent to Timers nothing
 * is asked of Globus until the person wants to see them.
 */
export function Timers(props: { now: number }): JSX.Element | null {
  const parts = usePanel();
  const { engine, trans } = parts;
  const seen = useSyncExternalStore(followSight, isSeen);
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.timers,
    queryFn: () => engine.timers(),
    enabled: seen,
    staleTime: LEAST,
    refetchInterval: untilNews
  });
  const ask = useMutation({
    mutationFn: () => perform(listTimers, asNow(parts), PANEL, {}),
    onSuccess: refetch
  });
  const failure = error && !data ? failureOf(error) : null;
  const unasked = failure?.kind === 'consent-required';
  const wrong = ask.error
    ? failureOf(ask.error)
    : unasked || !error
      ? null
      : failureOf(error);
  if (!data && !failure) {
    return null;
  }
  const timers = data ?? [];
  const going = timers.filter(timer => stateOf(timer) !== 'ended');
  const ended = timers.filter(timer => stateOf(timer) === 'ended');
  const rows = (some: TimerDocument[]) => (
    <ul className="jp-GlobusTasks-list" aria-label={trans.__('Timers')}>
      {some.map(timer => (
        <TimerRow key={timer.job_id} timer={timer} now={props.now} />
      ))}
    </ul>
  );
  return (
    <details
      // Opened by what there is, until the person opens or closes it.
      key={String(going.length > 0)}
      className="jp-GlobusTimers"
      open={going.length > 0}
    >
      <summary>
        {going.length > 0
          ? trans.__('Timers (%1)', formatCount(going.length))
          : trans.__('Timers')}
      </summary>
      {wrong && wrong.kind !== 'declined' && (
        <FailureView failure={wrong}>
          <button type="button" className="jp-GlobusButton" onClick={refetch}>
            {trans.__('Try again')}
          </button>
        </FailureView>
      )}
      {unasked ? (
        <p className="jp-GlobusTimers-text">
          {trans.__('Globus asks once for your consent to show your timers.')}{' '}
          <button
            type="button"
            className="jp-GlobusLink"
            aria-disabled={ask.isPending}
            onClick={() => !ask.isPending && ask.mutate()}
          >
            {trans.__('Show my timers')}
          </button>
        </p>
      ) : (
        going.length === 0 &&
        data && (
          <p className="jp-GlobusTimers-text">
            {trans.__(
              'Nothing is scheduled. To send something later or again and again, choose so in the form of a transfer.'
            )}
          </p>
        )
      )}
      {going.length > 0 && rows(going)}
      {ended.length > 0 && (
        <details className="jp-GlobusTimers">
          <summary>{trans.__('Ended (%1)', formatCount(ended.length))}</summary>
          {rows(ended)}
        </details>
      )}
    </details>
  );
}

function followSight(follower: () => void): () => void {
  document.addEventListener('visibilitychange', follower);
  return () => document.removeEventListener('visibilitychange', follower);
}

/** Whether anyone can see the page: else nothing is asked. */
function isSeen(): boolean {
  return !document.hidden;
}

/** When there will be something new to tell of timers, in milliseconds. */
function untilNews({
  state: { data }
}: {
  state: { data: TimerDocument[] | undefined };
}): number | false {
  if (!data) {
    return false;
  }
  const times = data
    .map(({ activity, next_run }) =>
      activity?.code === 'run_in_progress'
        ? 0
        : Date.parse(next_run ?? '') - Date.now() + 5000
    )
    .filter(time => !Number.isNaN(time));
  return Math.min(MOST, Math.max(LEAST, Math.min(...times)));
}
