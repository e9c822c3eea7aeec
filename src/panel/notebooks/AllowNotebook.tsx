import type { KeyboardEvent, MouseEvent } from 'react';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Allowance, NotebookRequest } from '../../operations/questions';
import { usePanel, useStore } from '../common/context';
import { ModalBody } from '../common/modal';
import { safeLines, safeText } from '../common/safeText';
import type { AnswerGuard } from './guard';
import { Wish } from './Wish';

/** Asks whether a notebook may do what it asks as the person signed in. */
export function AllowNotebook(props: {
  request: NotebookRequest;
  guard: AnswerGuard;
  onAnswer: (allowance: Allowance) => void;
}): JSX.Element {
  const { model, trans } = usePanel();
  const { request, guard, onAnswer } = props;
  const session = useStore(model.session);
  const answer = (allowance: Allowance) => (event: MouseEvent) => {
    if (guard.click(event.nativeEvent)) {
      onAnswer(allowance);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const activates = event.key === 'Enter' || event.key === ' ';
    if (activates && !guard.key(event.nativeEvent)) {
      event.preventDefault();
    }
  };
  return (
    <ModalBody
      title={trans.__(
        'Let %1 use your Globus session?',
        safeText(request.notebook)
      )}
    >
      <div className="jp-GlobusAllow" onKeyDown={onKeyDown}>
        <Wish
          action={request.action}
          who={
            session?.status === 'signed-in'
              ? safeText(session.identity.username)
              : null
          }
        />
        <pre className="jp-GlobusCode">{safeLines(request.line)}</pre>
        <p className="jp-GlobusHint">
          {limits(request.action.right, {
            read: trans.__('It can’t send, change or delete anything.'),
            change: trans.__('It can’t delete, and can’t send anywhere else.'),
            cancel: trans.__('It can’t send or delete anything.')
          })}{' '}
          {trans.__(
            'What is allowed until the kernel stops can be taken back under Notebooks in the Globus panel.'
          )}
        </p>
        <div className="jp-GlobusDialog-buttons">
          <button
            type="button"
            className="jp-GlobusButton"
            autoFocus
            onClick={answer('no')}
          >
            {trans.__('Don’t allow')}
          </button>
          <button
            type="button"
            className="jp-GlobusButton"
            onClick={answer('kernel')}
          >
            {lasting(request.action, trans)}
          </button>
          <button
            type="button"
            className="jp-GlobusButton"
            onClick={answer('once')}
          >
            {trans.__('Allow once')}
          </button>
        </div>
      </div>
    </ModalBody>
  );
}

/** What the button says that gives the lasting right. */
function lasting(
  action: NotebookRequest['action'],
  trans: TranslationBundle
): string {
  switch (action.right) {
    case 'read':
      return trans.__('Allow until the kernel stops');
    case 'cancel':
      return trans.__('Allow for all tasks until the kernel stops');
    case 'change':
      return action.source
        ? trans.__('Allow for these two until the kernel stops')
        : trans.__('Allow there until the kernel stops');
  }
}

function limits(
  right: NotebookRequest['action']['right'],
  words: Record<typeof right, string>
): string {
  return words[right];
}
