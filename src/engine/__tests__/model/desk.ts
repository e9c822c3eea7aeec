import { failureOf } from '../../../globus/errors';
import type { SubmittedTask } from '../../contract';
import { documentOf, labelOf } from './documents';
import type { Ledger } from './ledger';
import type { Page } from './life';
import type { Machine } from './machine';
import type { Pages } from './pages';

/** Failures that trouble on the way explains. */
const PASSING = ['busy', 'no-connection', 'service-down', 'conflict'];

/**
 * What a person asks for at a computer, and what they hear of it. Pages and
 * tasks are named by number; a number too high names another one, and of none
 * nothing is done.
 */
export class Desk {
  constructor(
    private readonly machine: Machine,
    private readonly ledger: Ledger,
    private readonly pages: Pages
  ) {}

  submit(number: number, document: number): void {
    const page = this.pages.page(number);
    if (page && !this.ledger.wishes.isUnknown(labelOf(document))) {
      const task = documentOf(document, this.machine.collections);
      const sending =
        'transfer' in task
          ? page.api.submitTransfer(task.transfer)
          : page.api.submitDelete(task.delete);
      this.send(page, labelOf(document), 'sent', sending);
    }
  }

  async sendAgain(number: number): Promise<void> {
    const { label, page, submission } = await this.unansweredOne(number);
    if (page && submission && label) {
      // The model has no timers.
      const sending = page.api.sendAgain(submission.key);
      const task = sending as Promise<SubmittedTask>;
      this.send(page, label, 'sent again', task);
    }
  }

  async forget(number: number): Promise<void> {
    const { life } = this.pages;
    const { label, page, submission } = await this.unansweredOne(number);
    if (life && page && submission && label) {
      await life.while(page.api.forgetSubmission(submission.key));
      this.ledger.note(`${label} is forgotten`);
      this.ledger.wishes.forgotten(label);
    }
  }

  cancel(number: number, task: number): void {
    const page = this.pages.page(number);
    const id = this.task(task);
    if (page && id !== undefined) {
      const what = `${this.ledger.nameOf(id)} is cancelled by ${page.name}`;
      this.ledger.cancels.begin(id);
      this.follow(page, what, page.api.cancelTask(id)).then(
        ({ status }) => {
          this.ledger.cancels.end(id, true);
          this.ledger.tellings.answered(id, status);
        },
        error => {
          this.mayFail(what, error);
          this.ledger.cancels.end(id, failureOf(error).code === 'ChangeTaken');
        }
      );
    }
  }

  wait(number: number, task: number, seconds: number): void {
    const page = this.pages.page(number);
    const id = this.task(task);
    if (page && id !== undefined) {
      const what = `${page.name} waits for ${this.ledger.nameOf(id)}, ${seconds} s`;
      this.follow(page, what, page.api.waitTask(id, seconds), seconds).then(
        ({ status }) => this.ledger.tellings.answered(id, status),
        error => this.mayFail(what, error)
      );
    }
  }

  /** The computer sleeps: nothing here notices, and the world goes on. */
  async sleep(seconds: number): Promise<void> {
    this.ledger.note(`sleeps for ${seconds} s`);
    this.machine.way.cut();
    this.machine.time.jump(seconds * 1000);
    await this.machine.control('clock', { advance_seconds: seconds });
    // As `visibilitychange` does where the screen goes on again.
    for (const { api, isVisible } of this.pages.life?.pages ?? []) {
      void api.attend(isVisible);
    }
  }

  setClock(seconds: number): void {
    this.ledger.note(`the clock is set by ${seconds} s`);
    this.machine.time.jump(seconds * 1000);
  }

  private task(number: number): string | undefined {
    const { tasks } = this.ledger;
    return tasks[number % tasks.length]?.id;
  }

  private async unansweredOne(number: number) {
    const all = await this.pages.unanswered();
    const submission = all[number % all.length];
    return { submission, label: submission?.label, page: this.pages.page(0) };
  }

  private send(
    page: Page,
    label: string,
    how: string,
    sending: Promise<SubmittedTask>
  ): void {
    const wish = this.ledger.wishes.wish(label);
    const what = `${label} is ${how} by ${page.name}`;
    this.follow(page, what, sending).then(
      ({ taskId }) => this.ledger.wishes.fulfilled(wish, taskId),
      error => {
        this.mayFail(what, error);
        const { unanswered } = failureOf(error);
        this.ledger.wishes.refused(wish, unanswered !== undefined);
      }
    );
  }

  private follow<T>(
    page: Page,
    what: string,
    call: Promise<T>,
    seconds = 0
  ): Promise<T> {
    const life = this.pages.life!;
    const isUnderWay = () => !life.isDead;
    const isWaited = () => !page.isGone && isUnderWay();
    page.calls++;
    const alive = life.while(call.finally(() => page.calls--));
    return this.ledger.calls.follow(
      what,
      alive,
      { isWaited, isUnderWay },
      seconds
    );
  }

  private mayFail(what: string, error: unknown): void {
    const { code, kind } = failureOf(error);
    if (
      !PASSING.includes(kind) &&
      !(kind === 'signed-out' && this.pages.mayHaveEnded)
    ) {
      this.ledger.blame(`wrongly failed: ${what}: ${kind} ${code}`);
    }
  }
}
