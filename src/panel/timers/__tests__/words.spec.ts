import { nullTranslator } from '@jupyterlab/translation';
import type { TimerDocument, TimerSchedule } from '../../../engine/contract';
import { intervalIn, scheduleInWords, stateOf } from '../words';

const trans = nullTranslator.load('');
const NOW = Date.parse('2026-01-30T12:00');
const at = (time: string) => new Date(time).toISOString();

const every = (seconds: number, more: object = {}) =>
  ({
    type: 'recurring',
    interval_seconds: seconds,
    ...more
  }) as TimerSchedule;

it.each<[TimerSchedule, string]>([
  [{ type: 'once' }, 'once, at once'],
  [
    { type: 'once', datetime: at('2026-01-31T09:00') },
    'once, tomorrow 09:00 AM'
  ],
  [every(60), 'every minute, from now on'],
  [every(7200), 'every 2 hours, from now on'],
  [every(86_400), 'every day, from now on'],
  [every(1_209_600), 'every 2 weeks, from now on'],
  [every(90), 'every 90 seconds, from now on'],
  [
    every(3600, { end: { condition: 'iterations', count: 5 } }),
    'every hour, from now on, 5 times'
  ],
  [
    every(3600, {
      start: at('2026-01-30T13:00'),
      end: { condition: 'time', datetime: at('2026-01-31T09:00') }
    }),
    'every hour from 01:00 PM until tomorrow 09:00 AM'
  ],
  // As the service has it where nothing ends.
  [every(3600, { end: null }), 'every hour, from now on'],
  [every(3600, { start: null }), 'every hour, from now on'],
  [{ type: 'once', datetime: 'x' }, 'once, at once']
])('says %j as "%s"', (schedule, words) => {
  expect(scheduleInWords(schedule, trans, NOW, 'en-US')).toBe(words);
});

it('does not make up a schedule of a type that it does not know', () => {
  const later = { type: 'calendar', days: [1] } as unknown as TimerSchedule;
  expect(scheduleInWords(later, trans, NOW)).toBe(
    'on a schedule that can’t be told here'
  );
});

it('finds the longest unit of an interval', () => {
  expect(intervalIn(86_400)).toEqual([1, 'days']);
  expect(intervalIn(90)).toEqual([90, null]);
});

it.each([
  ['active', null, 'active'],
  ['new', null, 'active'],
  ['loaded', null, 'active'],
  ['inactive', { cause: 'user' }, 'paused'],
  ['inactive', { cause: 'globus_auth_requirements' }, 'waiting'],
  ['inactive', null, 'paused'],
  ['ended', null, 'ended']
])('what is %s for %j is %s', (status, reason, state) => {
  const timer = { status, inactive_reason: reason } as TimerDocument;
  expect(stateOf(timer)).toBe(state);
});
