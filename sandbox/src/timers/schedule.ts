import { parseTime } from '../transfer/submission.js';
import { taskTime } from '../transfer/time.js';
import { invalid } from './refusals.js';

/** When a timer runs; times in milliseconds since 1970. */
export interface Schedule {
  readonly start: number;
  /** Between ticks, in milliseconds; null: it runs once. */
  readonly interval: number | null;
  /** No tick after this time. */
  readonly until: number | null;
  /** No more runs than this; ticks that were skipped don't count. */
  readonly count: number | null;
}

type Document = Readonly<Record<string, unknown>>;

const DAY_MS = 24 * 3600 * 1000;
// Documented (Timers API): a minute to a year between runs, a start within a
// year, in the future "or close to the current time". How close is guessed.
const INTERVAL_SECONDS = [60, 365 * 24 * 3600] as const;
const LATEST_START_MS = 365 * DAY_MS;
const EARLIEST_START_MS = 3600 * 1000;

/**
 * Read the schedule of a new timer. Documented (@globus/sdk, OpenAPI of
 * Timers); without a start it begins now.
 *
 * @param now - milliseconds since 1970
 * @throws ServiceError 422
 */
export function readSchedule(value: unknown, now: number): Schedule {
  const where = 'body.timer.schedule';
  const schedule = asDocument(value, where);
  switch (schedule.type) {
    case 'once':
      return {
        start: readStart(schedule.datetime, `${where}.datetime`, now),
        interval: null,
        until: null,
        count: 1
      };
    case 'recurring':
      return {
        start: readStart(schedule.start, `${where}.start`, now),
        interval: readInterval(schedule.interval_seconds, where),
        ...readEnd(schedule.end, `${where}.end`)
      };
    default:
      throw invalid(`${where}.type`, "must be 'once' or 'recurring'");
  }
}

/** The schedule as answers have it. Recorded; `condition` documented. */
export function scheduleDocument(schedule: Schedule): Document {
  const { count, interval, start, until } = schedule;
  if (interval === null) {
    return { type: 'once', datetime: taskTime(start) };
  }
  const end =
    until !== null
      ? { condition: 'time', datetime: taskTime(until) }
      : count !== null
        ? { condition: 'iterations', count }
        : null;
  return {
    type: 'recurring',
    interval_seconds: interval / 1000,
    start: taskTime(start),
    end
  };
}

/** The time of a tick. Documented: at the start plus n times the interval. */
export function tickAt({ interval, start }: Schedule, tick: number): number {
  return start + tick * (interval ?? 0);
}

function readStart(value: unknown, where: string, now: number): number {
  if (value === undefined || value === null) {
    return now;
  }
  const time = readTime(value, where);
  if (time < now - EARLIEST_START_MS || time > now + LATEST_START_MS) {
    throw invalid(where, 'must be in the future, and within a year');
  }
  return time;
}

function readInterval(value: unknown, where: string): number {
  const [least, most] = INTERVAL_SECONDS;
  if (typeof value !== 'number' || !(value >= least && value <= most)) {
    throw invalid(
      `${where}.interval_seconds`,
      `must be a number from ${least} to ${most}`
    );
  }
  // Documented: rounded down to the second.
  return Math.floor(value) * 1000;
}

function readEnd(
  value: unknown,
  where: string
): Pick<Schedule, 'count' | 'until'> {
  if (value === undefined || value === null) {
    return { count: null, until: null };
  }
  const end = asDocument(value, where);
  if (end.condition === 'time' || (!end.condition && 'datetime' in end)) {
    return { count: null, until: readTime(end.datetime, `${where}.datetime`) };
  }
  const { count } = end;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) {
    throw invalid(`${where}.count`, 'must be a whole number, 1 or more');
  }
  return { count, until: null };
}

function readTime(value: unknown, where: string): number {
  const time = typeof value === 'string' ? parseTime(value) : Number.NaN;
  if (Number.isNaN(time)) {
    throw invalid(where, 'invalid datetime format');
  }
  return Math.floor(time / 1000) * 1000;
}

/** @throws ServiceError 422 for what is no JSON object */
export function asDocument(value: unknown, where: string): Document {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(where, 'must be an object');
  }
  return { ...value };
}
