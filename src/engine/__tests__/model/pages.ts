import type { ServiceChoice } from '../../../globus/services';
import type { UnansweredSubmission } from '../../contract';
import type { Ledger } from './ledger';
import type { Page } from './life';
import { beat, Life } from './life';
import { listen } from './listen';
import type { Machine } from './machine';
import { signInIfOut } from './signIn';

/** How long people take to come back or sign in again, in milliseconds. */
const PAUSE = 3000;

/** How soon a page shows what it was told, in milliseconds. */
export const SOON = 500;

/**
 * The pages that a person has open, and that they are signed in there. Pages
 * are named by number; a number too high names another one, and of none nothing
 * is done.
 */
export class Pages {
  /** The worker there is, with its pages. */
  life: Life | null = null;
  /** Comes back after a crash, and signs in where that is needed. */
  isPatient = true;
  private names = 0;
  private expiries = 0;

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
    await life.while(
      listen(this.machine, this.ledger, life, page, isHere, because =>
        this.signedOut(page, because)
      )
    );
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

  async expireTokens(): Promise<void> {
    this.ledger.note('tokens expire');
    this.expiries++;
    await this.machine.control('faults', { name: 'expired-tokens' });
  }

  /** Nothing of it goes on. */
  leave(): void {
    this.isPatient = false;
    this.kill();
  }

  /** Signs in where nobody is, and looks what became of all that was sent. */
  async signIn(life: Life, page: Page): Promise<void> {
    if (!(await signInIfOut(this.machine, life, page.api)) || life.hasLooked) {
      return;
    }
    await this.machine.time.wait(SOON);
    const labels = await life.while(this.labels());
    // The session may have ended meanwhile, and what was sent is not shown.
    const { status } = await life.while(page.api.session());
    if (status === 'signed-in' && life.look()) {
      this.ledger.wishes.restarted(labels);
    }
  }

  /** The open page of a number, as far as there are any. */
  page(number: number): Page | undefined {
    const pages = this.life?.pages ?? [];
    return pages[number % pages.length];
  }

  /** What is shown as unanswered. */
  async unanswered(): Promise<UnansweredSubmission[]> {
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

  /** Labels of what is shown as unanswered. */
  async labels(): Promise<(string | null)[]> {
    return (await this.unanswered()).map(({ label }) => label);
  }

  /**
   * Whether a token may have been refused that had only just come: then the
   * sign-in counts as over.
   */
  get mayHaveEnded(): boolean {
    return this.machine.way.hasRefusedTokens || this.expiries > 1;
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
