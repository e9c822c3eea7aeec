import type { TranslationBundle } from '@jupyterlab/translation';
import { failureOf } from '../../../engine/contract';
import type { EngineApi, Failure } from '../../../engine/contract';
import { stateOf } from '../../../operations/taskState';

/** What became of cancelling a task. */
export type Cancelling =
  | { is: 'asked' | 'taken' | 'cancelled' | 'late' }
  | { is: 'failed'; failure: Failure };

/** How many are asked for at once: a hundred must not keep the polls waiting. */
const AT_ONCE = 3;

/**
 * Cancels tasks, each on its own: what one meets keeps no other.
 *
 * @param tell - Told at once that each is asked for, and then what became of it.
 */
export async function cancelAll(
  engine: Pick<EngineApi, 'cancelTask'>,
  ids: readonly string[],
  tell: (id: string, cancelling: Cancelling) => void
): Promise<Cancelling[]> {
  const left = [...ids];
  const became: Cancelling[] = [];
  left.forEach(id => tell(id, { is: 'asked' }));
  const work = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      const cancelling = await cancelOne(engine, id);
      tell(id, cancelling);
      became.push(cancelling);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return became;
}

async function cancelOne(
  engine: Pick<EngineApi, 'cancelTask'>,
  id: string
): Promise<Cancelling> {
  try {
    const state = stateOf(await engine.cancelTask(id));
    // The service answers the same where it came too late, and where it has
    // taken the cancel, but not ended the task yet.
    return {
      is:
        state === 'done' || state === 'failed'
          ? 'late'
          : state === 'cancelled'
            ? 'cancelled'
            : 'taken'
    };
  } catch (error) {
    return { is: 'failed', failure: failureOf(error) };
  }
}

/** What became of cancelling one, to show. */
export function becameOf(
  cancelling: Cancelling | undefined,
  trans: TranslationBundle
): { cancelling: boolean; failure: Failure | null; note: string | null } {
  return {
    cancelling: cancelling?.is === 'asked',
    failure: cancelling?.is === 'failed' ? cancelling.failure : null,
    note:
      cancelling?.is === 'late'
        ? trans.__('It had ended before the cancel reached Globus.')
        : null
  };
}

/** How many were cancelled, and what became of the others. */
export function summaryOf(
  became: readonly Cancelling[],
  trans: TranslationBundle
): string {
  const count = (is: Cancelling['is']) =>
    became.filter(each => each.is === is).length;
  const [cancelled, taken, late, failed] = [
    count('cancelled'),
    count('taken'),
    count('late'),
    count('failed')
  ];
  return [
    cancelled && trans._n('%1 cancelled.', '%1 cancelled.', cancelled),
    taken &&
      trans._n('%1 is being cancelled.', '%1 are being cancelled.', taken),
    late && trans._n('%1 had ended before.', '%1 had ended before.', late),
    failed &&
      trans._n(
        '%1 could not be cancelled: see there.',
        '%1 could not be cancelled: see there.',
        failed
      )
  ]
    .filter(part => part !== 0)
    .join(' ');
}
