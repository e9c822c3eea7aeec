import { nullTranslator } from '@jupyterlab/translation';
import { fail } from '../../../../engine/contract';
import type { TaskDocument } from '../../../../engine/contract';
import type { Cancelling } from '../cancels';
import { cancelAll, summaryOf } from '../cancels';

const trans = nullTranslator.load('jupyterlab_globus');

const ENDS: Record<string, Partial<TaskDocument>> = {
  stopped: {
    status: 'FAILED',
    fatal_error: { code: 'CANCELED', description: '' }
  },
  // The service takes the cancel, and stops the task a moment later.
  stopping: { status: 'ACTIVE', nice_status: 'OK' },
  done: { status: 'SUCCEEDED' },
  broken: { status: 'FAILED', fatal_error: { code: 'X', description: '' } }
};

/** Cancels tasks that end as their names say; `refused` is refused. */
async function cancel(...ids: string[]) {
  const told: string[] = [];
  let atOnce = 0;
  let most = 0;
  const became = await cancelAll(
    {
      cancelTask: async id => {
        most = Math.max(most, ++atOnce);
        await Promise.resolve();
        atOnce--;
        if (!ENDS[id]) {
          throw fail('not-permitted', 'PermissionDenied', 'no');
        }
        return ENDS[id] as TaskDocument;
      }
    },
    ids,
    (id, { is }: Cancelling) => void told.push(`${id} ${is}`)
  );
  return { became, told, most };
}

it('says of each what became of it, and goes on where one is refused', async () => {
  const { told, became } = await cancel('stopped', 'refused', 'done', 'broken');
  expect(told.slice(0, 4)).toEqual([
    'stopped asked',
    'refused asked',
    'done asked',
    'broken asked'
  ]);
  expect(told.slice(4).sort()).toEqual([
    'broken late',
    'done late',
    'refused failed',
    'stopped cancelled'
  ]);
  expect(summaryOf(became, trans)).toBe(
    '1 cancelled. 2 had ended before. 1 could not be cancelled: see there.'
  );
});

it('leaves out of the summary what did not happen', async () => {
  const { became } = await cancel('stopped', 'stopping');
  expect(summaryOf(became, trans)).toBe('1 cancelled. 1 is being cancelled.');
});

it('does not call cancelled what has not ended', async () => {
  const { became, told } = await cancel('stopping');
  expect(told).toEqual(['stopping asked', 'stopping taken']);
  expect(summaryOf(became, trans)).toBe('1 is being cancelled.');
});

it('asks for a few at a time', async () => {
  const ids = Array.from({ length: 20 }, () => 'stopped');
  const { became, most } = await cancel(...ids);
  expect(became).toHaveLength(20);
  expect(most).toBe(3);
});
