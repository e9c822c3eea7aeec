import { Clipboard, Notification } from '@jupyterlab/apputils';
import type { PanelParts } from '../common/context';
import { formatCount } from '../common/format';
import { safeText } from '../common/safeText';
import { selected } from '../transfer/draft';
import { openTransfer } from '../transfer/openTransfer';
import { pathsOf } from './actions/copy';
import type { Pane } from './pane';

/**
 * Keeps what is selected in a pane, to be pasted into another folder; other
 * programs get the paths as text where the browser lets them.
 */
export function copyFiles(
  { model, services }: PanelParts,
  pane: Pick<Pane, 'state'>
): void {
  const { trans } = services;
  const source = selected(pane);
  const count = source?.items.indices.length ?? 0;
  if (!source || count === 0) {
    say(trans.__('Nothing is selected.'));
    return;
  }
  model.copied.set(source);
  Clipboard.copyToSystem(pathsOf(pane));
  say(
    trans._n(
      'Copied %2 item of %3. Paste it in another folder to send it there.',
      'Copied %2 items of %3. Paste them in another folder to send them there.',
      count,
      formatCount(count),
      safeText(pane.state.get().collection?.name ?? '')
    )
  );
}

/** Whether there is something that could be pasted into a pane. */
export function canPaste(
  { model }: PanelParts,
  pane: Pick<Pane, 'state'>
): boolean {
  return model.copied.get() !== null && pane.state.get().listing !== null;
}

/** Opens the form for what was copied, to go to a pane's folder. */
export function pasteFiles(parts: PanelParts, pane: Pick<Pane, 'state'>): void {
  const { trans } = parts.services;
  const source = parts.model.copied.get();
  const { collection, listing } = pane.state.get();
  if (!source || !collection || !listing) {
    say(
      source
        ? trans.__('Open a folder to paste into.')
        : trans.__('Nothing was copied here yet.')
    );
    return;
  }
  const destination = { collection: collection.id, path: listing.path };
  openTransfer(parts, source, destination);
}

function say(message: string): void {
  Notification.info(message, { autoClose: 4000 });
}
