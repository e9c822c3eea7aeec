import { deletePaths } from '../../../operations/delete';
import { perform } from '../../../operations/perform';
import { identityIn } from '../../../operations/session';
import { asNow, PANEL } from '../../common/caller';
import type { PanelParts } from '../../common/context';
import { formatCount } from '../../common/format';
import { openModal } from '../../common/modal';
import { tellWhy } from '../../common/reason';
import { AnswerGuard } from '../../notebooks/guard';
import { tellTaken } from '../../tasks/acts/resend';
import type { Pane } from '../pane';
import { ConfirmDelete } from './ConfirmDelete';
import { ended, whatToDelete } from './deleting';

/**
 * Deletes what is selected, after a question that is answered on purpose. The
 * rows are grey from then on until the task has ended; where Globus does not
 * take it they are as they were.
 */
export async function deleteSelected(
  parts: PanelParts,
  pane: Pane
): Promise<void> {
  const { model, services } = parts;
  const { trans } = services;
  let asked;
  try {
    asked = whatToDelete(model, pane);
  } catch (error) {
    tellWhy(error, trans.__('Nothing was deleted.'), trans);
  }
  if (!asked) {
    return;
  }
  const { args, change } = asked;
  const { hidden } = pane.state.get().selection;
  // Who was asked: nobody else deletes it.
  const context = asNow(parts);
  const guard = new AnswerGuard();
  const yes = await openModal<boolean>(parts, {
    dismissable: () => guard.dismiss(),
    body: close => (
      <ConfirmDelete
        action={deletePaths.action(args)}
        hidden={hidden}
        guard={guard}
        onAnswer={close}
      />
    )
  }).catch(() => false);
  if (!yes) {
    return;
  }
  model.changes.begin(change);
  try {
    const task = await perform(deletePaths, context, PANEL, args);
    const { length } = args.paths;
    tellTaken(
      services,
      task,
      'DELETE',
      trans._n(
        'Globus deletes %2 item.',
        'Globus deletes %2 items.',
        length,
        formatCount(length)
      )
    );
    if (
      !(await ended(model, task.taskId)) &&
      identityIn(model.session.get()) !== null
    ) {
      // Nobody else asks for the folder anew.
      model.folders.invalidate(args.collection);
    }
    await model.changes.settle(change);
  } catch (error) {
    model.changes.end(change);
    tellWhy(error, trans.__('Globus did not confirm the delete.'), trans, id =>
      services.openTask(id)
    );
  }
}
