import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { SentTask, TaskDocument } from '../../../engine/contract';
import type { TransferOptions } from '../../../operations/transfer';
import { argumentsOf } from '../../../operations/transfer';
import type { PanelParts } from '../../common/context';
import { tellWhy } from '../../common/reason';
import { openDraft } from '../../transfer/openTransfer';
import { placeOf } from '../ends';
import { showFiles } from '../showFiles';

/**
 * Opens the form with what a task was submitted as; where that is not kept,
 * says why and offers its two places.
 *
 * @param changes - What is to be other than the first time.
 */
export async function sendAgainAs(
  parts: PanelParts,
  task: TaskDocument,
  sent: SentTask | undefined,
  changes: Partial<TransferOptions>
): Promise<void> {
  const { context, trans } = parts.services;
  try {
    const document = await context.engine.sentDocument(task.task_id);
    if (document && 'transfer' in document) {
      const size =
        sent?.bytes && !changes.syncLevel
          ? { bytes: sent.bytes, known: true }
          : null;
      openDraft(parts, { ...argumentsOf(document.transfer), ...changes }, size);
      return;
    }
  } catch (error) {
    tellWhy(error, trans.__('It is not known what it sent.'), trans);
    return;
  }
  const { button } = await showDialog({
    title: trans.__('What this task sent is not known here'),
    body: trans.__(
      'Globus does not tell it, and this browser has not kept it: the task was sent from elsewhere, long ago or with very many files, or you have signed out since. Choose the files anew; both places can be shown side by side.'
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Close') }),
      Dialog.okButton({ label: trans.__('Show both places') })
    ]
  });
  if (button.accept) {
    for (const end of ['second', 'first'] as const) {
      const place = placeOf(task, sent, end);
      if (place) {
        await showFiles(parts, place, end);
      }
    }
  }
}
