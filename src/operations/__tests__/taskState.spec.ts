import type { TaskDocument } from '../../engine/contract';
import { needsSomeone, stateOf } from '../taskState';

const task = (changes: Partial<TaskDocument>) =>
  ({
    status: 'ACTIVE',
    nice_status: 'OK',
    is_paused: false,
    ...changes
  }) as TaskDocument;

it.each([
  [{}, 'running'],
  [{ nice_status: null }, 'running'],
  [{ faults: 3 }, 'running'],
  [{ nice_status: 'Queued' }, 'queued'],
  [{ nice_status: 'PERMISSION_DENIED' }, 'stuck'],
  [{ status: 'INACTIVE' }, 'stuck'],
  [{ is_paused: true }, 'stuck'],
  [{ status: 'SUCCEEDED', nice_status: 'PERMISSION_DENIED' }, 'done'],
  [{ status: 'FAILED' }, 'failed'],
  [
    { status: 'FAILED', fatal_error: { code: 'CANCELED', description: '' } },
    'cancelled'
  ],
  [{ status: 'FAILED', nice_status: 'CANCELLED' }, 'cancelled']
] as const)('%j is %s', (changes, state) => {
  expect(stateOf(task(changes as Partial<TaskDocument>))).toBe(state);
});

it('a fault may pass by itself; what is inactive or paused needs someone', () => {
  expect(needsSomeone(task({ nice_status: 'PERMISSION_DENIED' }))).toBe(false);
  expect(needsSomeone(task({ status: 'INACTIVE' }))).toBe(true);
});
