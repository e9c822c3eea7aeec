import { fail, GlobusError } from '../../engine/contract';
import type { Failure } from '../../engine/contract';
import type { Needs } from '../../operations/questions';
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
export class InlineQuestions implements Needs {
  readonly open = new Store<OpenQuestion | null>(null);
  private closed = false;

  signIn(): Promise<void> {
    return this.ask(
      fail('signed-out', 'SignedOut', 'You are not signed in.').failure
    );
  }

  giveConsent(failure: Failure): Promise<void> {
    return this.ask(failure);
  }

  /** The form is gone: nobody can be asked any more. */
  close(): void {
    this.closed = true;
    this.open.get()?.dismiss();
  }

  private ask(failure: Failure): Promise<void> {
    if (this.closed) {
      return Promise.reject(new GlobusError(failure));
    }
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
