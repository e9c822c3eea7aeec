import { fail } from '../../engine/contract';

/** A question that is open, and how many wait for its answer. */
interface Open {
  answer: Promise<void>;
  waiting: number;
  close: AbortController;
}

/**
 * Puts each question once, however many calls wait for its answer. It is
 * closed when the last of them doesn't wait any more.
 */
export class SharedQuestions {
  private readonly open = new Map<string, Open>();

  /**
   * Waits for the answer to the question of this key, put by `put` unless it
   * is open already.
   *
   * @throws GlobusError `declined` when the person closed it, or the signal
   * says that this call waits no more.
   */
  ask(
    key: string,
    put: (signal: AbortSignal) => Promise<void>,
    signal?: AbortSignal
  ): Promise<void> {
    if (signal?.aborted) {
      return Promise.reject(stopped());
    }
    const question = this.open.get(key) ?? this.begin(key, put);
    question.waiting++;
    return new Promise((resolve, reject) => {
      const stop = () => {
        question.waiting--;
        reject(stopped());
        if (question.waiting === 0) {
          // At once: who asks from now on asks anew.
          this.end(key, question);
          question.close.abort();
        }
      };
      signal?.addEventListener('abort', stop);
      question.answer.then(resolve, reject).finally(() => {
        signal?.removeEventListener('abort', stop);
        this.end(key, question);
      });
    });
  }

  private begin(
    key: string,
    put: (signal: AbortSignal) => Promise<void>
  ): Open {
    const close = new AbortController();
    const question = { answer: put(close.signal), waiting: 0, close };
    this.open.set(key, question);
    return question;
  }

  private end(key: string, question: Open): void {
    if (this.open.get(key) === question) {
      this.open.delete(key);
    }
  }
}

function stopped(): Error {
  return fail('declined', 'Interrupted', 'Nobody waits for this any more.');
}
