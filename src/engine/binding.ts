import { AuthService } from '../globus/auth';
import type { Fetch } from '../globus/request';
import type { RetryPolicy } from '../globus/retry';
import { RETRY } from '../globus/retry';
import type { ServiceChoice } from '../globus/services';
import { addressesOf } from '../globus/services';
import { Calls } from './calls';
import { DataAccess } from './dataAccess';
import type { Offer } from './keepers';
import { Keeping, nameOf } from './keeping';
import type { KeyStore } from './keyStore';
import { browserKeys } from './keyStore';
import { Outbox } from './outbox';
import { isEndSaid } from './outboxRecords';
import type { OutboxStore } from './outboxStore';
import { browserOutbox } from './outboxStore';
import { Session } from './session';
import type { SessionState } from './sessionTypes';
import { SignIns } from './signIns';
import { Submissions } from './submissions';
import type { SentTask, TaskSnapshot, UnansweredSubmission } from './taskTypes';
import { Timers } from './timers';
import type { WatchedTask } from './troubles';
import { TaskWatch } from './watch';
import type { Audience } from './watchOptions';

/** What the engine stands on; handed in, so that tests can too. */
export interface EngineOptions {
  fetch: Fetch;
  /** Milliseconds since the epoch. */
  now?: () => number;
  retry?: RetryPolicy;
  /** Where the keys of kept sessions are. */
  keys?: KeyStore;
  /** Where submissions are remembered. */
  outbox?: OutboxStore;
}

/** Who is told what happens in a binding. */
export interface BindingEvents {
  /** @param isNews - False where only the keeping of it is another. */
  onSession(session: Session, isNews: boolean): void;
  onTasks(session: Session, snapshot: TaskSnapshot): void;
  /** Resolves with whether a page has said it. */
  onNews(session: Session, task: WatchedTask, sent: SentTask): Promise<boolean>;
  /** Whether anybody could be told. */
  hasPages(session: Session): boolean;
  /** Submissions were found that an earlier engine got no answer to. */
  onUnanswered(session: Session, found: UnansweredSubmission[]): void;
  audience(session: Session): Audience;
  /** What pages offer to keep the session with. */
  offer(): Offer;
}

/** All that belongs to one service and client. */
export interface Binding {
  choice: ServiceChoice;
  session: Session;
  keeping: Keeping;
  signIns: SignIns;
  calls: Calls;
  submissions: Submissions;
  timers: Timers;
  outbox: Outbox;
  watch: TaskWatch;
  /** Who is signed in, and whether that is kept. */
  readonly state: SessionState;
}

/** @throws GlobusError `bad-request` for a service that does not exist. */
export function bindTo(
  choice: ServiceChoice,
  {
    fetch,
    keys = browserKeys,
    outbox: store = browserOutbox,
    now = Date.now,
    retry = RETRY
  }: EngineOptions,
  events: BindingEvents
): Binding {
  const addresses = addressesOf(choice);
  const auth = new AuthService(addresses, choice.clientId, fetch);
  const session: Session = new Session(
    auth,
    {
      onState: state => {
        void keeping.follow(state);
        outbox.follow(state);
        events.onSession(session, true);
      },
      onChange: () => keeping.changed()
    },
    now,
    retry
  );
  const keeping = new Keeping(
    choice,
    session,
    keys,
    () => events.offer(),
    () => session.identity && events.onSession(session, false)
  );
  const calls = new Calls(session, addresses, fetch, retry);
  const access = new DataAccess(calls, session.consents);
  const outbox: Outbox = new Outbox(nameOf(choice), store, {
    onChange: () => watch.tell(),
    onLoad: records => {
      for (const record of records) {
        const { taskId, about } = record;
        if (taskId !== null && about) {
          watch.sent.add(taskId, about.sent, !isEndSaid(record));
        }
      }
      if (watch.sent.areOpen) {
        watch.nudge();
      }
      events.onUnanswered(session, outbox.unanswered);
    }
  });
  const watch = new TaskWatch({
    list: async query =>
      (await calls.once(service => service.tasks(query))).DATA,
    errors: async (id, limit) =>
      (await calls.once(service => service.events(id, limit, true))).DATA,
    unanswered: () => outbox.unanswered,
    audience: () => events.audience(session),
    tell: snapshot => events.onTasks(session, snapshot),
    tellNews: async (what, task, sent) => {
      if (!events.hasPages(session)) {
        return false;
      }
      const id = task.task_id;
      const taken = await outbox.take(id, what, now());
      if (taken !== 'ours') {
        return taken === 'said';
      }
      const isSaid = await events.onNews(session, task, sent);
      await outbox.settle(id, what, isSaid);
      return isSaid;
    },
    now
  });
  return {
    choice,
    session,
    keeping,
    get state() {
      const { state } = session;
      return state.status === 'signed-in'
        ? { ...state, ...keeping.status }
        : state;
    },
    signIns: new SignIns(auth, session, now),
    calls,
    submissions: new Submissions(calls, access, outbox, now),
    timers: new Timers(calls, access, session.consents, outbox, now),
    outbox,
    watch
  };
}
