import { useEffect, useState } from 'react';
import { failureOf } from '../../engine/contract';
import type {
  Failure,
  SubmittedTask,
  TimerDocument
} from '../../engine/contract';
import type { Caller } from '../../operations/caller';
import type { ScheduleArguments } from '../../operations/createTimer';
import { createTimer, createTimerOf } from '../../operations/createTimer';
import { perform } from '../../operations/perform';
import { identityIn } from '../../operations/session';
import { transfer, transferOf } from '../../operations/transfer';
import { usePanel, useStore } from '../common/context';
import { useMutation } from '../query/hooks';
import { confirmDestroy } from './confirmDestroy';
import type { Draft } from './draft';
import type { OpenQuestion } from './inlineQuestions';
import { InlineQuestions } from './inlineQuestions';

/** What becomes of a form: a task, or a timer that makes some. */
export type Sent = SubmittedTask | TimerDocument;

/** What is sent, now or as a timer says. */
export interface Sending extends Draft {
  when?: ScheduleArguments;
}

/**
 * Sends a transfer, or makes a timer that does; what Globus asks for meanwhile is put into the form.
 *
 * @param onSending - Told what is on its way, and null when that failed.
 */
export function useSubmit(
  onSending: (sent: Promise<Sent> | null) => void,
  onSent: (sent: Sent) => void
): {
  submit: (args: Sending) => void;
  sending: boolean;
  /** What was tried last and why it failed. */
  failed: { args: Sending; failure: Failure } | null;
  question: OpenQuestion | null;
} {
  const { engine, model, services } = usePanel();
  // Who opened the form: what they chose is nobody else's to send.
  const [begunAs] = useState(() => identityIn(model.session.get()));
  const [questions] = useState(() => new InlineQuestions());
  const question = useStore(questions.open);
  useEffect(() => () => questions.close(), [questions]);
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: ({ items, when, deadline, ...options }: Sending) => {
      const context = { engine, questions, begunAs };
      // The form that the person fills in is the question; what it would
      // delete is asked besides.
      const caller: Caller = {
        door: 'panel',
        permit: async action => {
          const { right } = 'sends' in action ? action.sends : action;
          if (right === 'destroy') {
            await confirmDestroy({ services, model }, action);
          }
        }
      };
      const given = when ? { ...options, ...when } : { ...options, deadline };
      const sent = Array.isArray(items)
        ? perform<unknown, Sent>(
            when ? createTimer : transfer,
            context,
            caller,
            { ...given, items }
          )
        : perform<unknown, Sent>(
            when ? createTimerOf(items) : transferOf(items),
            context,
            caller,
            given
          );
      onSending(sent);
      return sent;
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
