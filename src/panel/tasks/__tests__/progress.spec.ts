import type { SentTask, TaskDocument } from '../../../engine/contract';
import { progressOf } from '../progress';

const task = (bytes: number, sync_level: number | null = null) =>
  ({ bytes_transferred: bytes, sync_level }) as TaskDocument;
const sent = (bytes: number | null) => ({ bytes }) as SentTask;

it('is a part of the total, and the time that the rest takes', () => {
  expect(progressOf(task(25), sent(100), 25)).toEqual({
    total: 100,
    fraction: 0.25,
    left: 3000
  });
  expect(progressOf(task(25), sent(100), 0)?.left).toBeNull();
});

it.each([
  ['sent from elsewhere', task(1), undefined],
  ['with folders', task(1), sent(null)],
  ['where some may be left as they are', task(1, 3), sent(100)],
  ['of which more came than was meant', task(101), sent(100)],
  ['of empty files', task(0), sent(0)]
])('is not known of a task %s', (_, document, about) => {
  expect(progressOf(document, about, 1)).toBeNull();
});
