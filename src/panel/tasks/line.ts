import type {
  SentTask,
  TaskDocument,
  WatchedTask
} from '../../engine/contract';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatMoment,
  formatSpeed
} from '../common/format';
import type { Telling } from './describe';
import { progressOf } from './progress';
import type { Lack } from '../../operations/reasons';
import { lackOf, reasonOf } from '../../operations/reasons';
import type { TaskState } from '../../operations/taskState';

/** What the person needs to know of a task next, in a line. */
export function lineOf(
  task: WatchedTask,
  sent: SentTask | undefined,
  state: TaskState,
  telling: Telling
): string {
  switch (state) {
    case 'queued':
      return telling.trans.__('Queued: three transfers of yours run at a time');
    case 'running':
      return runningLine(task, sent, telling);
    case 'stuck':
      return stuckLine(task, telling);
    case 'done':
      return doneLine(task, telling);
    case 'cancelled':
    case 'failed':
      return endedLine(task, state, telling);
  }
}

/**
 * What has to happen for a task that waits: the person's sign-in or consent,
 * an administrator, or nothing of that kind. `INACTIVE` means expired
 * credentials (documented); which words come with it isn't recorded.
 */
export function waitsFor(task: WatchedTask): Lack | 'administrator' | null {
  if (task.is_paused || /paused/i.test(task.nice_status ?? '')) {
    return 'administrator';
  }
  return task.status === 'INACTIVE'
    ? lackOf(task.nice_status ?? '', task.trouble?.details ?? null)
    : null;
}

/**
 * Roughly how long something will take: nobody knows it to the second.
 *
 * @param left - Milliseconds, at least and at most.
 */
export function formatLeft(
  [least, most]: readonly [number, number],
  { trans }: Telling
): string {
  const step = most < 20_000 ? 1000 : most < 90_000 ? 10_000 : 60_000;
  const from = Math.max(1, Math.floor(least / step)) * step;
  const to = Math.max(1, Math.ceil(most / step)) * step;
  // Of two neighbours the later says enough.
  return to - from <= step
    ? trans.__('about %1 left', formatDuration(to, trans))
    : trans.__(
        'about %1 to %2 left',
        formatDuration(from, trans),
        formatDuration(to, trans)
      );
}

/** How fast a task is now, where that is known, and on average. */
function speedLine(average: number, { trans, speeds = [] }: Telling): string {
  const now = formatSpeed(speeds.at(-1) ?? 0);
  const whole = formatSpeed(average);
  return now === '' || now === whole
    ? whole
    : trans.__('%1 now, %2 on average', now, whole);
}

function runningLine(
  task: TaskDocument,
  sent: SentTask | undefined,
  telling: Telling
): string {
  const { trans, language } = telling;
  const { files, bytes_transferred: bytes } = task;
  if (task.type === 'DELETE') {
    return trans.__('Deleting');
  }
  if (files === 0 && bytes === 0) {
    return trans.__('Starting: Globus looks at the files');
  }
  const speed = speedLine(task.effective_bytes_per_second, telling);
  const progress = progressOf(task, sent, telling.speeds);
  const parts = progress
    ? [
        trans.__('%1 of %2', formatBytes(bytes), formatBytes(progress.total)),
        speed,
        progress.left === null ? '' : formatLeft(progress.left, telling)
      ]
    : [
        trans.__('%1 so far', formatBytes(bytes)),
        files === 0
          ? ''
          : trans._n(
              '%2 of %3 file found',
              '%2 of %3 files found',
              files,
              formatCount(
                task.files_transferred + task.files_skipped,
                language
              ),
              formatCount(files, language)
            ),
        speed
      ];
  return parts.filter(part => part !== '').join(' · ');
}

function stuckLine(task: WatchedTask, telling: Telling): string {
  const { trans, now, language } = telling;
  switch (waitsFor(task)) {
    case 'consent':
      return trans.__(
        'Waiting for you: the collection asks for consent again.'
      );
    case 'sign-in':
      return trans.__(
        'Waiting for you: the collection asks you to sign in again.'
      );
    case 'either':
      return trans.__(
        'Waiting for you: the collection asks you to sign in again or for consent.'
      );
    case 'administrator':
      return trans.__('Waiting: paused by an administrator of the collection.');
  }
  const { what } = reasonOf(
    task.nice_status ?? '',
    task.nice_status_short_description,
    task.trouble?.details ?? null,
    trans
  );
  const deadline = Date.parse(task.deadline);
  return Number.isNaN(deadline)
    ? trans.__('Stuck: %1. Globus keeps trying.', what)
    : trans.__(
        'Stuck: %1. Globus keeps trying until %2.',
        what,
        formatMoment(deadline, now, trans, language)
      );
}

function doneLine(task: TaskDocument, telling: Telling): string {
  const { trans, language } = telling;
  const { files, files_skipped: skipped } = task;
  const count = formatCount(files, language);
  const amount = [
    trans._n('%2 file', '%2 files', files, count),
    // Of what is deleted nobody counts the bytes.
    ...(task.type === 'DELETE' ? [] : [formatBytes(task.bytes_transferred)])
  ].join(', ');
  const end = Date.parse(task.completion_time ?? '');
  const took = end - Date.parse(task.request_time);
  const when = momentOf(end, telling);
  const line =
    when === ''
      ? trans.__('Done · %1', amount)
      : Number.isNaN(took)
        ? trans.__('Done %1 · %2', when, amount)
        : trans.__(
            'Done %1 · %2 in %3',
            when,
            amount,
            formatDuration(took, trans)
          );
  return skipped > 0
    ? `${line} · ${trans.__('%1 there already', formatCount(skipped, language))}`
    : line;
}

function endedLine(
  task: WatchedTask,
  state: 'cancelled' | 'failed',
  telling: Telling
): string {
  const { trans, language } = telling;
  const moment = momentOf(Date.parse(task.completion_time ?? ''), telling);
  const when = moment === '' ? '' : ` ${moment}`;
  const arrived =
    task.type === 'DELETE'
      ? trans.__('Some files may be gone')
      : trans._n(
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
  const { what } = reasonOf(
    task.fatal_error?.code ?? task.nice_status ?? '',
    task.fatal_error?.description ?? task.nice_status_short_description,
    task.trouble?.details ?? null,
    trans
  );
  return trans.__('Failed%1: %2. %3', when, what, arrived);
}

/** Empty for a time that isn't known. */
function momentOf(time: number, { trans, now, language }: Telling): string {
  return formatMoment(time, now, trans, language);
}
