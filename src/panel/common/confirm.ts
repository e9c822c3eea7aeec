import { Dialog, showDialog } from '@jupyterlab/apputils';

/** A question to which "no" is the default answer. */
export interface Confirmation {
  title: string;
  body: string | JSX.Element;
  /** What the button that does nothing says. */
  keep: string;
  /** What the button that does it says. */
  act: string;
}

/** Asks before something is ended; resolves with whether it may be. */
export async function confirmed(question: Confirmation): Promise<boolean> {
  const { button } = await showDialog({
    title: question.title,
    body: question.body,
    buttons: [
      Dialog.cancelButton({ label: question.keep }),
      Dialog.warnButton({ label: question.act })
    ],
    defaultButton: 0
  });
  return button.accept;
}
