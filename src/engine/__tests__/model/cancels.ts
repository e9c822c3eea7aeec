import type { Log } from './log';
import type { Route } from './schedule';

/** What is known of the calls that cancel a task. */
interface Count {
  /** Those that are not answered. */
  calls: number;
  /** Answers that have arrived, and that no call has told of. */
  answers: number;
}

/** Calls that cancel a task, and answers that it is being cancelled. */
export class Cancels {
  private readonly counts = new Map<string, Count>();

  constructor(private readonly log: Log) {}

  /** An answer of Globus has arrived whole. */
  onAnswer(route: Route, path: string, status: number): void {
    if (route === 'cancel' && status < 300) {
      this.of(path.split('/')[3]!).answers++;
    }
  }

  /** A task is to be cancelled. */
  begin(id: string): void {
    this.of(id).calls++;
  }

  /** A call says whether Globus cancels a task. */
  end(id: string, isTaken: boolean): void {
    const cancels = this.of(id);
    cancels.calls--;
    if (isTaken) {
      cancels.answers--;
    } else if (cancels.answers > cancels.calls) {
      cancels.answers--;
      this.log.blame(
        `wrongly failed: Globus said that it cancels ${this.log.nameOf(id)}`
      );
    }
  }

  /** The worker is gone, with all that was on its way. */
  died(): void {
    this.counts.clear();
  }

  private of(id: string): Count {
    const count = this.counts.get(id) ?? { calls: 0, answers: 0 };
    this.counts.set(id, count);
    return count;
  }
}
