import type { SentTask, TaskDocument } from '../../../engine/contract';
import { placeOf } from '../ends';

const TASK = {
  source_endpoint_id: 'a',
  destination_endpoint_id: 'b'
} as TaskDocument;
const SENT = { from: '/from/', to: '/to/' } as SentTask;

it('is where the files come from and go to', () => {
  expect(placeOf(TASK, SENT, 'first')).toEqual({
    collection: 'a',
    path: '/from/'
  });
  expect(placeOf(TASK, SENT, 'second')).toEqual({
    collection: 'b',
    path: '/to/'
  });
});

it('has no path that isn’t known, and no place for what has one end', () => {
  expect(placeOf(TASK, undefined, 'second')?.path).toBe('');
  const remove = { ...TASK, destination_endpoint_id: null };
  expect(placeOf(remove, undefined, 'second')).toBeNull();
});
