import { fail } from '../../engine/contract';
import type { Failure } from '../../engine/contract';
import type { Questions } from '../../operations/questions';
import { Store } from '../common/store';

/** A question that stands in a form until it is answered. */
export interface OpenQuestion {
  /** What was lacking; `signed-out` for a sign-in. */
  failure: Failure;
  done: () => void;
  dismiss: () => void;
}

/**
 * Puts the questions of an operation into the form that started it, so that
 * nothing typed there is lost and the call goes on by itself.
 */
export class InlineQuestions implements Questions {
  readonly open = new Store<OpenQuestion | null>(null);

  signIn(): Promise<void> {
    return this.ask(
      fail('signed-out', 'SignedOut', 'You are not signed in.').failure
    );
  }

  giveConsent(failure: Failure): Promise<void> {
    return this.ask(failure);
  }

  confirmTransfer(): Promise<never> {
    return Promise.reject(unasked());
  }

  allowNotebook(): Promise<never> {
    return Promise.reject(unasked());
  }

  private ask(failure: Failure): Promise<void> {
    return new Promise((resolve, reject) => {
      this.open.set({
        failure,
        done: () => {
          this.open.set(null);
          resolve();
        },
        dismiss: () => {
          this.open.set(null);
          reject(fail('declined', 'Declined', 'You closed the question.'));
        }
      });
    });
  }
}

function unasked(): Error {
  return fail('bad-request', 'NotAsked', 'A form asks no such question.');
}
