import type { TaskSnapshot, UnansweredSubmission } from '../../contract';
import type { Asker, Hold, Time, Worker } from './machine';

/** How often a page says that it is there, in milliseconds, as ours do. */
const HEARTBEAT = 30_000;

/** An open page, and what it shows. */
export interface Page extends Hold {
  name: string;
  isVisible: boolean;
  isGone: boolean;
  /** Calls that are not answered. */
  calls: number;
  shown: TaskSnapshot | null;
}

/** A worker's life, with its pages. */
export class Life implements Asker {
  isDead = false;
  /** A person can begin. */
  isReady = false;
  /** They have seen what is unanswered, after whatever was before. */
  hasLooked = false;
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

  /** @returns Whether nobody had looked before. */
  look(): boolean {
    const isFirst = !this.hasLooked;
    this.hasLooked = true;
    return isFirst;
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

/** Says that a page is there, again and again, for as long as it is. */
export async function beat(
  time: Time,
  page: Page,
  isHere: () => boolean
): Promise<void> {
  while (isHere()) {
    void page.api.attend(page.isVisible);
    await time.wait(HEARTBEAT);
  }
}
