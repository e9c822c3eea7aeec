import { useMemo } from 'react';
import type { Ask } from '../../operations/questions';
import { usePanel } from '../common/context';
import type { AnswerGuard } from './guard';
import { destroys } from './limits';
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
  const isGrave = destroys(ask.action);
  return (
    <Question
      title={
        isGrave
          ? trans.__('Delete this with Globus?')
          : trans.__('Change this with Globus?')
      }
      guard={props.guard}
      choices={[
        { answer: false, label: trans.__('Leave it as it is') },
        {
          answer: true,
          label: isGrave ? trans.__('Delete') : trans.__('Change'),
          isGrave
        }
      ]}
      onAnswer={props.onAnswer}
    >
      <p>{trans.__('A command was run that does this as %1:', who)}</p>
      <Wishes asks={asks} />
      {isGrave && (
        <p className="jp-GlobusHint">
          {trans.__('What is deleted can’t be brought back.')}
        </p>
      )}
    </Question>
  );
}
