import { fail } from '../globus/errors';
import type { ServiceChoice } from '../globus/services';
import { sameService } from '../globus/services';
import type { Binding, EngineOptions } from './binding';
import { bindTo } from './binding';
import type { EngineCore } from './core';
import { Keepers } from './keepers';
import { EnginePage } from './page';
import type { Session } from './session';
import type { Keeper, NoKeeper, SessionState } from './sessionTypes';
import type { SentTask, TaskSnapshot, UnansweredSubmission } from './taskTypes';
import { tellOne } from './telling';
import type { WatchedTask } from './troubles';
import type { Audience } from './watchOptions';
import { letGo } from './wire';

/** One engine for all pages of a server: one session, one poller. */
export class Engine implements EngineCore {
  private readonly pages = new Set<EnginePage>();
  private readonly keepers = new Keepers(() => this.presentPages());
  private bound: Binding | null = null;
  /** Resolves once nothing is kept any more of what was bound before. */
  private clearing: Promise<unknown> | null = null;
  /** Whether it is known who is signed in: nothing is told before. */
  private isKnown = false;
  ready: Promise<void> = Promise.resolve();

  constructor(private readonly options: EngineOptions) {}

  /** What a newly connected page holds. */
  openPage(): EnginePage {
    const page = new EnginePage(this, this.options.now ?? Date.now);
    this.pages.add(page);
    return page;
  }

  closePage(page: EnginePage): void {
    this.pages.delete(page);
    const keeper = this.keepers.of(page);
    this.bound?.keeping.left(keeper);
    letGo(keeper);
  }

  keepPage(page: EnginePage): boolean {
    const wasGone = !this.pages.has(page);
    if (wasGone) {
      this.pages.add(page);
      this.bound?.keeping.save();
    }
    return wasGone;
  }

  get state(): SessionState {
    return this.bound?.state ?? { status: 'signed-out', because: 'never' };
  }

  /** @throws GlobusError `client-unknown` before {@link bind}. */
  get binding(): Binding {
    if (!this.bound) {
      throw fail(
        'client-unknown',
        'NoClient',
        'No client id is set for this extension.'
      );
    }
    return this.bound;
  }

  /** Another service or client than before is another session. */
  async bind(
    page: EnginePage,
    choice: ServiceChoice | null,
    keeper: Keeper | NoKeeper
  ): Promise<void> {
    const old = this.bound;
    this.keepers.take(page, keeper);
    if (old && choice && sameService(old.choice, choice)) {
      this.ready = this.takeUp(old);
      return this.ready;
    }
    try {
      this.bound = choice && this.bindTo(choice);
    } catch (error) {
      this.know();
      throw error;
    }
    if (this.isKnown) {
      const wasIn = old?.state.status === 'signed-in';
      this.tell({
        status: 'signed-out',
        because: wasIn ? 'changed' : 'never'
      });
    }
    old?.watch.stop();
    const left = old?.session.signOut();
    if (old) {
      const before = this.clearing;
      const clearing = Promise.all([before, cleared(old)]).finally(() => {
        if (this.clearing === clearing) {
          this.clearing = null;
        }
      });
      this.clearing = clearing;
    }
    this.ready = this.takeUp(this.bound);
    await this.ready;
    this.know();
    await left;
  }

  /** Tells a page who is signed in, once it is known. */
  greet(page: EnginePage): void {
    if (this.isKnown) {
      page.tellSession(this.state);
      this.openChanged();
    }
  }

  /**
   * A page came into view or shows tasks now: the watch may have to wake.
   *
   * @param isAsked - A person wants to see tasks.
   */
  audienceChanged(isAsked = false): void {
    if (this.bound?.session.state.status === 'signed-in') {
      this.bound.watch.nudge(isAsked);
      this.bound.keeping.save();
      void this.bound.outbox.look();
    }
  }

  openChanged(): void {
    const { bound } = this;
    // What was kept of who is signed in comes a little later than they.
    void Promise.resolve(bound?.outbox.done()).then(() => {
      if (this.isKnown && this.bound === bound) {
        const isOpen =
          bound?.session.state.status === 'signed-in' &&
          (bound.submissions.areRunning ||
            bound.timers.areRunning ||
            bound.watch.sent.areOpen ||
            bound.outbox.unanswered.length > 0);
        this.presentPages().forEach(page => page.tellOpen(isOpen));
      }
    });
  }

  tellLost(submission: string): void {
    const { bound } = this;
    if (bound) {
      this.tellUnanswered(
        bound.session,
        bound.outbox.unanswered.filter(({ key }) => key === submission)
      );
    }
  }

  changed(collection: string): void {
    this.presentPages().forEach(page => page.tellChange(collection));
  }

  private bindTo(choice: ServiceChoice): Binding {
    return bindTo(choice, this.options, {
      onSession: (session, isNews) => this.sessionChanged(session, isNews),
      onTasks: (session, snapshot) => this.tellTasks(session, snapshot),
      onNews: (session, task, sent) => this.tellNews(session, task, sent),
      hasPages: session => this.pagesOf(session).length > 0,
      onUnanswered: (session, found) => this.tellUnanswered(session, found),
      audience: session => this.audience(session),
      offer: () => this.keepers.offer
    });
  }

  /** What is taken up may have the same name as what is still removed. */
  private async takeUp(binding: Binding | null): Promise<void> {
    if (this.clearing) {
      await this.clearing;
    }
    if (binding && this.bound === binding) {
      await binding.keeping.use();
    }
  }

  private know(): void {
    if (!this.isKnown) {
      this.isKnown = true;
      this.tell(this.state);
    }
  }

  private sessionChanged(session: Session, isNews: boolean): void {
    if (this.bound?.session !== session) {
      return;
    }
    if (session.state.status === 'signed-out') {
      this.bound.watch.stop();
    } else if (isNews) {
      this.bound.watch.nudge();
    }
    if (this.isKnown) {
      this.tell(this.state);
    }
  }

  private tell(state: SessionState): void {
    this.presentPages().forEach(page => page.tellSession(state));
    this.openChanged();
  }

  private tellTasks(session: Session, snapshot: TaskSnapshot): void {
    if (
      this.bound?.session === session &&
      session.state.status === 'signed-in'
    ) {
      this.presentPages().forEach(page => page.tellTasks(snapshot));
      this.openChanged();
    }
  }

  /** Forgets the pages that are gone without a word: what they are told heaps up. */
  private presentPages(): EnginePage[] {
    for (const page of this.pages) {
      if (!page.present) {
        this.pages.delete(page);
      }
    }
    return [...this.pages];
  }

  private async tellNews(
    session: Session,
    task: WatchedTask,
    sent: SentTask
  ): Promise<boolean> {
    const isSaid = await tellOne(() => this.pagesOf(session), task, sent);
    this.openChanged();
    return isSaid;
  }

  private tellUnanswered(
    session: Session,
    found: UnansweredSubmission[]
  ): void {
    const pages = this.pagesOf(session).filter(page => page.hears);
    const page = pages.find(one => one.visible) ?? pages[0];
    if (found.length > 0) {
      page?.tellUnanswered(found);
    }
  }

  private pagesOf(session: Session): EnginePage[] {
    return this.bound?.session === session &&
      session.state.status === 'signed-in'
      ? this.presentPages()
      : [];
  }

  private audience(session: Session): Audience {
    if (session.state.status !== 'signed-in') {
      return 'away';
    }
    const there = this.presentPages();
    const visible = there.filter(page => page.visible);
    if (visible.some(page => page.watches)) {
      return 'watching';
    }
    if (visible.length > 0) {
      return 'present';
    }
    return there.some(page => page.listens) ? 'listening' : 'away';
  }
}

/** Resolves once nothing is kept of a session that was signed out. */
async function cleared({ keeping, outbox, session }: Binding): Promise<void> {
  await session.ready;
  await Promise.all([keeping.done(), outbox.done()]);
}
