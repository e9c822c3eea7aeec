import { fail } from '../globus/errors';
import type { ServiceChoice } from '../globus/services';
import { sameService } from '../globus/services';
import type { Binding, EngineOptions } from './binding';
import { bindTo } from './binding';
import type { SentTask, SessionState, TaskSnapshot } from './contract';
import type { EngineCore } from './page';
import { EnginePage } from './page';
import type { Session } from './session';
import type { WatchedTask } from './troubles';
import type { Audience } from './watch';

/** One engine for all pages of a server: one session, one poller. */
export class Engine implements EngineCore {
  private readonly pages = new Set<EnginePage>();
  private bound: Binding | null = null;

  constructor(private readonly options: EngineOptions) {}

  /** What a newly connected page holds. */
  openPage(): EnginePage {
    const page = new EnginePage(this, this.options.now ?? Date.now);
    this.pages.add(page);
    return page;
  }

  closePage(page: EnginePage): void {
    this.pages.delete(page);
  }

  keepPage(page: EnginePage): void {
    this.pages.add(page);
  }

  get state(): SessionState {
    return (
      this.bound?.session.state ?? { status: 'signed-out', because: 'never' }
    );
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
  async bind(choice: ServiceChoice | null): Promise<void> {
    const old = this.bound;
    if (old && choice && sameService(old.choice, choice)) {
      return;
    }
    this.bound = choice
      ? bindTo(choice, this.options, {
          onSession: (session, changed) =>
            this.sessionChanged(session, changed),
          onTasks: (session, snapshot) => this.tellTasks(session, snapshot),
          onEnd: (session, task, sent) => this.tellEnd(session, task, sent),
          audience: session => this.audience(session)
        })
      : null;
    const state: SessionState = {
      status: 'signed-out',
      because: old?.session.state.status === 'signed-in' ? 'changed' : 'never'
    };
    this.presentPages().forEach(page => page.tellSession(state));
    old?.watch.stop();
    await old?.session.signOut();
  }

  /** A page came into view or shows tasks now: the watch may have to wake. */
  audienceChanged(): void {
    if (this.bound?.session.state.status === 'signed-in') {
      this.bound.watch.nudge();
    }
  }

  changed(collection: string): void {
    this.presentPages().forEach(page => page.tellChange(collection));
  }

  private sessionChanged(session: Session, state: SessionState): void {
    if (this.bound?.session !== session) {
      return;
    }
    if (state.status === 'signed-out') {
      this.bound.watch.stop();
    } else {
      this.bound.watch.nudge();
    }
    this.presentPages().forEach(page => page.tellSession(state));
  }

  private tellTasks(session: Session, snapshot: TaskSnapshot): void {
    if (
      this.bound?.session === session &&
      session.state.status === 'signed-in'
    ) {
      this.presentPages().forEach(page => page.tellTasks(snapshot));
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

  /** One page says it: the one that sent the task while it is there. */
  private tellEnd(
    session: Session,
    task: WatchedTask,
    sent: SentTask
  ): boolean {
    const there = this.bound?.session === session ? this.presentPages() : [];
    const page =
      there.find(one => one.hasSent(task.task_id)) ??
      there.find(one => one.visible) ??
      there[0];
    page?.tellEnd(task, sent);
    return page !== undefined;
  }

  private audience(session: Session): Audience {
    if (session.state.status !== 'signed-in') {
      return 'away';
    }
    const visible = this.presentPages().filter(page => page.visible);
    if (visible.some(page => page.watches)) {
      return 'watching';
    }
    return visible.length > 0 ? 'present' : 'away';
  }
}
