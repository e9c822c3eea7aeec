/**
 * What pages may ask of the engine. Everything here is plain data that crosses
 * a message port; no message carries a token.
 */
import type { ServiceChoice } from '../globus/services';
import type { SearchScope } from '../globus/searchScopes';
import type {
  BookmarkDocument,
  DeleteDocument,
  EndpointDocument,
  EventDocument,
  FileDocument,
  PathListDocument,
  PauseInfoDocument,
  SkippedErrorDocument,
  SuccessfulTransferDocument,
  TaskDocument,
  TransferDocument
} from '../globus/types';
import type {
  Collection,
  CollectionPage,
  FolderItems,
  ListingColumns,
  ListingOrders,
  ListWishes
} from './filesTypes';
import type {
  HandedToken,
  Keeper,
  NoKeeper,
  PendingSignIn,
  SessionState,
  SignInWishes,
  SignOutResult,
  TokenWish
} from './sessionTypes';
import type {
  SentDocument,
  SentTask,
  SubmittedTask,
  TaskPage,
  TaskPageQuery,
  TaskSnapshot,
  UnansweredSubmission
} from './taskTypes';
import type { TimerDocument, TimerWish } from '../globus/timerTypes';
import type { WatchedTask } from './troubles';

export type * from './filesTypes';
export type * from './sessionTypes';
export * from './taskTypes';
export { isOf } from './taskPages';
export type {
  InactiveReason,
  TimerDocument,
  TimerRunDocument,
  TimerSchedule,
  TimerWish
} from '../globus/timerTypes';
export type { Failure, FailureKind } from '../globus/errors';
export { fail, failureOf, GlobusError } from '../globus/errors';
export { commonFolder } from './sent';
export { hasEnded } from './seen';
export { isStuck, needsSomeone, troubleOf } from './troubles';
export type { WatchedTask } from './troubles';
export { ENTRY_KINDS, fileType } from './entryKinds';
export { checkName } from './folderItems';
export type { EntryKind } from './entryKinds';
export { addressesOf, sameService, webAppOf } from '../globus/services';
export type { ServiceChoice, ServiceName } from '../globus/services';
export { SEARCH_SCOPES } from '../globus/searchScopes';
export type { SearchScope } from '../globus/searchScopes';
export {
  collectionsIn,
  dataAccessScope,
  needsDataAccess
} from '../globus/scopes';
export type {
  BookmarkDocument,
  DeleteDocument,
  EndpointDocument,
  EventDocument,
  FileDocument,
  FilterRuleDocument,
  Identity,
  PathListDocument,
  PauseInfoDocument,
  SessionRequirements,
  SkippedErrorDocument,
  SuccessfulTransferDocument,
  TaskDocument,
  TaskFields,
  TransferDocument,
  TransferItemDocument
} from '../globus/types';

/** What the engine tells a page unasked. */
export interface EngineListener {
  onSession(state: SessionState): void;
  onTasks(snapshot: TaskSnapshot): void;
  /**
   * A task that was sent from here has ended: one page is told, once. It is
   * told once what is returned resolves: of a page that leaves before, another
   * one is told, or the next one.
   *
   * @param isUnseen - No page can be seen.
   */
  onEnd(
    task: WatchedTask,
    sent: SentTask,
    isUnseen: boolean
  ): void | Promise<void>;
  /** As {@link onEnd}, of a task that does not go on by itself. */
  onTrouble(
    task: WatchedTask,
    sent: SentTask,
    isUnseen: boolean
  ): void | Promise<void>;
  /** Whether there is what the next page to be loaded has to watch or show. */
  onOpen(isOpen: boolean): void;
  /** Found anew after a reload or crash: one page is told, once. */
  onUnanswered(found: UnansweredSubmission[]): void;
  /** Something was made or renamed on a collection, by a page or a cell. */
  onChange(collection: string): void;
}

/**
 * The engine, as one page holds it. Methods that reach Globus throw
 * GlobusError, which crosses the port whole.
 */
export interface EngineApi {
  /**
   * Binds the engine to a service and client. Another one than before is
   * another session: the old one's tokens are revoked. Null: no client id is
   * set, and every call fails with `client-unknown`. Resolves once a session
   * that was kept is there again, or could not be opened.
   */
  configure(
    choice: ServiceChoice | null,
    keeper: Keeper | NoKeeper
  ): Promise<void>;
  /** Tells this page of changes until {@link leave}; the current state at once. */
  listen(listener: EngineListener): Promise<void>;
  /**
   * Says that the page is still there, and whether anyone can see it.
   *
   * @param listening - Its user wants to be told while no page can be seen.
   * @param isBack - What was seen is old: it slept, or was offline.
   */
  attend(
    visible: boolean,
    listening?: boolean,
    isBack?: boolean
  ): Promise<void>;
  /** Whether this page shows tasks: watched only while some page does. */
  watchTasks(wanted: boolean): Promise<void>;
  /** Looks at the tasks now; resolves once that is over, or takes too long. */
  lookAtTasks(): Promise<void>;
  leave(): Promise<void>;

  session(): Promise<SessionState>;
  beginSignIn(wishes: SignInWishes): Promise<PendingSignIn>;
  /**
   * Exchanges the pasted code (white space and a whole pasted URL are taken).
   * A refused code uses the attempt up: begin again.
   *
   * @throws GlobusError `code-refused`; `other-identity`, which names both.
   */
  completeSignIn(id: string, code: string): Promise<SessionState>;
  signOut(): Promise<SignOutResult>;
  /**
   * An access token of the holder's own, the same one until it is nearly over.
   *
   * @throws GlobusError `consent-required` where the session has no such token
   * or scope yet.
   */
  handToken(wish: TokenWish): Promise<HandedToken>;
  /** Revokes what a holder was handed; signing out does so too. */
  takeTokensBack(holder: string): Promise<void>;

  /** Scope `all`, also where it is left out, without a text: used recently. */
  searchCollections(
    text: string,
    offset: number,
    scope?: SearchScope,
    limit?: number
  ): Promise<CollectionPage>;
  collection(id: string): Promise<Collection>;
  /** The service's own document of a collection or endpoint. */
  endpoint(id: string): Promise<EndpointDocument>;
  /** Path null: the collection's default folder. */
  list(
    collection: string,
    path: string | null,
    showHidden: boolean,
    wishes?: ListWishes
  ): Promise<ListingColumns>;
  /** The orders of a listing that came without. */
  listingOrders(
    columns: import('./listingOrders').SortableColumns
  ): Promise<ListingOrders>;
  stat(collection: string, path: string): Promise<FileDocument>;
  /** The folder above must be there. */
  makeDirectory(collection: string, path: string): Promise<void>;
  /** Refused where there is something at the new path. */
  rename(collection: string, path: string, newPath: string): Promise<void>;

  /**
   * Submits a transfer exactly once: the submission id is taken first and
   * kept until an answer came, also for a call with the same document later.
   *
   * @param items - What is sent besides what the document names.
   */
  submitTransfer(
    document: TransferDocument,
    items?: FolderItems
  ): Promise<SubmittedTask>;
  /** Submits a delete, as exactly once. */
  submitDelete(document: DeleteDocument): Promise<SubmittedTask>;
  /** Tells how many bytes a task will send that was submitted here. */
  noteSize(id: string, bytes: number): Promise<void>;
  /**
   * What a task was submitted as, by its id; null where that is not kept: it
   * was not sent from this browser, is long ago or large (over 1 MiB), or its
   * person signed out since.
   */
  sentDocument(id: string): Promise<SentDocument | null>;
  /**
   * Sends again what Globus gave no answer to, as the same submission: at most
   * one task or timer comes of it.
   *
   * @throws GlobusError `not-found` where it is not kept.
   */
  sendAgain(key: string): Promise<SubmittedTask | TimerDocument>;
  /** Gives up to know what became of a submission. */
  forgetSubmission(key: string): Promise<void>;
  task(id: string): Promise<TaskDocument>;
  /**
   * Newest first; at most `limit`.
   *
   * @param filter - The service's expression, with `type:`; left out, of every
   *   type.
   * @param statuses - Left out: every status.
   */
  tasks(
    limit: number,
    filter?: string,
    statuses?: readonly string[]
  ): Promise<TaskDocument[]>;
  /**
   * A page of the tasks, to the service's end. Of one collection as many as
   * are found in a few requests, which may be none: the next page goes on.
   */
  taskPage(query: TaskPageQuery): Promise<TaskPage>;
  /** Newest first; at most `limit`, 1,000 in all. */
  taskEvents(
    id: string,
    limit: number,
    errorsOnly?: boolean
  ): Promise<EventDocument[]>;
  /** The files that a task has sent, at most `limit`. */
  successfulTransfers(
    id: string,
    limit: number
  ): Promise<SuccessfulTransferDocument[]>;
  /** The paths that a task passed over, at most `limit`. */
  skippedErrors(id: string, limit: number): Promise<SkippedErrorDocument[]>;
  /** A page of them, which may be millions: from a marker on, or the first. */
  sentFiles(
    id: string,
    marker: number | null
  ): Promise<PathListDocument<SuccessfulTransferDocument>>;
  skippedFiles(
    id: string,
    marker: number | null
  ): Promise<PathListDocument<SkippedErrorDocument>>;
  /** Who or what keeps a task paused. */
  pauseInfo(id: string): Promise<PauseInfoDocument>;
  updateTask(
    id: string,
    changes: { label?: string; deadline?: string }
  ): Promise<TaskDocument>;
  bookmarks(): Promise<BookmarkDocument[]>;
  createBookmark(
    bookmark: Omit<BookmarkDocument, 'id'>
  ): Promise<BookmarkDocument>;
  renameBookmark(id: string, name: string): Promise<BookmarkDocument>;
  deleteBookmark(id: string): Promise<void>;
  cancelTask(id: string): Promise<TaskDocument>;
  /**
   * Waits until a task has ended, at most `seconds`.
   *
   * @returns The task as last seen: ended, or still running when time is up.
   */
  waitTask(id: string, seconds: number): Promise<TaskDocument>;
  /**
   * Waits until one of some tasks has ended, at most `seconds`.
   *
   * @returns The tasks as last seen, as they were named.
   */
  waitTasks(ids: readonly string[], seconds: number): Promise<TaskDocument[]>;

  /**
   * The timers of who is signed in, newest first, those that have ended too.
   * Every method of timers throws `consent-required` where nobody has
   * consented to Timers yet.
   */
  timers(): Promise<TimerDocument[]>;
  timer(id: string): Promise<TimerDocument>;
  /**
   * Makes a timer, one even where an answer was lost or the page crashed: the
   * service has no submission id for it, so it is looked for first.
   *
   * @param items - What is sent besides what the document names.
   * @throws GlobusError `consent-required` for all that the timer will need.
   */
  createTimer(wish: TimerWish, items?: FolderItems): Promise<TimerDocument>;
  pauseTimer(id: string): Promise<TimerDocument>;
  /**
   * Lets a timer run again; one whose run was missed runs at once.
   *
   * @param isGiven - What it stopped for the lack of is given: not asked for.
   * @throws GlobusError `consent-required` for what it stopped for the lack of.
   */
  resumeTimer(id: string, isGiven?: boolean): Promise<TimerDocument>;
  deleteTimer(id: string): Promise<void>;
}
