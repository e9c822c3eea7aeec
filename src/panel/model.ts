import { failureOf } from '../engine/contract';
import type {
  EngineApi,
  Failure,
  SentTask,
  SessionState,
  TaskDocument,
  TaskSnapshot,
  UnansweredSubmission,
  WatchedTask
} from '../engine/contract';
import type { CodeForm } from '../operations/code';
import { hasEnded } from '../operations/waitTask';
import { Store } from './common/store';
import { Bookmarks } from './bookmarks/bookmarks';
import { Changes } from './files/actions/pending';
import type { ToolbarItems } from './files/actions/register';
import { Folders } from './files/folders';
import { Pane } from './files/pane';
import { QueryClient } from './query/client';
import { NO_FILTER } from './tasks/list/filter';
import { SpeedLog } from './tasks/detail/speed';
import type { Source } from './transfer/draft';

/** What the tabs of the side bar show. */
export type Tab = 'files' | 'tasks' | 'notebooks';

/**
 * Called with each task of which this page is to tell that it has ended or
 * needs attention; resolves once it is told.
 */
export type Announce = (
  task: WatchedTask,
  sent: SentTask,
  isUnseen: boolean
) => Promise<void>;

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
  /** Submissions that an earlier page got no answer to. */
  readonly found = new Store<UnansweredSubmission[]>([]);
  /** Whether tasks are to be watched, or shown, by the next page that loads. */
  readonly open = new Store<boolean | null>(null);
  readonly speeds = new SpeedLog();
  readonly tab = new Store<Tab>('files');
  /** Which tasks the list shows. */
  readonly taskFilter = new Store(NO_FILTER);
  /** How code is written, as it was chosen last. */
  readonly codeForm = new Store<CodeForm>('magic');
  readonly queries = new QueryClient();
  readonly folders: Folders;
  /** What was copied in a pane, to be pasted into another folder. */
  readonly copied = new Store<Source | null>(null);
  readonly panes: { readonly first: Pane; readonly second: Pane };
  /** The pane that was used last: what commands without a pane act on. */
  readonly current: Store<Pane>;
  /** Makes the buttons of a pane; null before the page's commands are there. */
  readonly toolbar = new Store<ToolbarItems | null>(null);
  readonly changes: Changes;
  readonly bookmarks: Bookmarks;

  /** Who signs in next is asked for an account, whoever Globus knows. */
  readonly switching = new Store(false);

  /** Whether the side bar's panel can be seen, as long as the page can. */
  readonly sideBar = new Store(false);
  /** The views of ours that can be. */
  private readonly visible = new Set<object>();
  private watching = false;
  /** Ids of tasks that have ended while this page was there. */
  private readonly ended = new Set<string>();

  constructor(
    private readonly engine: EngineApi,
    private readonly announce: Announce
  ) {
    this.folders = new Folders(engine);
    this.panes = {
      first: new Pane(this.folders, 'first'),
      second: new Pane(this.folders, 'second')
    };
    this.current = new Store(this.panes.first);
    this.changes = new Changes(Object.values(this.panes));
    this.bookmarks = new Bookmarks(engine);
    this.start();
  }

  /** Listens to the engine; called again where that failed. */
  start(): void {
    this.trouble.set(null);
    this.engine
      .listen({
        onSession: state => this.onSession(state),
        onTasks: snapshot => this.onTasks(snapshot),
        onEnd: (task, sent, isUnseen) => {
          this.noteEnd(task);
          return this.announce(task, sent, isUnseen);
        },
        onTrouble: this.announce,
        onOpen: isOpen => this.open.set(isOpen),
        onUnanswered: found => this.found.set(found),
        onChange: collection => this.refreshFolders(collection.toLowerCase())
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

  /** Looks at the tasks now; resolves once that is over. */
  async lookAgain(): Promise<void> {
    if (this.session.get()?.status === 'signed-in') {
      await this.engine.lookAtTasks();
    }
  }

  /** @param switching - To sign in with another account then. */
  async signOut(switching = false): Promise<void> {
    this.switching.set(switching);
    await this.engine.signOut();
  }

  private onSession(state: SessionState): void {
    const before = this.session.get();
    if (state.status === 'signed-in') {
      this.switching.set(false);
      if (before?.status !== 'signed-in') {
        // Nothing that another person saw; a pane left open is asked for again.
        this.forget();
      } else {
        // Someone gave a consent, here or in another page.
        this.panes.first.askAgain();
        this.panes.second.askAgain();
      }
    } else if (state.because !== 'ended') {
      this.folders.forget();
      this.panes.first.close();
      this.panes.second.close();
      this.tab.set('files');
      this.copied.set(null);
    }
    if (state.status === 'signed-out') {
      this.tasks.set(null);
    }
    this.session.set(state);
    this.watch();
  }

  private forget(): void {
    this.bookmarks.forget();
    this.queries.clear();
    this.folders.forget();
    this.copied.set(null);
    this.taskFilter.set(NO_FILTER);
    this.panes.first.restart();
    this.panes.second.restart();
  }

  private onTasks(snapshot: TaskSnapshot): void {
    const before = this.tasks.get();
    const ended = new Set(
      before?.tasks.filter(hasEnded).map(task => task.task_id)
    );
    this.speeds.add(snapshot);
    this.tasks.set(snapshot);
    for (const task of snapshot.tasks.filter(hasEnded)) {
      if (before && before.seenAt > 0 && !ended.has(task.task_id)) {
        this.noteEnd(task);
      }
    }
  }

  /** What a task filled is asked for again, once. */
  private noteEnd(task: TaskDocument): void {
    if (!this.ended.has(task.task_id)) {
      this.ended.add(task.task_id);
      this.refreshFolders(endOf(task));
    }
  }

  private refreshFolders(collection: string | null): void {
    if (collection !== null) {
      this.folders.invalidate(collection);
    }
  }

  private watch(): void {
    const wanted =
      this.session.get()?.status === 'signed-in' && this.visible.size > 0;
    if (wanted !== this.watching) {
      this.watching = wanted;
      this.engine.watchTasks(wanted).catch((error: unknown) => {
        this.watching = false;
        this.trouble.set(failureOf(error));
      });
    }
  }
}

/** Where a task changes something; a delete has no destination. */
function endOf(task: TaskDocument): string | null {
  return task.destination_endpoint_id ?? task.source_endpoint_id;
}
