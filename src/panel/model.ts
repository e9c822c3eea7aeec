import { QueryClient } from '@tanstack/react-query';
import { failureOf } from '../engine/contract';
import type {
  EngineApi,
  Failure,
  SessionState,
  SubmittedTask,
  TaskDocument,
  TaskSnapshot
} from '../engine/contract';
import { queryKeys } from '../operations/queries';
import { hasEnded } from '../operations/waitTask';
import { Store } from './common/store';
import { Pane } from './files/pane';

/** What the tabs of the side bar show. */
export type Tab = 'files' | 'tasks' | 'notebooks';

/** Called with each task that was sent from this page and has ended. */
export type Announce = (task: TaskDocument) => void;

/**
 * What all views of one page share: who is signed in, the tasks, the two
 * panes, and one QueryClient. It listens to the engine once.
 */
export class PanelModel {
  /** Null until the engine has answered. */
  readonly session = new Store<SessionState | null>(null);
  /** Why the engine did not answer. */
  readonly trouble = new Store<Failure | null>(null);
  readonly tasks = new Store<TaskSnapshot | null>(null);
  readonly tab = new Store<Tab>('files');
  readonly queries = new QueryClient({
    defaultOptions: {
      // The engine retries what may be tried again, and knows what is offline.
      queries: {
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false
      },
      mutations: { retry: false, networkMode: 'always' }
    }
  });
  readonly panes: { readonly first: Pane; readonly second: Pane };

  private readonly visible = new Set<object>();
  /** Tasks sent from this page that have not ended yet. */
  private readonly sent = new Set<string>();
  private watching = false;

  constructor(
    private readonly engine: EngineApi,
    private readonly announce: Announce
  ) {
    this.panes = {
      first: new Pane(this.queries, engine),
      second: new Pane(this.queries, engine)
    };
    this.start();
  }

  /** Listens to the engine; called again where that failed. */
  start(): void {
    this.trouble.set(null);
    this.engine
      .listen({
        onSession: state => this.onSession(state),
        onTasks: snapshot => this.onTasks(snapshot)
      })
      .catch((error: unknown) => this.trouble.set(failureOf(error)));
  }

  /** Says whether a view of ours can be seen: tasks are watched while one is. */
  show(view: object, visible: boolean): void {
    if (visible) {
      this.visible.add(view);
    } else {
      this.visible.delete(view);
    }
    this.watch();
  }

  /** Remembers a task that was sent from here, to say when it has ended. */
  sentTask({ taskId }: SubmittedTask): void {
    this.sent.add(taskId);
    this.watch();
  }

  /** Looks at the tasks now, where the last look failed. */
  async lookAgain(): Promise<void> {
    if (this.tasks.get()?.seenAt === 0) {
      this.tasks.set(null);
    }
    await this.engine.watchTasks(false);
    await this.engine.watchTasks(this.watching);
  }

  async signOut(): Promise<void> {
    await this.engine.signOut();
  }

  private onSession(state: SessionState): void {
    const before = this.session.get();
    if (state.status === 'signed-in') {
      if (before?.status !== 'signed-in') {
        // Nothing that another person saw; a pane left open is asked for again.
        this.forget();
      } else {
        // Someone gave a consent, here or in another page.
        this.panes.first.askAgain();
        this.panes.second.askAgain();
      }
    } else if (state.because !== 'ended') {
      this.panes.first.close();
      this.panes.second.close();
      this.sent.clear();
      this.tab.set('files');
    }
    if (state.status === 'signed-out') {
      this.tasks.set(null);
    }
    this.session.set(state);
    this.watch();
  }

  private forget(): void {
    this.queries.removeQueries({
      predicate: query => query.queryKey[0] !== 'listing'
    });
    void this.queries.resetQueries({ queryKey: ['listing'] });
  }

  private onTasks(snapshot: TaskSnapshot): void {
    const running = new Set(
      (this.tasks.get()?.tasks ?? [])
        .filter(task => !hasEnded(task))
        .map(task => task.task_id)
    );
    this.tasks.set(snapshot);
    for (const task of snapshot.tasks.filter(hasEnded)) {
      const ours = this.sent.delete(task.task_id);
      if (ours) {
        this.announce(task);
      }
      if (ours || running.has(task.task_id)) {
        this.refreshFolders(task.destination_endpoint_id);
      }
    }
    this.watch();
  }

  private refreshFolders(collection: string | null): void {
    if (collection !== null) {
      void this.queries.invalidateQueries({
        queryKey: queryKeys.listings(collection)
      });
    }
  }

  private watch(): void {
    const wanted =
      this.session.get()?.status === 'signed-in' &&
      (this.visible.size > 0 || this.sent.size > 0);
    if (wanted !== this.watching) {
      this.watching = wanted;
      this.engine.watchTasks(wanted).catch((error: unknown) => {
        this.watching = false;
        this.trouble.set(failureOf(error));
      });
    }
  }
}
