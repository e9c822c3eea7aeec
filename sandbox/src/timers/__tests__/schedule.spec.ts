import { ServiceError } from '../../errors.js';
import { readSchedule, scheduleDocument, tickAt } from '../schedule.js';

const NOW = Date.UTC(2026, 0, 1);
const DAY = 24 * 3600;

function read(schedule: object) {
  return readSchedule(schedule, NOW);
}

describe('readSchedule', () => {
  it('begins now where no start is given', () => {
    expect(read({ type: 'once' })).toEqual({
      start: NOW,
      interval: null,
      until: null,
      count: 1
    });
    const daily = read({ type: 'recurring', interval_seconds: DAY });
    expect([0, 1, 2].map(tick => tickAt(daily, tick) - NOW)).toEqual([
      0,
      DAY * 1000,
      2 * DAY * 1000
    ]);
  });

  it('gives back what was asked for, in UTC', () => {
    const daily = {
      type: 'recurring',
      interval_seconds: DAY,
      start: '2026-01-02T03:00:00+02:00'
    };
    expect(
      scheduleDocument(read({ ...daily, end: { count: 3 } }))
    ).toMatchObject({
      start: '2026-01-02T01:00:00+00:00',
      end: { condition: 'iterations', count: 3 }
    });
    const end = { condition: 'time', datetime: '2026-02-01T00:00:00Z' };
    expect(scheduleDocument(read({ ...daily, end }))).toMatchObject({
      interval_seconds: DAY,
      end: { condition: 'time', datetime: '2026-02-01T00:00:00+00:00' }
    });
    expect(
      scheduleDocument(read({ type: 'once', datetime: '2026-03-01' }))
    ).toEqual({ type: 'once', datetime: '2026-03-01T00:00:00+00:00' });
  });

  const daily = { type: 'recurring', interval_seconds: DAY };
  it.each([
    ['an unknown type', { type: 'cron' }, 'type'],
    ['less than a minute', { ...daily, interval_seconds: 59 }, 'interval'],
    ['no interval', { type: 'recurring' }, 'interval'],
    ['a start that is past', { ...daily, start: '2025-12-31' }, 'start'],
    ['a start beyond a year', { ...daily, start: '2027-02-01' }, 'start'],
    ['what is no time', { type: 'once', datetime: 'noon' }, 'datetime'],
    [
      // An example of globus-sdk names it so, its code doesn't.
      'iterations by another name',
      { ...daily, end: { condition: 'iterations', iterations: 10 } },
      'count'
    ]
  ])('refuses %s', (_, schedule, where) => {
    expect(() => read(schedule)).toThrow(ServiceError);
    expect(() => read(schedule)).toThrow(where);
  });
});
