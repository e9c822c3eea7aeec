import type { TaskDocument } from '../../globus/types';
import type { SentTask } from '../contract';
import { PACE, pauseWhileRunning } from '../pace';

const DAY = 24 * 3600_000;
const sent = (bytes: number | null) => ({ a: { bytes } as SentTask });
const task = (changes: Partial<TaskDocument> = {}) => [
  {
    task_id: 'a',
    status: 'ACTIVE',
    effective_bytes_per_second: 100,
    bytes_transferred: 0,
    ...changes
  } as TaskDocument
];

it('is quick while tasks are young, and calmer as they get old', () => {
  const pauses = [0, 10_000, 40_000, 60_000, 100_000, DAY].map(age =>
    pauseWhileRunning(task(), {}, age, 0)
  );
  expect(pauses).toEqual([1000, 1000, 2000, 3000, PACE.running, PACE.running]);
});

it('is quick when an old task of known size is about to end', () => {
  const pause = (bytes: number) =>
    pauseWhileRunning(task(), sent(bytes), DAY, 0);
  expect([100_000, 6000, 1000].map(pause)).toEqual([PACE.running, 3000, 1000]);
  // Past what was told beforehand.
  expect(
    pauseWhileRunning(task({ bytes_transferred: 9 }), sent(5), DAY, 0)
  ).toBe(PACE.ending);
});

it.each([
  ['of unknown size', task(), sent(null)],
  ['without a speed', task({ effective_bytes_per_second: 0 }), sent(5)],
  ['that is stuck', task({ nice_status: 'FILE_NOT_FOUND' }), sent(5)]
])('expects no end of an old task %s', (_, active, known) => {
  expect(pauseWhileRunning(active, known, DAY, 0)).toBe(PACE.running);
});

it('slows down while nothing changes, and not for ever', () => {
  const pauses = [1, 2, 20].map(unchanged =>
    pauseWhileRunning(task(), {}, 0, unchanged)
  );
  expect(pauses[0]).toBeCloseTo(1300);
  expect(pauses[1]).toBeCloseTo(1690);
  expect(pauses[2]).toBe(PACE.runningSlow);
});
