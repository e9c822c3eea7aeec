import type { Action } from '../../../operations/action';
import { usePanel } from '../../common/context';
import type { AnswerGuard } from '../../notebooks/guard';
import { Question } from '../../notebooks/Question';
import { useWho } from '../../notebooks/useWho';
import { Wish } from '../../notebooks/Wish';

/** Asks whether what is selected is to be deleted; "no" has the focus. */
export function ConfirmDelete(props: {
  action: Action;
  /** How many of them the filter of the pane does not show. */
  hidden: number;
  guard: AnswerGuard;
  onAnswer: (yes: boolean) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const who = useWho();
  return (
    <Question
      title={trans.__('Delete this with Globus?')}
      guard={props.guard}
      choices={[
        { answer: false, label: trans.__('Leave it as it is') },
        { answer: true, label: trans.__('Delete'), isGrave: true }
      ]}
      onAnswer={props.onAnswer}
    >
      <div className="jp-GlobusWishes">
        <Wish action={props.action} />
      </div>
      {props.hidden > 0 && (
        <p>
          {trans._n(
            '%1 of them is not shown: the filter hides it.',
            '%1 of them are not shown: the filter hides them.',
            props.hidden
          )}
        </p>
      )}
      <p className="jp-GlobusHint">
        {trans.__('As %1. What is deleted can’t be brought back.', who)}
      </p>
    </Question>
  );
}
