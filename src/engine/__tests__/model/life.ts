import type { TaskSnapshot, UnansweredSubmission } from '../../contract';
import type { Asker, Hold, Worker } from './machine';

/** An open page, and what it shows. */
export interface Page extends Hold {
  name: string;
  isVisible: boolean;
  isGone: boolean;
  shown: TaskSnapshot | null;
}

/** A worker's life, with its pages. */
export class Life implements Asker {
  isDead = false;
  /** A person sees what there is, after whatever was before. */
  isReady = false;
  readonly pages: Page[] = [];
  /** What a page was told of at the begin. */
  found: UnansweredSubmission[] = [];
  worker!: Worker;

  constructor(private readonly onDeath: () => void) {}

  die(): void {
    if (!this.isDead) {
      this.isDead = true;
      void this.worker.kill();
      this.onDeath();
    }
  }

  /** A dead worker answers no more. */
  while<T>(call: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      call.then(
        value => {
          if (!this.isDead) {
            resolve(value);
          }
        },
        (error: Error) => {
          if (!this.isDead) {
            reject(error);
          }
        }
      );
    });
  }
}
