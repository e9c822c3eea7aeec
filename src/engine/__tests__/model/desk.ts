import { failureOf } from '../../../globus/errors';
import type { ServiceChoice } from '../../../globus/services';
import type { SubmittedTask, UnansweredSubmission } from '../../contract';
import { documentOf, labelOf } from './documents';
import type { Ledger } from './ledger';
import type { Page } from './life';
import { beat, Life } from './life';
import type { Machine } from './machine';
import { signInIfOut } from './signIn';

/** How long people take to come back or sign in again, in milliseconds. */
const PAUSE = 3000;

/** How soon a page shows what it was told, in milliseconds. */
const SOON = 500;

/** Failures that trouble on the way explains. */
const PASSING = ['busy', 'no-connection', 'service-down', 'conflict'];

/**
 * What a person does at a computer, and sees. Pages and tasks are named by
 * number; a number too high names another one, and of none nothing is done.
 */
export class Desk {
  private life: Life | null = null;
  private names = 0;
  private expiries = 0;
  /** Comes back after a crash, and signs in where that is needed. */
  private isPatient = true;

  constructor(
    private readonly machine: Machine,
    private readonly ledger: Ledger
  ) {}

  /** Opens a page, in a worker of its own where there is none. */
  async open(): Promise<void> {
    const isFirst = !this.life;
    const life = this.life ?? this.begin();
    const name = `page ${++this.names}`;
    this.ledger.note(`${name} opens`);
    const hold = await life.while(life.worker.open());
    const page: Page = {
      ...hold,
      name,
      isVisible: true,
      isGone: false,
      calls: 0,
      shown: null
    };
    const { api } = page;
    const isHere = () => !page.isGone && !life.isDead;
    await life.while(this.listen(life, page, isHere));
    life.pages.push(page);
    const { clientId, port } = this.machine;
    const choice: ServiceChoice = {
      service: 'sandbox',
      sandboxPort: port,
      clientId
    };
    await life.while(api.configure(choice, this.machine.keeper()));
    await life.while(api.watchTasks(true));
    void beat(this.machine.time, page, isHere);
    if (isFirst) {
      await this.signIn(life, page);
      life.isReady = true;
    }
  }

  /** The last page takes its worker with it. */
  async close(number: number): Promise<void> {
    const { life } = this;
    const page = this.page(number);
    if (!life || !page) {
      return;
    }
    if (life.pages.length === 1) {
      this.ledger.note(`${page.name} closes`);
      life.die();
    } else if (this.machine.followsClosed || page.calls === 0) {
      this.ledger.note(`${page.name} closes`);
      page.isGone = true;
      life.pages.splice(life.pages.indexOf(page), 1);
      await page.close();
    }
  }

  kill(): void {
    this.life?.die();
  }

  show(number: number, isVisible: boolean): void {
    const page = this.page(number);
    if (page) {
      this.ledger.note(`${page.name} is ${isVisible ? 'shown' : 'hidden'}`);
      page.isVisible = isVisible;
      void page.api.attend(isVisible);
    }
  }

  watch(number: number, isWanted: boolean): void {
    void this.page(number)?.api.watchTasks(isWanted);
  }

  submit(number: number, document: number): void {
    const page = this.page(number);
    if (page && !this.ledger.isUnknown(labelOf(document))) {
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
      this.send(page, label, 'sent again', page.api.sendAgain(submission.key));
    }
  }

  async forget(number: number): Promise<void> {
    const { life } = this;
    const { label, page, submission } = await this.unansweredOne(number);
    if (life && page && submission && label) {
      await life.while(page.api.forgetSubmission(submission.key));
      this.ledger.note(`${label} is forgotten`);
      this.ledger.forgotten(label);
    }
  }

  cancel(number: number, task: number): void {
    const page = this.page(number);
    const id = this.task(task);
    if (page && id !== undefined) {
      const what = `${this.ledger.nameOf(id)} is cancelled by ${page.name}`;
      this.ledger.cancels(id);
      this.follow(page, what, page.api.cancelTask(id)).then(
        ({ status }) => {
          this.ledger.cancelled(id, true);
          this.ledger.answered(id, status);
        },
        error => {
          this.mayFail(what, error);
          this.ledger.cancelled(id, failureOf(error).code === 'ChangeTaken');
        }
      );
    }
  }

  wait(number: number, task: number, seconds: number): void {
    const page = this.page(number);
    const id = this.task(task);
    if (page && id !== undefined) {
      const what = `${page.name} waits for ${this.ledger.nameOf(id)}, ${seconds} s`;
      this.follow(page, what, page.api.waitTask(id, seconds), seconds).then(
        ({ status }) => this.ledger.answered(id, status),
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
    for (const { api, isVisible } of this.life?.pages ?? []) {
      void api.attend(isVisible);
    }
  }

  setClock(seconds: number): void {
    this.ledger.note(`the clock is set by ${seconds} s`);
    this.machine.time.jump(seconds * 1000);
  }

  async expireTokens(): Promise<void> {
    this.ledger.note('tokens expire');
    this.expiries++;
    await this.machine.control('faults', { name: 'expired-tokens' });
  }

  /** Nothing goes wrong any more: all that can be known is known at last. */
  async comeToRest(): Promise<void> {
    const { ledger } = this;
    ledger.note('all is well again');
    this.machine.way.trouble([]);
    // What is on its way may still meet what was meant for it.
    await this.machine.time.wait(SOON);
    if (!this.life) {
      void this.open();
    }
    await this.until(() => this.life?.isReady ?? false, ledger.longest);
    this.isPatient = false;
    const life = this.life!;
    await this.signIn(life, this.page(0)!);
    this.show(0, true);
    this.watch(0, true);
    await this.until(() => !ledger.isBusy, ledger.longest);
    ledger.checkCalls();
    await this.endAll();
    for (let left = (await this.labels()).length; left > 0; left--) {
      await this.sendAgain(0);
      await this.until(() => !ledger.isBusy, ledger.longest);
    }
    await this.endAll();
    await this.until(() => ledger.isAllTold, ledger.longest);
    await this.until(() => this.isUpToDate, ledger.longest / 6);
    for (const { id, status } of ledger.tasks) {
      const shown = this.shown(id);
      if (shown !== status) {
        ledger.blame(`stale: ${ledger.nameOf(id)} is shown as ${shown}`);
      }
    }
    ledger.checkAll();
  }

  /** Nothing of it goes on. */
  leave(): void {
    this.isPatient = false;
    this.kill();
  }

  private begin(): Life {
    const life: Life = new Life(() => {
      this.ledger.note('the worker is gone');
      this.ledger.died(life.hasLooked);
      this.life = null;
      if (this.isPatient) {
        void this.machine.time.wait(PAUSE).then(async () => {
          if (this.isPatient && !this.life) {
            await this.open();
          }
        });
      }
    });
    life.worker = this.machine.begin(life);
    this.life = life;
    return life;
  }

  /** Signs in where nobody is, and looks what became of all that was sent. */
  private async signIn(life: Life, page: Page): Promise<void> {
    if (!(await signInIfOut(this.machine, life, page.api)) || life.hasLooked) {
      return;
    }
    await this.machine.time.wait(SOON);
    const labels = await life.while(this.labels());
    // The session may have ended meanwhile, and what was sent is not shown.
    const { status } = await life.while(page.api.session());
    if (status === 'signed-in' && life.look()) {
      this.ledger.restarted(labels);
    }
  }

  private listen(life: Life, page: Page, isHere: () => boolean): Promise<void> {
    const { ledger } = this;
    return page.api.listen({
      onSession: state => {
        if (isHere() && state.status === 'signed-out') {
          this.signedOut(page, state.because);
        }
      },
      onTasks: snapshot => {
        if (isHere()) {
          page.shown = snapshot;
          snapshot.tasks.forEach(task => ledger.saw(task.task_id, task.status));
        }
      },
      onTrouble: () => undefined,
      onOpen: () => undefined,
      onEnd: ({ status, task_id: id }) => {
        if (isHere()) {
          ledger.told(id, status);
        } else if (!this.machine.followsClosed) {
          ledger.toldNobody(id, status);
        }
      },
      onUnanswered: found => {
        life.found = found;
      },
      onChange: () => undefined
    });
  }

  private page(number: number): Page | undefined {
    const pages = this.life?.pages ?? [];
    return pages[number % pages.length];
  }

  private task(number: number): string | undefined {
    const { tasks } = this.ledger;
    return tasks[number % tasks.length]?.id;
  }

  /** What is shown as unanswered. */
  private async unanswered(): Promise<UnansweredSubmission[]> {
    const { life } = this;
    const page = this.page(0);
    if (!page || !life) {
      return [];
    }
    // As where the list of tasks is opened, which shows it.
    await life.while(page.api.watchTasks(false));
    await life.while(page.api.watchTasks(true));
    await this.machine.time.wait(SOON);
    return page.shown?.unanswered ?? life.found;
  }

  private async labels(): Promise<(string | null)[]> {
    return (await this.unanswered()).map(({ label }) => label);
  }

  private async unansweredOne(number: number) {
    const all = await this.unanswered();
    const submission = all[number % all.length];
    return { submission, label: submission?.label, page: this.page(0) };
  }

  /** Waits for the tasks that end, and ends those that don't. */
  private async endAll(): Promise<void> {
    const { ledger } = this;
    ledger.tasks
      .filter(task => task.isUnfinished && task.faults > 0)
      .forEach(task => task.cancel());
    await this.until(
      () => ledger.tasks.every(task => !task.isUnfinished),
      ledger.longest / 3
    );
  }

  private shown(id: string): string | undefined {
    const tasks = this.page(0)?.shown?.tasks;
    return tasks?.find(task => task.task_id === id)?.status;
  }

  private get isUpToDate(): boolean {
    return this.ledger.tasks.every(
      ({ id, status }) => this.shown(id) === status
    );
  }

  private async until(isSo: () => boolean, longest: number): Promise<void> {
    const step = longest / 360;
    for (let left = longest; left > 0 && !isSo(); left -= step) {
      await this.machine.time.wait(step);
    }
  }

  private send(
    page: Page,
    label: string,
    how: string,
    sending: Promise<SubmittedTask>
  ): void {
    const wish = this.ledger.wish(label);
    const what = `${label} is ${how} by ${page.name}`;
    this.follow(page, what, sending).then(
      ({ taskId }) => this.ledger.fulfilled(wish, taskId),
      error => {
        this.mayFail(what, error);
        const { unanswered } = failureOf(error);
        this.ledger.refused(wish, unanswered !== undefined);
      }
    );
  }

  private follow<T>(
    page: Page,
    what: string,
    call: Promise<T>,
    seconds = 0
  ): Promise<T> {
    const life = this.life!;
    const isUnderWay = () => !life.isDead;
    const isWaited = () => !page.isGone && isUnderWay();
    page.calls++;
    const alive = life.while(call.finally(() => page.calls--));
    return this.ledger.follow(what, alive, { isWaited, isUnderWay }, seconds);
  }

  private mayFail(what: string, error: unknown): void {
    const { code, kind } = failureOf(error);
    if (
      !PASSING.includes(kind) &&
      !(kind === 'signed-out' && this.mayHaveEnded)
    ) {
      this.ledger.blame(`wrongly failed: ${what}: ${kind} ${code}`);
    }
  }

  /**
   * Whether a token may have been refused that had only just come: then the
   * sign-in counts as over.
   */
  private get mayHaveEnded(): boolean {
    return this.machine.way.hasRefusedTokens || this.expiries > 1;
  }

  private signedOut(page: Page, because: string): void {
    const { life } = this;
    if (because !== 'ended' || !life) {
      return;
    }
    this.ledger.note('signed out');
    if (!this.mayHaveEnded) {
      this.ledger.blame('signed out for nothing');
    }
    void this.machine.time.wait(PAUSE).then(async () => {
      if (this.isPatient) {
        await this.signIn(life, page);
      }
    });
  }
}
