import type { TimerDocument } from '../../../engine/contract';
import { untilNews } from '../news';

const NOW = Date.parse('2026-01-30T12:00Z');

/** @param seconds - Until its next run; null: none is due. */
function timer(seconds: number | null, code?: string): TimerDocument {
  const next = seconds === null ? null : new Date(NOW + seconds * 1000);
  return {
    next_run: next?.toISOString() ?? null,
    activity: code === undefined ? null : { code }
  } as TimerDocument;
}

it.each<[string, TimerDocument[], number]>([
  ['just after the next run', [timer(3600), timer(60)], 65],
  ['every few minutes where that is far', [timer(3600)], 300],
  ['every few minutes where none is due', [timer(null)], 300],
  ['every few minutes where there is none', [], 300],
  ['soon while one runs', [timer(3600, 'run_in_progress')], 15],
  ['soon where a run has been due for a moment', [timer(-1)], 15],
  ['less often the longer it has been due', [timer(-100)], 105],
  ['seldom where it has been due for long', [timer(-86_400)], 300]
])('looks %s', (_, data, seconds) => {
  expect(untilNews({ state: { data } }, NOW)).toBe(seconds * 1000);
});

it('looks not by itself where no timers are known', () => {
  expect(untilNews({ state: { data: undefined } }, NOW)).toBe(false);
});
