import type { ReactElement, ReactNode } from 'react';
import { useId } from 'react';
import { ReactWidget } from '@jupyterlab/ui-components';
import { Widget } from '@lumino/widgets';
import { fail } from '../../engine/contract';
import type { PanelParts } from './context';
import { PanelContext } from './context';

/** Ends a dialog, with the answer. */
export type Close<T> = (answer: T) => void;

export interface ModalOptions<T> {
  /** What stands in the dialog. It names itself with {@link ModalTitle}. */
  body: (close: Close<T>, dismiss: () => void) => ReactElement;
  /** Ends the dialog from outside, as if it had been closed. */
  signal?: AbortSignal;
  /** Whether Escape is taken already. */
  dismissable?: () => boolean;
}

/**
 * Shows a dialog of our own until it is answered. JupyterLab's Dialog takes
 * any Enter and closes on any button; ours stay open while something is sent,
 * and say what went wrong where it was asked.
 *
 * @throws GlobusError `declined` when it is closed without an answer.
 */
export function openModal<T>(
  parts: PanelParts,
  options: ModalOptions<T>
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const dialog = document.createElement('dialog');
    dialog.className = 'jp-GlobusDialog';
    const close = () => {
      options.signal?.removeEventListener('abort', dismiss);
      // The native element gives the focus back to where it was.
      dialog.close();
      body.dispose();
      dialog.remove();
    };
    const answer = (value: T) => {
      close();
      resolve(value);
    };
    const dismiss = () => {
      close();
      reject(fail('declined', 'Declined', 'You closed the question.'));
    };
    const body = ReactWidget.create(
      <PanelContext.Provider value={parts}>
        {options.body(answer, dismiss)}
      </PanelContext.Provider>
    );
    dialog.addEventListener('cancel', event => {
      event.preventDefault();
      if (options.dismissable?.() ?? true) {
        dismiss();
      }
    });
    if (options.signal?.aborted) {
      reject(fail('declined', 'Declined', 'The question was taken back.'));
      return;
    }
    options.signal?.addEventListener('abort', dismiss);
    document.body.append(dialog);
    Widget.attach(body, dialog);
    dialog.showModal();
  });
}

/** The frame of a dialog's content: it carries the name of the dialog. */
export function ModalBody(props: {
  title: string;
  children: ReactNode;
}): JSX.Element {
  const id = useId();
  return (
    <section
      className="jp-GlobusDialog-body"
      // Takes the keyboard from what goes away in it.
      tabIndex={-1}
      aria-labelledby={id}
      ref={section => {
        section?.closest('dialog')?.setAttribute('aria-labelledby', id);
      }}
    >
      <h2 id={id} className="jp-GlobusDialog-title">
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}
