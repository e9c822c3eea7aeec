import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { Place } from '../../operations/places';
import type { PanelParts } from '../common/context';
import { openModal } from '../common/modal';
import { tellWhy } from '../common/reason';
import type { Pane } from '../files/pane';
import { tellTaken } from '../tasks/acts/resend';
import type { Draft, SendSize, Source } from './draft';
import { draftOf, draftProblem, selected } from './draft';
import { timerMade } from '../timers/timerMade';
import { TransferForm } from './TransferForm';
import type { Sent } from './useSubmit';

/** Opens the form for what is selected in one pane, to go to the other. */
export function transferBetween(parts: PanelParts, from: Pane, to: Pane): void {
  const { listing } = to.state.get();
  const source = selected(from);
  const { collection } = to.state.get();
  if (source && collection && listing) {
    const destination = { collection: collection.id, path: listing.path };
    openTransfer(parts, source, destination, () =>
      from.select(from.state.get().selection.clear())
    );
  }
}

/**
 * Opens the form, filled in, or says why this can't be sent: the one door of
 * the button, of what is dropped and of what is pasted.
 */
export function openTransfer(
  parts: PanelParts,
  source: Source,
  destination: Place,
  onSent: () => void = () => undefined
): void {
  openDraft(parts, draftOf(source, destination), source.size, onSent);
}

/** {@link openTransfer} for what is more than entries of one folder. */
export function openDraft(
  parts: PanelParts,
  draft: Draft,
  size: SendSize | null,
  onSent: () => void = () => undefined
): void {
  const { trans } = parts.services;
  const problem = draftProblem(draft, trans);
  if (problem !== null) {
    void showDialog({
      title: trans.__('This can’t be sent'),
      body: problem,
      buttons: [Dialog.okButton({ label: trans.__('OK') })]
    });
    return;
  }
  showTransfer(parts, draft, size).then(
    onSent,
    // Closed without sending: nothing to say.
    (error: unknown) =>
      tellWhy(
        error,
        trans.__('Globus did not confirm the transfer.'),
        trans,
        id => parts.services.openTask(id)
      )
  );
}

/**
 * Shows the form; resolves once the transfer is on its way, or a timer that
 * sends it later is made.
 *
 * @throws GlobusError `declined` when it is closed.
 */
export async function showTransfer(
  parts: PanelParts,
  draft: Draft,
  size: SendSize | null
): Promise<Sent> {
  const { trans } = parts.services;
  let underWay: Promise<Sent> | null = null;
  const task = await openModal<Sent>(parts, {
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
  if ('job_id' in task) {
    timerMade(parts, task);
    return task;
  }
  if (size?.known) {
    void parts.services.context.engine.noteSize(task.taskId, size.bytes);
  }
  tellTaken(
    parts.services,
    task,
    'TRANSFER',
    trans.__('Globus has taken the transfer and works on it.')
  );
  return task;
}
