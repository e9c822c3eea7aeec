import type { TimerDocument } from '../../engine/contract';

/** Before the list is asked for again while it is seen, in milliseconds. */
export const LEAST = 15_000;
const MOST = 300_000;

/**
 * When there will be something new to tell of timers, in milliseconds; false
 * where none are known. A run that is overdue is looked for less and less
 * often.
 */
export function untilNews(
  { state: { data } }: { state: { data: TimerDocument[] | undefined } },
  now = Date.now()
): number | false {
  if (!data) {
    return false;
  }
  const times = data
    .map(({ activity, next_run }) =>
      activity?.code === 'run_in_progress'
        ? 0
        : Math.abs(Date.parse(next_run ?? '') - now) + 5000
    )
    .filter(time => !Number.isNaN(time));
  return Math.min(MOST, Math.max(LEAST, Math.min(...times)));
}
