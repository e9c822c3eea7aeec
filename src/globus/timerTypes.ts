/**
 * The documents of Globus Timers, with the fields that this extension reads:
 * as its OpenAPI schema in `@globus/sdk` has them. Times are ISO 8601.
 */
import type { TransferDocument } from './types';

/** When a timer runs. */
export type TimerSchedule =
  | {
      type: 'once';
      /** Left out: at once. */
      datetime?: string;
    }
  | {
      type: 'recurring';
      /** From a minute to 365 days. */
      interval_seconds: number;
      /** Left out: at once. */
      start?: string;
      /** Left out: until someone stops it. */
      end?:
        | { condition: 'time'; datetime: string }
        | { condition: 'iterations'; count: number };
    };

/** What a new timer is to do, and when. */
export interface TimerWish {
  /** Need not be the only one of that name. */
  name: string;
  schedule: TimerSchedule;
  body: TransferDocument;
}

/** What became of one run of a timer. */
export interface TimerRunDocument {
  ran_at: string;
  /** HTTP status of the submission. */
  status: number | null;
  /** Id of what it began; of a transfer timer the task, it seems. */
  resource_id?: string | null;
  /** As a task's status, it seems. */
  run_status?: string | null;
  /** What Globus answered to it; may have the task in `details`. */
  data: {
    action_id?: string | null;
    task_id?: string | null;
    details?: { task_id?: string | null } | null;
  } | null;
  /** What went wrong, in no told form. */
  errors: Record<string, unknown> | null;
}

/** Why a timer doesn't run. */
export interface InactiveReason {
  cause: 'user' | 'globus_auth_requirements';
  /** What Globus Auth asks for, as an error of the services has it. */
  detail?: Record<string, unknown> | null;
}

/** A timer, as `/jobs/` and `/jobs/ID` answer. */
export interface TimerDocument {
  job_id: string;
  name: string | null;
  /** `active`, `inactive` and `ended`, and others that stand for active. */
  status: string;
  inactive_reason: InactiveReason | null;
  schedule: TimerSchedule;
  submitted_at: string;
  last_ran_at: string | null;
  next_run: string | null;
  /** How often it ran, and how often that went wrong. */
  n_runs: number;
  n_errors: number;
  results: { data: TimerRunDocument[] };
  /** What it is about; null once it is over. */
  activity?: { code: string; reason?: string } | null;
  /** What it sends, in a form of the service's own. */
  callback_body?: { body?: Record<string, unknown> | null } | null;
  timer_type?: string;
  /** Ours, of a new one: a twin of it could not be ruled out, or deleted. */
  may_be_two?: boolean;
}

/** What `POST /v2/timer` tells of a new timer: some names are others. */
export type NewTimerDocument = Omit<
  TimerDocument,
  'n_runs' | 'n_errors' | 'results'
> & { number_of_runs: number; number_of_errors: number };
