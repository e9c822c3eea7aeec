import { useSyncExternalStore } from 'react';
import type { TimerDocument } from '../../engine/contract';
import { failureOf } from '../../engine/contract';
import { perform } from '../../operations/perform';
import { queryKeys } from '../../operations/queries';
import { listTimers } from '../../operations/timers';
import { Button } from '../common/Button';
import { Boundary } from '../common/Boundary';
import { asNow, PANEL } from '../common/caller';
import { usePanel, useStore } from '../common/context';
import { FailureView } from '../common/Failure';
import { formatCount } from '../common/format';
import { safeText } from '../common/safeText';
import { useMutation, useQuery } from '../query/hooks';
import { LEAST, untilNews } from './news';
import { TimerRow } from './TimerRow';
import { useTimer } from './useTimer';
import { stateOf } from './words';

/**
 * The timers, folded where there are none. Without consent to Timers nothing
 * is asked of Globus until the person wants to see them.
 */
export function Timers(props: { now: number }): JSX.Element | null {
  const parts = usePanel();
  const { engine, model, trans } = parts;
  const shown = useStore(model.sideBar);
  const seen = useSyncExternalStore(followSight, isSeen) && shown;
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
        <Boundary key={timer.job_id} instead={<OddTimer timer={timer} />}>
          <TimerRow timer={timer} now={props.now} />
        </Boundary>
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
          <Button onClick={refetch}>{trans.__('Try again')}</Button>
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

/** What can't be shown can still be deleted. */
function OddTimer({ timer }: { timer: TimerDocument }): JSX.Element {
  const { trans } = usePanel();
  const { act, failure } = useTimer(timer, safeText(timer.job_id));
  return (
    <li className="jp-GlobusTimer">
      {trans.__('A timer of a kind that can’t be shown here.')}{' '}
      <button
        type="button"
        className="jp-GlobusLink"
        onClick={() => act('delete')}
      >
        {trans.__('Delete the timer')}
      </button>
      {failure && <FailureView failure={failure} />}
    </li>
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
