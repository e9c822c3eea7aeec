import { nullTranslator } from '@jupyterlab/translation';
import { scheduleOf } from '../../../operations/createTimer';
import type { When } from '../when';
import { NOW, scheduleIn, whenProblem, zoneOf } from '../when';

const trans = nullTranslator.load('');
const TIME = Date.parse('2026-01-30T12:00');
const REPEAT: When = { ...NOW, kind: 'repeat' };

it('now is no schedule', () => {
  expect(scheduleIn(NOW)).toBeNull();
  expect(whenProblem(NOW, TIME, trans)).toBeNull();
});

it.each<[Partial<When>, object]>([
  [
    { kind: 'later', start: '2026-01-31T09:00' },
    { start: new Date('2026-01-31T09:00').toISOString().replace('.000', '') }
  ],
  [{}, { every: 86_400 }],
  [{ every: '2', unit: 'weeks' }, { every: 1_209_600 }],
  [
    { end: 'times', times: '3' },
    { every: 86_400, times: 3 }
  ],
  [
    { end: 'date', until: '2026-02-28T09:00' },
    {
      every: 86_400,
      until: new Date('2026-02-28T09:00').toISOString().replace('.000', '')
    }
  ]
])('%j is %j, which the operation takes', (part, schedule) => {
  const when = { ...REPEAT, ...part };
  expect(whenProblem(when, TIME, trans)).toBeNull();
  expect(scheduleIn(when)).toEqual(schedule);
  expect(() => scheduleOf(scheduleIn(when)!)).not.toThrow();
});

it.each<[Partial<When>, string]>([
  [{ kind: 'later' }, 'start'],
  [{ kind: 'later', start: '2026-01-30T11:00' }, 'start'],
  [{ kind: 'later', start: '2027-02-28T11:00' }, 'start'],
  [{ kind: 'later', start: '60000-01-01T00:00' }, 'start'],
  [{ every: '' }, 'every'],
  [{ every: '-1' }, 'every'],
  [{ every: '1.5', unit: 'minutes' }, null!],
  [{ every: '0.0001' }, 'every'],
  [{ every: '53', unit: 'weeks' }, 'every'],
  [{ end: 'date' }, 'until'],
  [{ end: 'date', until: '2026-01-30T11:00' }, 'until'],
  [
    { start: '2026-03-01T00:00', end: 'date', until: '2026-02-01T00:00' },
    'until'
  ],
  [{ end: 'times', times: '1' }, 'times'],
  [{ end: 'times', times: '' }, 'times']
])('of %j names the box %s', (part, field) => {
  const found = whenProblem({ ...REPEAT, ...part }, TIME, trans);
  expect(found?.field ?? null).toBe(field);
});

it('names the zone of this computer as people and as clocks do', () => {
  expect(zoneOf(TIME, 'en-US')).toMatch(/^\S+ \((GMT|UTC)[\d:+-]*\)$/);
});
