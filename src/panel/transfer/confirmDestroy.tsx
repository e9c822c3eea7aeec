import { fail } from '../../engine/contract';
import type { Action } from '../../operations/action';
import type { PanelParts } from '../common/context';
import { openModal } from '../common/modal';
import { AnswerGuard } from '../notebooks/guard';
import { Question } from '../notebooks/Question';
import { Wish } from '../notebooks/Wish';

/**
 * Asks before a transfer deletes at its destination.
 *
 * @throws GlobusError `declined` when it is not to.
 */
export async function confirmDestroy(
  parts: PanelParts,
  action: Action
): Promise<void> {
  const { trans } = parts.services;
  const guard = new AnswerGuard();
  const yes = await openModal<boolean>(parts, {
    dismissable: () => guard.dismiss(),
    body: close => (
      <Question
        title={trans.__('Delete files at the destination?')}
        guard={guard}
        choices={[
          { answer: false, label: trans.__('Back to the form') },
          {
            answer: true,
            label: trans.__('Transfer and delete'),
            isGrave: true
          }
        ]}
        onAnswer={close}
      >
        <Wish action={action} />
        <p className="jp-GlobusHint">
          {trans.__('What is deleted can’t be brought back.')}
        </p>
      </Question>
    )
  });
  if (!yes) {
    throw fail('declined', 'Declined', 'You went back to the form.');
  }
}
