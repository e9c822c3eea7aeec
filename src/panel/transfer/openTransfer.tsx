import { Notification } from '@jupyterlab/apputils';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import { failureOf } from '../../engine/contract';
import type { SubmittedTask } from '../../engine/contract';
import { explain } from '../../operations/explain';
import type { TransferArguments } from '../../operations/transfer';
import type { PanelParts } from '../common/context';
import { openModal } from '../common/modal';
import { safeText } from '../common/safeText';
import type { Pane } from '../files/pane';
import type { SelectedSize } from '../files/selection';
import { selectedSize } from '../files/selection';
import { showTask } from '../parts';
import { brokenLinks, draftOf, draftProblem } from './draft';
import { TransferForm } from './TransferForm';

/** Opens the form for what is selected in one pane, to go to the other. */
export function openTransfer(parts: PanelParts, from: Pane, to: Pane): void {
  const { trans } = parts.services;
  const source = from.state.get();
  const destination = to.state.get();
  if (
    !source.collection ||
    !source.listing ||
    !destination.collection ||
    !destination.listing
  ) {
    return;
  }
  const draft = draftOf(
    {
      collection: source.collection.id,
      listing: source.listing,
      selection: source.selection
    },
    {
      collection: destination.collection.id,
      listing: destination.listing
    }
  );
  const broken = brokenLinks(source.selection, source.listing);
  const problem =
    broken.length > 0
      ? trans.__(
          '“%1” is a link that leads nowhere, so there is nothing to send. Take it out of the selection.',
          safeText(broken[0]!)
        )
      : draftProblem(draft, trans);
  if (problem !== null) {
    void showDialog({
      title: trans.__('This can’t be sent'),
      body: problem,
      buttons: [Dialog.okButton({ label: trans.__('OK') })]
    });
    return;
  }
  const size = selectedSize(source.selection);
  showTransfer(parts, draft, size).then(
    () => from.select(from.state.get().selection.clear()),
    // Closed without sending: nothing to say.
    (error: unknown) => {
      const failure = failureOf(error);
      if (failure.kind !== 'declined') {
        const { what, advice } = explain(failure, trans);
        Notification.error(
          trans.__(
            'Globus did not confirm the transfer. %1',
            safeText(`${what} ${advice}`.trim())
          ),
          { autoClose: false }
        );
      }
    }
  );
}

/**
 * Shows the form; resolves once the transfer is on its way.
 *
 * @throws GlobusError `declined` when it is closed.
 */
export async function showTransfer(
  parts: PanelParts,
  draft: TransferArguments,
  size: SelectedSize | null
): Promise<SubmittedTask> {
  const { trans } = parts.services;
  let underWay: Promise<SubmittedTask> | null = null;
  const task = await openModal<SubmittedTask>(parts, {
    body: (close, dismiss) => (
      <TransferForm
        draft={draft}
        size={size}
        onSending={sending => {
          underWay = sending;
        }}
        onSent={close}
        onCancel={dismiss}
      />
    )
  }).catch((error: unknown) => {
    // Closing the form does not call back what is on its way.
    if (underWay === null) {
      throw error;
    }
    return underWay;
  });
  if (size?.known) {
    void parts.services.context.engine.noteSize(task.taskId, size.bytes);
  }
  Notification.info(
    task.duplicate
      ? trans.__('Globus had taken this transfer before: it is one task.')
      : trans.__('Globus has taken the transfer and works on it.'),
    { autoClose: 5000, actions: [showTask(parts.services, task.taskId)] }
  );
  return task;
}
