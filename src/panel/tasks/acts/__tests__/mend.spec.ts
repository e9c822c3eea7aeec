import { nullTranslator } from '@jupyterlab/translation';
import type { TaskDocument } from '../../../../engine/contract';
import type { Context } from '../../../../operations/context';
import { mendLabel, mendTask } from '../mend';

const trans = nullTranslator.load('jupyterlab_globus');
const IN = { status: 'signed-in', identity: { sub: '1' } };
const TASK = {
  status: 'INACTIVE',
  source_endpoint_id: 'one',
  destination_endpoint_id: 'two'
} as TaskDocument;

it('looks at each of the collections of a task once', async () => {
  const list = jest.fn();
  const context = {
    engine: { list, session: async () => IN }
  } as unknown as Context;
  await mendTask(context, TASK);
  await mendTask(context, { ...TASK, destination_endpoint_id: 'one' });
  await mendTask(context, { ...TASK, destination_endpoint_id: null });
  const asked = list.mock.calls.map(([id]) => id as string);
  expect(asked).toEqual(['one', 'two', 'one', 'one']);
});

it('offers nothing where no person can do anything', () => {
  const paused = { ...TASK, is_paused: true };
  expect(mendLabel(paused, trans)).toBeNull();
  expect(mendLabel({ ...TASK, status: 'ACTIVE' }, trans)).toBeNull();
  expect(mendLabel(TASK, trans)).not.toBeNull();
});
