import { useMemo } from 'react';
import type { Ask } from '../../operations/questions';
import { usePanel } from '../common/context';
import type { AnswerGuard } from './guard';
import { Question } from './Question';
import { useWho } from './useWho';
import { Wishes } from './Wishes';

/** Asks whether what a command was run for is to be done. */
export function ConfirmAction(props: {
  ask: Ask;
  guard: AnswerGuard;
  onAnswer: (yes: boolean) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { ask } = props;
  const asks = useMemo(() => [ask], [ask]);
  const who = useWho();
  const destroys = ask.action.right === 'destroy';
  return (
    <Question
      title={
        destroys
          ? trans.__('Delete this with Globus?')
          : trans.__('Change this with Globus?')
      }
      guard={props.guard}
      choices={[
        { answer: false, label: trans.__('Leave it as it is') },
        {
          answer: true,
          label: destroys ? trans.__('Delete') : trans.__('Change'),
          isGrave: destroys
        }
      ]}
      onAnswer={props.onAnswer}
    >
      <p>{trans.__('A command was run that does this as %1:', who)}</p>
      <Wishes asks={asks} />
      {destroys && (
        <p className="jp-GlobusHint">
          {trans.__('What is deleted can’t be brought back.')}
        </p>
      )}
    </Question>
  );
}
