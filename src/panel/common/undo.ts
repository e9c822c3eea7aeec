import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

/** Says for a while what was done, with the way back. */
export function offerUndo(
  message: string,
  trans: TranslationBundle,
  undo: () => Promise<void>
): void {
  Notification.success(message, {
    autoClose: 8000,
    actions: [{ label: trans.__('Undo'), callback: () => void undo() }]
  });
}
