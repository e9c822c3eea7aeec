import { useEffect, useState } from 'react';
import { failureOf } from '../../engine/contract';
import type { Failure, SubmittedTask } from '../../engine/contract';
import type { Caller } from '../../operations/caller';
import { perform } from '../../operations/perform';
import { identityIn } from '../../operations/session';
import type { TransferArguments } from '../../operations/transfer';
import { transfer } from '../../operations/transfer';
import { usePanel, useStore } from '../common/context';
import { useMutation } from '../query/hooks';
import type { OpenQuestion } from './inlineQuestions';
import { InlineQuestions } from './inlineQuestions';

/** The form that the person fills in is the question: what it sends is permitted. */
const PANEL: Caller = { door: 'panel', permit: () => Promise.resolve() };

/**
 * Sends a transfer; what Globus asks for meanwhile is put into the form.
 *
 * @param onSending - Told what is on its way, and null when that failed.
 */
export function useSubmit(
  onSending: (task: Promise<SubmittedTask> | null) => void,
  onSent: (task: SubmittedTask) => void
): {
  submit: (args: TransferArguments) => void;
  sending: boolean;
  /** What was tried last and why it failed. */
  failed: { args: TransferArguments; failure: Failure } | null;
  question: OpenQuestion | null;
} {
  const { engine, model } = usePanel();
  // Who opened the form: what they chose is nobody else's to send.
  const [begunAs] = useState(() => identityIn(model.session.get()));
  const [questions] = useState(() => new InlineQuestions());
  const question = useStore(questions.open);
  useEffect(() => () => questions.close(), [questions]);
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: (args: TransferArguments) => {
      const context = { engine, questions, begunAs };
      const task = perform(transfer, context, PANEL, args);
      onSending(task);
      return task;
    },
    onSuccess: onSent,
    onError: () => onSending(null)
  });
  const failure = error ? failureOf(error) : null;
  return {
    submit: args => {
      if (!isPending) {
        mutate(args);
      }
    },
    sending: isPending,
    // Closing a question of the form's own is no failure.
    failed:
      failure && variables && failure.kind !== 'declined'
        ? { args: variables, failure }
        : null,
    question
  };
}
