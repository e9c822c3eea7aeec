import { taskDocument } from '../transfer/taskDocument.js';
import { taskTime } from '../transfer/time.js';
import type { TransferRequest } from '../transfer/transferDocument.js';
import { scheduleDocument } from './schedule.js';
import type { Run, Timer } from './timer.js';

type Document = Record<string, unknown>;

/**
 * A timer as the answer to its creation has it. Recorded (globus_sdk.testing,
 * create_timer), `activity` documented (@globus/sdk). Recorded too: that it is
 * `new` then.
 */
export function createdDocument(timer: Timer, now: number): Document {
  return {
    activity: activity(timer, now),
    body: { ...BODY_DEFAULTS, ...timer.body },
    inactive_reason: timer.reason,
    job_id: timer.id,
    last_ran_at: timeOf(timer.lastRun?.started),
    name: timer.name,
    next_run: timeOf(nextRun(timer)),
    number_of_errors: timer.errorCount,
    number_of_runs: timer.runCount,
    schedule: scheduleDocument(timer.schedule),
    status: 'new',
    submitted_at: taskTime(timer.submitted),
    timer_type: 'transfer'
  };
}

/** Which of a timer's runs to tell of, the newest first. */
export interface ResultPage {
  readonly offset: number;
  readonly size: number;
}

/**
 * A timer as it is listed and shown. Keys recorded (globus_sdk.testing,
 * get_job) and documented (@globus/sdk). The recording is of one that was
 * created by the older route, `callback_body` and what `data` of a run holds
 * with it; that these are so of others is guessed, and that `next_run` is null
 * while a timer is inactive.
 */
export function jobDocument(
  timer: Timer,
  now: number,
  page: ResultPage
): Document {
  const { count, interval, start, until } = timer.schedule;
  const newest = [...timer.runs].reverse();
  const end = page.offset + page.size;
  return {
    name: timer.name,
    start: taskTime(start),
    stop_after: { date: timeOf(until), n_runs: count },
    interval: interval === null ? null : interval / 1000,
    callback_url: 'https://actions.automate.globus.org/transfer/transfer/run',
    callback_body: { body: callbackBody(timer.request) },
    inactive_reason: timer.reason,
    scope: null,
    job_id: timer.id,
    status: timer.status,
    submitted_at: taskTime(timer.submitted),
    last_ran_at: timeOf(timer.lastRun?.started),
    next_run: timeOf(nextRun(timer)),
    n_runs: timer.runCount,
    n_errors: timer.errorCount,
    results: {
      data: newest
        .slice(page.offset, end)
        .map(run => resultDocument(timer, run, now)),
      page_next: end < newest.length ? String(end) : null
    },
    schedule: scheduleDocument(timer.schedule),
    timer_type: 'transfer',
    activity: activity(timer, now)
  };
}

/** Documented: a timer that is over, or waits for nobody, has no next run. */
export function nextRun(timer: Timer): number | null {
  return timer.status === 'active' ? timer.nextTick() : null;
}

// Recorded: what is filled in.
const BODY_DEFAULTS = {
  DATA_TYPE: 'transfer',
  delete_destination_extra: false,
  encrypt_data: false,
  fail_on_quota_errors: false,
  notify_on_failed: true,
  notify_on_inactive: true,
  notify_on_succeeded: true,
  preserve_timestamp: false,
  skip_source_errors: false,
  store_base_path_info: false,
  verify_checksum: false
};

// Documented (@globus/sdk); null once it has ended (read in globus-cli).
function activity(timer: Timer, now: number): Document | null {
  const { lastRun, reason, status } = timer;
  if (status === 'inactive') {
    return { code: 'paused', reason: reason?.cause ?? 'other' };
  }
  if (status !== 'active') {
    return null;
  }
  if (lastRun && timer.isRunning) {
    const started = taskTime(lastRun.started);
    return timer.isRetrying
      ? { code: 'retrying', start_timestamp: started }
      : {
          code: 'run_in_progress',
          start_timestamp: started,
          duration_seconds: (now - lastRun.started) / 1000
        };
  }
  const next = timer.nextTick();
  return next === null
    ? null
    : { code: 'awaiting_next_run', next_run: taskTime(next) };
}

function callbackBody(request: TransferRequest): Document {
  return {
    label: request.label,
    skip_source_errors: request.skipSourceErrors,
    sync_level: request.syncLevel,
    verify_checksum: request.verifyChecksum,
    source_endpoint_id: request.source.id,
    destination_endpoint_id: request.destination.id,
    transfer_items: request.items.map(item => ({
      source_path: item.sourcePath,
      destination_path: item.destinationPath,
      recursive: item.recursive ?? null
    }))
  };
}

// `data`, `errors`, `status` and `ran_at` recorded; the other keys documented
// (@globus/sdk), what they hold guessed.
function resultDocument(
  timer: Timer,
  { error, started, task }: Run,
  now: number
): Document {
  const status = task?.status ?? (error ? 'FAILED' : 'ACTIVE');
  const checked = task ? taskTime(task.completed ?? now) : null;
  return {
    data: task && {
      action_id: task.id,
      completion_time: timeOf(task.completed),
      creator_id: `urn:globus:auth:identity:${timer.owner.identity.id}`,
      details: taskDocument(task),
      display_status: task.status,
      label: null,
      manage_by: [],
      monitor_by: [],
      release_after: 'P30D',
      start_time: taskTime(started),
      status: task.status
    },
    errors: error?.document ?? null,
    status: error?.status ?? (task ? 202 : null),
    ran_at: taskTime(started),
    run_status: status,
    resource_id: task?.id ?? null,
    start_timestamp: taskTime(started),
    end_timestamp: timeOf(error ? started : task?.completed),
    last_check_timestamp: checked,
    next_check_timestamp: null,
    http_status_polled: task ? 200 : null,
    http_status_submission: error?.status ?? (task ? 202 : null)
  };
}

function timeOf(ms: number | null | undefined): string | null {
  return ms === null || ms === undefined ? null : taskTime(ms);
}
