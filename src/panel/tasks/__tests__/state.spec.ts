import { nullTranslator } from '@jupyterlab/translation';
import type { TaskDocument } from '../../../engine/contract';
import { activity, countInWords, inOrder, waysAgain } from '../state';

const trans = nullTranslator.load('jupyterlab_globus');
const task = (
  id: string,
  changes: Partial<TaskDocument>,
  minute = 0
): TaskDocument =>
  ({
    task_id: id,
    status: 'ACTIVE',
    nice_status: 'OK',
    completion_time: null,
    request_time: new Date(2026, 10, 18, 9, minute).toISOString(),
    ...changes
  }) as TaskDocument;

const DONE = { status: 'SUCCEEDED' } as const;
const QUEUED = { nice_status: 'Queued' };
const STUCK = { nice_status: 'PERMISSION_DENIED' };

it('puts those first that run, and the newest first among equals', () => {
  const tasks = [
    task('done', DONE, 9),
    task('queued', QUEUED, 8),
    task('old', {}, 1),
    task('stuck', STUCK, 7),
    task('new', {}, 2)
  ];
  expect(inOrder(tasks).map(({ task_id: id }) => id)).toEqual([
    'new',
    'old',
    'stuck',
    'queued',
    'done'
  ]);
});

it('says how many have not ended, and how they are', () => {
  const tasks = [
    task('a', {}),
    task('b', QUEUED),
    task('c', STUCK),
    task('d', {}),
    task('e', DONE)
  ];
  expect(activity(tasks, trans)).toEqual({
    count: 4,
    label: '2 running, 1 stuck, 1 queued'
  });
  expect(activity([task('e', DONE)], trans)).toBeNull();
});

it('counts all in words, those that ended too', () => {
  const failed = { status: 'FAILED' } as const;
  const tasks = [task('a', failed), task('b', DONE), task('c', {})];
  expect(countInWords(tasks, trans)).toBe('1 running, 1 done, 1 failed');
  expect(countInWords([], trans)).toBe('');
});

it('sends again what has ended, and the rest of what may lack some', () => {
  const transfer = { type: 'TRANSFER' } as const;
  const ways = (changes: Partial<TaskDocument>) =>
    waysAgain(task('one', { ...transfer, ...changes }));
  expect(ways({})).toEqual([]);
  expect(ways(QUEUED)).toEqual([]);
  expect(ways(DONE)).toEqual(['same']);
  expect(ways({ ...DONE, skip_source_errors: true })).toEqual(['rest', 'same']);
  expect(ways({ status: 'FAILED' })).toEqual(['rest', 'same']);
  expect(ways({ status: 'FAILED', type: 'DELETE' })).toEqual([]);
});
