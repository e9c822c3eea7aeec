import type { TranslationBundle } from '@jupyterlab/translation';
import type { TimerDocument, TimerSchedule } from '../../engine/contract';
import { formatMoment } from '../common/format';

/** Seconds in the units that intervals are told in, the longest first. */
export const UNITS = {
  weeks: 604_800,
  days: 86_400,
  hours: 3600,
  minutes: 60
} as const;

export type Unit = keyof typeof UNITS;

/** A schedule in words: `every 2 hours from tomorrow 09:00, 5 times`. */
export function scheduleInWords(
  schedule: TimerSchedule,
  trans: TranslationBundle,
  now = Date.now(),
  language?: string
): string {
  const moment = (time = '') =>
    formatMoment(Date.parse(time), now, trans, language);
  if (schedule.type === 'once') {
    const once = moment(schedule.datetime);
    return once === '' ? trans.__('once, at once') : trans.__('once, %1', once);
  }
  const { interval_seconds: seconds, end } = schedule;
  if (!(seconds > 0)) {
    // Of a type that came later than this.
    return trans.__('on a schedule that can’t be told here');
  }
  const start = moment(schedule.start);
  const every = intervalInWords(seconds, trans);
  const begun =
    start === ''
      ? trans.__('%1, from now on', every)
      : trans.__('%1 from %2', every, start);
  if (!end) {
    return begun;
  }
  return 'datetime' in end
    ? trans.__('%1 until %2', begun, moment(end.datetime))
    : trans.__('%1, %2 times', begun, end.count);
}

/** An interval in the longest unit that it is a number of. */
export function intervalInWords(
  seconds: number,
  trans: TranslationBundle
): string {
  const [count, unit] = intervalIn(seconds);
  switch (unit) {
    case 'weeks':
      return trans._n('every week', 'every %1 weeks', count);
    case 'days':
      return trans._n('every day', 'every %1 days', count);
    case 'hours':
      return trans._n('every hour', 'every %1 hours', count);
    case 'minutes':
      return trans._n('every minute', 'every %1 minutes', count);
    default:
      return trans._n('every second', 'every %1 seconds', count);
  }
}

/** An interval as a number of the longest unit that it is a number of. */
export function intervalIn(seconds: number): [number, Unit | null] {
  const units = Object.keys(UNITS) as Unit[];
  const unit = units.find(one => seconds % UNITS[one] === 0) ?? null;
  return [unit === null ? seconds : seconds / UNITS[unit], unit];
}

/** How a timer is, as its mark shows it. */
export type TimerState = 'active' | 'paused' | 'waiting' | 'ended';

export function stateOf(timer: TimerDocument): TimerState {
  switch (timer.status) {
    case 'ended':
      return 'ended';
    case 'inactive':
      return timer.inactive_reason?.cause === 'globus_auth_requirements'
        ? 'waiting'
        : 'paused';
    default:
      return 'active';
  }
}
