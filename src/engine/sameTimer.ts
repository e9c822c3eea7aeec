import type {
  TimerDocument,
  TimerSchedule,
  TimerWish
} from '../globus/timerTypes';
import type { TransferDocument } from '../globus/types';

/** Options of a transfer that a timer may tell; the rest is off, or none. */
const OPTIONS = [
  'label',
  'sync_level',
  'verify_checksum',
  'preserve_timestamp',
  'encrypt_data',
  'skip_source_errors',
  'fail_on_quota_errors',
  'delete_destination_extra',
  'source_local_user',
  'destination_local_user'
] as const satisfies (keyof TransferDocument)[];

/** Whether a timer has the name and the schedule that were wished for. */
export function isNamed(timer: TimerDocument, wish: TimerWish): boolean {
  return timer.name === wish.name && fits(wish.schedule, timer.schedule);
}

/**
 * Whether a timer sends what was wished for; null where it doesn't tell. The
 * form is recorded of timers that were made by an older route; of others, what
 * is there is read.
 */
export function sendsSame(
  { callback_body }: TimerDocument,
  { body }: TimerWish
): boolean | null {
  const told = callback_body?.body ?? {};
  const items = told.transfer_items ?? told.DATA;
  if (!Array.isArray(items)) {
    return null;
  }
  const source = told.source_endpoint_id ?? told.source_endpoint;
  const destination = told.destination_endpoint_id ?? told.destination_endpoint;
  return (
    lower(source) === lower(body.source_endpoint) &&
    lower(destination) === lower(body.destination_endpoint) &&
    items.length === body.DATA.length &&
    body.DATA.every((item, index) => {
      const there = (items[index] ?? {}) as Record<string, unknown>;
      return (
        there.source_path === item.source_path &&
        there.destination_path === item.destination_path &&
        // Left out, the service finds out.
        (item.recursive === undefined ||
          there.recursive === undefined ||
          there.recursive === item.recursive)
      );
    }) &&
    OPTIONS.every(
      name => !(name in told) || off(told[name]) === off(body[name])
    ) &&
    (!('filter_rules' in told) ||
      rules(told.filter_rules) === rules(body.filter_rules))
  );
}

function lower(id: unknown): string {
  return String(id).toLowerCase();
}

/** What is off, empty or left out is the same. */
function off(value: unknown): unknown {
  return value === false || value === '' ? null : (value ?? null);
}

function rules(told: unknown): string {
  const all: unknown[] = Array.isArray(told) ? told : [];
  return JSON.stringify(
    all
      .map(rule => (rule ?? {}) as Record<string, unknown>)
      .map(({ method, name, type }) => [method, type ?? null, name])
  );
}

/** Whether a timer's schedule is what was wished for; the service fills it in. */
function fits(wish: TimerSchedule, schedule: TimerSchedule): boolean {
  if (wish.type === 'once') {
    return (
      schedule.type === 'once' && sameTime(wish.datetime, schedule.datetime)
    );
  }
  if (
    schedule.type === 'once' ||
    schedule.interval_seconds !== wish.interval_seconds ||
    !sameTime(wish.start, schedule.start)
  ) {
    return false;
  }
  const end = { datetime: undefined, count: undefined, ...wish.end };
  const there = { datetime: undefined, count: undefined, ...schedule.end };
  return end.count === there.count && sameTime(end.datetime, there.datetime);
}

/** To the second; what was left open is whatever it became. */
function sameTime(wish: string | undefined, time: string | undefined): boolean {
  return (
    wish === undefined ||
    Math.abs(Date.parse(wish) - Date.parse(time ?? '')) < 1000
  );
}
