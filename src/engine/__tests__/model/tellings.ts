import type { Log } from './log';

/** What is gone after this, in milliseconds, was read by nobody. */
const GLANCE = 200;

/** When nobody was told. */
const NOBODY = -Infinity;

/** What was told of the tasks: it is true, and an end is told once. */
export class Tellings {
  /** When someone was told last that a task has ended. */
  private readonly ends = new Map<string, number>();
  /** What was shown as ended, by whom it was shown to. */
  private readonly seenEnded = new Map<object, Set<string>>();
  /** When workers died. */
  private readonly deaths: number[] = [];

  constructor(private readonly log: Log) {}

  /** Someone is told that a task has ended. */
  told(id: string, status: string): void {
    this.log.note(`told: ${id.slice(0, 4)} is ${status}`);
    this.checkStatus(id, status, 'told');
    const before = this.ends.get(id);
    if (before !== undefined && !this.wasCutShort(before)) {
      this.log.blame(`told twice: the end of ${this.log.nameOf(id)}`);
    }
    this.ends.set(id, this.log.time.now);
  }

  /** It was said on a page that was being closed: it may be said again. */
  toldNobody(id: string, status: string): void {
    this.log.note(`told nobody: ${id.slice(0, 4)} is ${status}`);
    this.checkStatus(id, status, 'told');
    if (!this.ends.has(id)) {
      this.ends.set(id, NOBODY);
    }
  }

  /** A call answers with the state of a task. */
  answered(id: string, status: string): void {
    this.checkStatus(id, status, 'answered');
  }

  /**
   * A page is told all tasks and their states.
   *
   * @param hearer - Who is not to be shown what they were shown the end of.
   */
  saw(id: string, status: string, hearer: object): void {
    this.checkStatus(id, status, 'shown');
    const seen = this.seenEnded.get(hearer) ?? new Set();
    const ended = status === 'SUCCEEDED' || status === 'FAILED';
    if (ended) {
      this.seenEnded.set(hearer, seen.add(id));
    } else if (seen.has(id)) {
      this.log.blame(`shown as running after its end: ${this.log.nameOf(id)}`);
    }
  }

  /** Whether it was told that a task has ended, if only to nobody. */
  isTold(id: string): boolean {
    return this.ends.has(id);
  }

  /** The worker is gone, with its pages. */
  died(): void {
    this.deaths.push(this.log.time.now);
  }

  /**
   * Whether the worker died, with its pages, as soon as they had told
   * something: too soon to remember it, and for anyone to see it.
   */
  private wasCutShort(at: number): boolean {
    return (
      at === NOBODY ||
      this.deaths.some(death => death >= at && death < at + GLANCE)
    );
  }

  private checkStatus(id: string, status: string, how: string): void {
    const task = this.log.tasks.find(one => one.id === id);
    const isSaid = status === 'SUCCEEDED' || status === 'FAILED';
    if (isSaid && task?.status !== status) {
      this.log.blame(
        `wrongly ${how} as ${status}: ${this.log.nameOf(id)} is ${task?.status}`
      );
    }
  }
}
