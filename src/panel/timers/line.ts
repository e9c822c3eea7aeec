import type { TranslationBundle } from '@jupyterlab/translation';
import type { TimerDocument, TimerRunDocument } from '../../engine/contract';
import { isUuid } from '../../operations/places';
import { formatCount, formatMoment } from '../common/format';
import { safeText } from '../common/safeText';
import { stateOf } from './words';

/** How things are said, and to whom. */
export interface Telling {
  trans: TranslationBundle;
  /** Milliseconds since the epoch. */
  now: number;
  language?: string;
}

/** What the person needs to know of a timer next, in a line. */
export function timerLine(timer: TimerDocument, telling: Telling): string {
  const { trans, language } = telling;
  const next = momentOf(timer.next_run, telling);
  switch (stateOf(timer)) {
    case 'ended':
      return trans._n(
        'Ended. It ran %2 time.',
        'Ended. It ran %2 times.',
        timer.n_runs,
        formatCount(timer.n_runs, language)
      );
    case 'paused':
      return trans.__('Paused. Nothing is sent until you resume it.');
    case 'waiting':
      return trans.__(
        'Waiting for you: Globus asks for your consent or a sign-in again before it sends.'
      );
    case 'active':
      return timer.activity?.code === 'retrying'
        ? trans.__('Globus could not begin this run, and tries again.')
        : timer.activity?.code === 'run_in_progress'
          ? trans.__('Running now')
          : next === ''
            ? trans.__('No run is due.')
            : trans.__('Next: %1', next);
  }
}

/** The newest run of a timer; the service doesn't say in which order they come. */
export function lastRun(timer: TimerDocument): TimerRunDocument | null {
  return timer.results.data.reduce<TimerRunDocument | null>(
    (last, run) =>
      last && Date.parse(last.ran_at) >= Date.parse(run.ran_at) ? last : run,
    null
  );
}

/** What became of a run, in a line. */
export function runLine(run: TimerRunDocument, telling: Telling): string {
  const { trans } = telling;
  const when = momentOf(run.ran_at, telling);
  if (taskOf(run) === null && run.errors) {
    return trans.__(
      'The last run, %1, could not begin: %2',
      when,
      messageIn(run.errors) ?? trans.__('Globus does not say why.')
    );
  }
  switch (run.run_status) {
    case 'SUCCEEDED':
      return trans.__('Last run %1: done', when);
    case 'FAILED':
      return trans.__('Last run %1: failed', when);
    default:
      return trans.__('Last run %1', when);
  }
}

/** The task that a run began; null where that isn't known. */
export function taskOf({ data, resource_id }: TimerRunDocument): string | null {
  const named = [resource_id, data?.details?.task_id, data?.task_id];
  return named.find(id => typeof id === 'string' && isUuid(id)) ?? null;
}

/** UUIDs of the collections that a timer sends between, as far as it tells. */
export function collectionsOf({ callback_body }: TimerDocument): string[] {
  const body = callback_body?.body ?? {};
  return [
    body.source_endpoint_id ?? body.source_endpoint,
    body.destination_endpoint_id ?? body.destination_endpoint
  ].filter((id): id is string => typeof id === 'string' && isUuid(id));
}

/** The words in an error whose form isn't told: the first that are there. */
function messageIn(errors: unknown): string | null {
  if (typeof errors === 'string') {
    return safeText(errors);
  }
  if (typeof errors !== 'object' || errors === null) {
    return null;
  }
  const { code, detail, error, message } = errors as Record<string, unknown>;
  return (
    [message, detail, error, code].map(messageIn).find(one => one !== null) ??
    null
  );
}

function momentOf(
  time: string | null,
  { trans, now, language }: Telling
): string {
  return formatMoment(Date.parse(time ?? ''), now, trans, language);
}
