import { AuthService } from '../globus/auth';
import type { Fetch } from '../globus/request';
import type { RetryPolicy } from '../globus/retry';
import { RETRY } from '../globus/retry';
import type { ServiceChoice } from '../globus/services';
import { addressesOf, sameService } from '../globus/services';
import { fail } from '../globus/errors';
import { Calls } from './calls';
import type { SessionState, TaskSnapshot } from './contract';
import { EnginePage } from './page';
import { Session } from './session';
import { SignIns } from './signIns';
import { Submissions } from './submissions';
import type { Audience } from './watch';
import { TaskWatch } from './watch';

/** What the engine stands on; handed in, so that tests can too. */
export interface EngineOptions {
  fetch: Fetch;
  /** Milliseconds since the epoch. */
  now?: () => number;
  retry?: RetryPolicy;
}

/** All that belongs to one service and client. */
export interface Binding {
  choice: ServiceChoice;
  session: Session;
  signIns: SignIns;
  calls: Calls;
  submissions: Submissions;
  watch: TaskWatch;
}

/** One engine for all pages of a server: one session, one poller. */
export class Engine {
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
    this.bound = choice ? this.make(choice) : null;
    const state: SessionState = { status: 'signed-out', because: 'never' };
    this.pages.forEach(page => page.tellSession(state));
    old?.watch.stop();
    await old?.session.signOut();
  }

  /** A page came into view or shows tasks now: the watch may have to wake. */
  audienceChanged(): void {
    if (this.bound?.session.state.status === 'signed-in') {
      this.bound.watch.nudge();
    }
  }

  private make(choice: ServiceChoice): Binding {
    const { fetch, now, retry = RETRY } = this.options;
    const addresses = addressesOf(choice);
    const auth = new AuthService(addresses, choice.clientId, fetch);
    const session: Session = new Session(
      auth,
      state => this.sessionChanged(session, state),
      now
    );
    const calls = new Calls(session, addresses.transfer, fetch, retry);
    return {
      choice,
      session,
      signIns: new SignIns(auth, session, now),
      calls,
      submissions: new Submissions(calls),
      watch: new TaskWatch({
        list: async query =>
          (await calls.transfer(service => service.tasks(query))).DATA,
        audience: () => this.audience(session),
        tell: snapshot => this.tellTasks(session, snapshot)
      })
    };
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
    this.pages.forEach(page => page.tellSession(state));
  }

  private tellTasks(session: Session, snapshot: TaskSnapshot): void {
    if (
      this.bound?.session === session &&
      session.state.status === 'signed-in'
    ) {
      this.pages.forEach(page => page.tellTasks(snapshot));
    }
  }

  private audience(session: Session): Audience {
    if (session.state.status !== 'signed-in') {
      return 'away';
    }
    const visible = [...this.pages].filter(page => page.visible);
    if (visible.some(page => page.watches)) {
      return 'watching';
    }
    return visible.length > 0 ? 'present' : 'away';
  }
}
