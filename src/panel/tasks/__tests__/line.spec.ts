import { nullTranslator } from '@jupyterlab/translation';
import type { WatchedTask } from '../../../engine/contract';
import { formatLeft, waitsFor } from '../line';

const telling = { trans: nullTranslator.load('jupyterlab_globus'), now: 0 };
const task = (changes: Partial<WatchedTask>) =>
  ({ status: 'ACTIVE', is_paused: false, ...changes }) as WatchedTask;
const inactive = (nice_status: string, details?: string) =>
  task({
    status: 'INACTIVE',
    nice_status,
    ...(details ? { trouble: { code: nice_status, details } } : {})
  });

it.each([
  [task({ nice_status: 'PERMISSION_DENIED' }), null],
  [task({ is_paused: true }), 'administrator'],
  [task({ nice_status: 'PAUSED_BY_ADMIN' }), 'administrator'],
  [task({ status: 'INACTIVE' }), 'sign-in'],
  [inactive('NO_CREDENTIALS', 'Message: it has expired'), 'sign-in'],
  [inactive('AUTH'), 'either'],
  [inactive('AUTH', 'Message: Missing required data_access consent'), 'consent']
])('a task like %j waits for %s', (document, wanted) => {
  expect(waitsFor(document)).toBe(wanted);
});

it.each([
  [0, 0, 'about 1 s left'],
  [14_200, 14_200, 'about 15 s left'],
  [8_200, 14_200, 'about 8 s to 15 s left'],
  [61_000, 61_000, 'about 1 min 10 s left'],
  [31_000, 79_000, 'about 30 s to 1 min 20 s left'],
  [200_000, 200_000, 'about 4 min left'],
  [200_000, 7_300_000, 'about 3 min to 2 h 2 min left']
])('from %d to %d ms are %s', (least, most, words) => {
  expect(formatLeft([least, most], telling)).toBe(words);
});
