import type { Desk } from './desk';
import type { Ledger } from './ledger';
import type { Machine } from './machine';
import type { Pages } from './pages';
import { SOON } from './pages';

/** How all comes to an end, once nothing goes wrong any more. */
export class Rest {
  constructor(
    private readonly machine: Machine,
    private readonly ledger: Ledger,
    private readonly pages: Pages,
    private readonly desk: Desk
  ) {}

  /** Nothing goes wrong any more: all that can be known is known at last. */
  async come(): Promise<void> {
    const { ledger } = this;
    ledger.note('all is well again');
    this.machine.way.trouble([]);
    // What is on its way may still meet what was meant for it.
    await this.machine.time.wait(SOON);
    if (!this.pages.life) {
      void this.pages.open();
    }
    await this.until(() => this.pages.life?.isReady ?? false, ledger.longest);
    this.pages.isPatient = false;
    const life = this.pages.life!;
    await this.pages.signIn(life, this.pages.page(0)!);
    this.pages.show(0, true);
    this.pages.watch(0, true);
    await this.until(() => !ledger.calls.isBusy, ledger.longest);
    ledger.calls.check();
    await this.endAll();
    for (let left = (await this.pages.labels()).length; left > 0; left--) {
      await this.desk.sendAgain(0);
      await this.until(() => !ledger.calls.isBusy, ledger.longest);
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
    const tasks = this.pages.page(0)?.shown?.tasks;
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
}
