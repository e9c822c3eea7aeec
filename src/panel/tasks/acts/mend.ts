import type { TaskDocument } from '../../../engine/contract';
import type { Context } from '../../../operations/context';
import type { Translate } from '../../../operations/explain';
import { withPerson } from '../../../operations/perform';
import { waitsFor } from '../line';

/**
 * Gives what a waiting task lacks: looks at both of its collections, and what
 * they ask for (a consent, a sign-in) the person is asked for.
 *
 * @throws GlobusError `declined` where the person closes the question.
 */
export async function mendTask(
  context: Context,
  task: TaskDocument
): Promise<void> {
  const { engine } = context;
  const ends = [task.source_endpoint_id, task.destination_endpoint_id];
  for (const id of new Set(ends.filter(end => end !== null))) {
    await withPerson(context, () => engine.list(id, null, false));
  }
}

/** What the button says that does it; null where no person can. */
export function mendLabel(task: TaskDocument, trans: Translate): string | null {
  switch (waitsFor(task)) {
    case 'consent':
      return trans.__('Give consent');
    case 'sign-in':
      return trans.__('Sign in again');
    case 'either':
      return trans.__('Let it go on');
    default:
      return null;
  }
}

/** What there is to say once it is done. */
export function mendedText(trans: Translate): string {
  return trans.__(
    'Both collections let you in. The task goes on once Globus has noticed.'
  );
}
