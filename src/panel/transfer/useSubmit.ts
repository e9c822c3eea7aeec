import { useEffect, useState } from 'react';
import { failureOf } from '../../engine/contract';
import type { Failure, SubmittedTask } from '../../engine/contract';
import type { Caller } from '../../operations/caller';
import { perform } from '../../operations/perform';
import { identityIn } from '../../operations/session';
import { transfer, transferOf } from '../../operations/transfer';
import { usePanel, useStore } from '../common/context';
import { useMutation } from '../query/hooks';
import { confirmDestroy } from './confirmDestroy';
import type { Draft } from './draft';
import type { OpenQuestion } from './inlineQuestions';
import { InlineQuestions } from './inlineQuestions';

/**
 * Sends a transfer; what Globus asks for meanwhile is put into the form.
 *
 * @param onSending - Told what is on its way, and null when that failed.
 */
export function useSubmit(
  onSending: (task: Promise<SubmittedTask> | null) => void,
  onSent: (task: SubmittedTask) => void
): {
  submit: (args: Draft) => void;
  sending: boolean;
  /** What was tried last and why it failed. */
  failed: { args: Draft; failure: Failure } | null;
  question: OpenQuestion | null;
} {
  const { engine, model, services } = usePanel();
  // Who opened the form: what they chose is nobody else's to send.
  const [begunAs] = useState(() => identityIn(model.session.get()));
  const [questions] = useState(() => new InlineQuestions());
  const question = useStore(questions.open);
  useEffect(() => () => questions.close(), [questions]);
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: ({ items, ...options }: Draft) => {
      const context = { engine, questions, begunAs };
      // The form that the person fills in is the question; what it would
      // delete is asked besides.
      const caller: Caller = {
        door: 'panel',
        permit: async action => {
          if (action.right === 'destroy') {
            await confirmDestroy({ services, model }, action);
          }
        }
      };
      const task = Array.isArray(items)
        ? perform(transfer, context, caller, { ...options, items })
        : perform(transferOf(items), context, caller, options);
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
