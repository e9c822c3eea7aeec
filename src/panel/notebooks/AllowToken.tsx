import type { Allowance, NotebookRequest } from '../../operations/questions';
import { usePanel } from '../common/context';
import { safeText } from '../common/safeText';
import type { AnswerGuard } from './guard';
import { Question } from './Question';
import { useWho } from './useWho';
import { Wish } from './Wish';

/**
 * Asks whether a notebook's kernel may have an access token. It has a dialog
 * of its own: with a token the kernel acts by itself, and nobody is asked.
 */
export function AllowToken(props: {
  request: NotebookRequest;
  guard: AnswerGuard;
  onAnswer: (allowance: Allowance) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { notebook, asks } = props.request;
  const name = safeText(notebook);
  const who = useWho();
  return (
    <Question
      title={trans.__('Hand %1 an access token?', name)}
      guard={props.guard}
      choices={[
        { answer: 'no', label: trans.__('Don’t allow') },
        {
          answer: 'kernel',
          label: trans.__('Allow until the kernel stops'),
          isGrave: true
        }
      ]}
      onAnswer={props.onAnswer}
    >
      <p>
        {trans.__(
          'A cell wants to use globus_sdk as %1. For that its kernel gets:',
          who
        )}
      </p>
      <ul
        className="jp-GlobusWishes"
        aria-label={trans.__('What is asked for')}
        // Scrolls, by keyboard too.
        tabIndex={0}
      >
        <li>
          <Wish action={asks[0].action} />
        </li>
      </ul>
      <p>
        {trans.__(
          'Any code in this notebook and its kernel can then do all of this, delete and share files too where the service lets you, without asking you again: for up to 48 hours even when this page is closed, and longer while it is open.'
        )}
      </p>
      <p className="jp-GlobusHint">
        {trans.__(
          'To take it back: Revoke under Notebooks in the Globus panel, or sign out. It is revoked too when this page sees the kernel stop.'
        )}
      </p>
    </Question>
  );
}
