import type { SentTask, TaskDocument } from '../../../engine/contract';
import { progressOf } from '../progress';

const task = (bytes: number, sync_level: number | null = null, average = 25) =>
  ({
    bytes_transferred: bytes,
    sync_level,
    effective_bytes_per_second: average
  }) as TaskDocument;
const sent = (bytes: number | null) => ({ bytes }) as SentTask;

it('is a part of the total, and the time that the rest takes', () => {
  expect(progressOf(task(25), sent(100))).toEqual({
    total: 100,
    fraction: 0.25,
    left: [3000, 3000]
  });
});

it('tells the time as a range, by how fast it is now and was before', () => {
  // The average of all, of those seen here (20), and of the last of them (15).
  const speeds = [25, 25, 25, 25, 25, 15, 15, 15, 15, 15];
  expect(progressOf(task(25), sent(100), speeds)?.left).toEqual([3000, 5000]);
});

it('tells no time where nothing moves', () => {
  expect(progressOf(task(0, null, 0), sent(100))?.left).toBeNull();
  const stopped = [25, 25, 0, 0, 0, 0, 0];
  expect(progressOf(task(25), sent(100), stopped)?.left).toBeNull();
});

it.each([
  ['sent from elsewhere', task(1), undefined],
  ['with folders', task(1), sent(null)],
  ['where some may be left as they are', task(1, 3), sent(100)],
  ['of which more came than was meant', task(101), sent(100)],
  ['of empty files', task(0), sent(0)]
])('is not known of a task %s', (_, document, about) => {
  expect(progressOf(document, about)).toBeNull();
});
