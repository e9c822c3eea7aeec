import type { TranslationBundle } from '@jupyterlab/translation';
import type { TaskDocument } from '../../engine/contract';
import { hasEnded } from '../../operations/waitTask';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatMoment,
  formatSpeed
} from '../common/format';
import { safeText } from '../common/safeText';

/** How a task is, for people: finer than the service's four words. */
export type TaskState =
  'running' | 'queued' | 'stuck' | 'done' | 'failed' | 'cancelled';

/** A task in words; each is text that is safe to show. */
export interface TaskDescription {
  state: TaskState;
  /** The state alone, for those who don't see its icon. */
  stateName: string;
  title: string;
  /** From where to where. */
  route: string;
  /** What the person needs to know next. */
  line: string;
  cancellable: boolean;
}

/**
 * Says how a task is.
 *
 * @param now - Milliseconds since the epoch.
 * @param language - For numbers and times; left out, the browser's.
 */
export function describeTask(
  task: TaskDocument,
  now: number,
  trans: TranslationBundle,
  language?: string
): TaskDescription {
  const state = stateOf(task);
  return {
    state,
    stateName: stateNames(trans)[state],
    title: titleOf(task, trans, language),
    route: routeOf(task, trans),
    line: lineOf(task, state, now, trans, language),
    cancellable: !hasEnded(task)
  };
}

export function stateOf(task: TaskDocument): TaskState {
  if (task.status === 'SUCCEEDED') {
    return 'done';
  }
  if (task.status === 'FAILED') {
    return /^CANCELL?ED/i.test(task.fatal_error?.code ?? '') ||
      /^CANCELL?ED/i.test(task.nice_status ?? '')
      ? 'cancelled'
      : 'failed';
  }
  if (task.status === 'INACTIVE' || task.is_paused) {
    return 'stuck';
  }
  const nice = task.nice_status ?? 'OK';
  if (/^queued$/i.test(nice)) {
    return 'queued';
  }
  // A fault that was got over leaves the count, but the status is fine again.
  return /^ok$/i.test(nice) ? 'running' : 'stuck';
}

function stateNames(trans: TranslationBundle): Record<TaskState, string> {
  return {
    running: trans.__('Running'),
    queued: trans.__('Queued'),
    stuck: trans.__('Stuck'),
    done: trans.__('Done'),
    failed: trans.__('Failed'),
    cancelled: trans.__('Cancelled')
  };
}

function titleOf(
  task: TaskDocument,
  trans: TranslationBundle,
  language?: string
): string {
  if (task.label) {
    return safeText(task.label);
  }
  const files = formatCount(task.files, language);
  if (task.type === 'DELETE') {
    return task.files > 0
      ? trans._n('Delete %2 file', 'Delete %2 files', task.files, files)
      : trans.__('Delete');
  }
  return task.files > 0
    ? trans._n('Transfer of %2 file', 'Transfer of %2 files', task.files, files)
    : trans.__('Transfer');
}

function routeOf(task: TaskDocument, trans: TranslationBundle): string {
  const name = (display: string | null, id: string | null) =>
    safeText(display ?? id ?? trans.__('unknown'));
  const source = name(
    task.source_endpoint_display_name,
    task.source_endpoint_id
  );
  return task.destination_endpoint_id === null
    ? source
    : `${source} → ${name(
        task.destination_endpoint_display_name,
        task.destination_endpoint_id
      )}`;
}

function lineOf(
  task: TaskDocument,
  state: TaskState,
  now: number,
  trans: TranslationBundle,
  language?: string
): string {
  switch (state) {
    case 'queued':
      return trans.__('Queued: three transfers of yours run at a time');
    case 'running':
      return progressOf(task, trans, language);
    case 'stuck':
      return stuckLine(task, now, trans, language);
    case 'done':
      return doneLine(task, now, trans, language);
    case 'cancelled':
    case 'failed':
      return endedLine(task, state, now, trans, language);
  }
}

/** A task doesn't know its total: what is shown is what there is so far. */
function progressOf(
  task: TaskDocument,
  trans: TranslationBundle,
  language?: string
): string {
  const done = task.files_transferred + task.files_skipped;
  if (task.files === 0 && task.bytes_transferred === 0) {
    return trans.__('Starting: Globus looks at the files');
  }
  return [
    trans.__('%1 so far', formatBytes(task.bytes_transferred)),
    trans._n(
      '%2 of %3 file found',
      '%2 of %3 files found',
      task.files,
      formatCount(done, language),
      formatCount(task.files, language)
    ),
    formatSpeed(task.effective_bytes_per_second)
  ]
    .filter(part => part !== '')
    .join(' · ');
}

function stuckLine(
  task: TaskDocument,
  now: number,
  trans: TranslationBundle,
  language?: string
): string {
  const why = sentence(
    task.nice_status_short_description ??
      task.nice_status ??
      trans.__('paused by an administrator')
  );
  if (task.status === 'INACTIVE' || task.is_paused) {
    return trans.__('Waiting: %1', why);
  }
  const deadline = Date.parse(task.deadline);
  return Number.isNaN(deadline)
    ? trans.__('Stuck: %1 Globus keeps trying.', why)
    : trans.__(
        'Stuck: %1 Globus keeps trying until %2.',
        why,
        formatMoment(deadline, now, trans, language)
      );
}

function doneLine(
  task: TaskDocument,
  now: number,
  trans: TranslationBundle,
  language?: string
): string {
  const files = trans._n(
    '%2 file',
    '%2 files',
    task.files,
    formatCount(task.files, language)
  );
  const skipped =
    task.files_skipped > 0
      ? ` · ${trans.__(
          '%1 there already',
          formatCount(task.files_skipped, language)
        )}`
      : '';
  const amount = `${files}, ${formatBytes(task.bytes_transferred)}`;
  const end = Date.parse(task.completion_time ?? '');
  if (Number.isNaN(end)) {
    return trans.__('Done · %1', amount) + skipped;
  }
  const took = end - Date.parse(task.request_time);
  const when = formatMoment(end, now, trans, language);
  const line = Number.isNaN(took)
    ? trans.__('Done %1 · %2', when, amount)
    : trans.__('Done %1 · %2 in %3', when, amount, formatDuration(took, trans));
  return line + skipped;
}

function endedLine(
  task: TaskDocument,
  state: 'cancelled' | 'failed',
  now: number,
  trans: TranslationBundle,
  language?: string
): string {
  const end = Date.parse(task.completion_time ?? '');
  const when = Number.isNaN(end)
    ? ''
    : ` ${formatMoment(end, now, trans, language)}`;
  const arrived = trans._n(
    '%2 file had arrived',
    '%2 files had arrived',
    task.files_transferred,
    formatCount(task.files_transferred, language)
  );
  if (state === 'cancelled') {
    return task.canceled_by_admin === null
      ? trans.__('Cancelled%1 · %2', when, arrived)
      : trans.__('Cancelled by an administrator%1 · %2', when, arrived);
  }
  const why =
    task.fatal_error?.description ??
    task.nice_status_short_description ??
    trans.__('Globus gives no reason');
  return trans.__('Failed%1: %2 %3', when, sentence(why), arrived);
}

/** The service's words, safe to show, with a full stop at the end. */
function sentence(text: string): string {
  const words = safeText(text.trim());
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
