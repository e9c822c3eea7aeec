/**
 * What pages may ask of the engine. Everything here is plain data that crosses
 * a message port; no message carries a token.
 */
import type { ServiceChoice, ServiceName } from '../globus/services';
import type { SearchScope } from '../globus/searchScopes';
import type {
  BookmarkDocument,
  DeleteDocument,
  EndpointDocument,
  EventDocument,
  FileDocument,
  Identity,
  SkippedErrorDocument,
  SuccessfulTransferDocument,
  TaskDocument,
  TransferDocument
} from '../globus/types';

export type { Failure, FailureKind } from '../globus/errors';
export { fail, failureOf, GlobusError } from '../globus/errors';
export { commonFolder } from './sent';
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
  SessionRequirements,
  SkippedErrorDocument,
  SuccessfulTransferDocument,
  TaskDocument,
  TaskFields,
  TransferDocument,
  TransferItemDocument
} from '../globus/types';

/** Who is signed in, and if nobody, why not. */
export type SessionState =
  /** `changed`: another service or client id was set meanwhile. */
  | { status: 'signed-out'; because: 'never' | 'changed' | 'ended' }
  | {
      status: 'signed-out';
      /** Someone signed out, in this page or another one. */
      because: 'left';
      /** As in {@link SignOutResult}; null while it is being revoked. */
      notRevoked: string[] | null;
    }
  | {
      status: 'signed-in';
      identity: Identity;
      /** Whether a reload finds the session again, and if not, why not. */
      keeping: 'kept' | NotKept;
      /** For `failed`: what the keeper, or this browser, said. */
      keepingFailure?: import('../globus/errors').Failure;
    };

/**
 * Where a page keeps a session for the engine: with the Jupyter server. What
 * it is given is ciphertext; the key never leaves this browser.
 */
export interface Keeper {
  /** Which server: its base URL. Two servers on one host don't share keys. */
  place: string;
  /** False: the user wants none kept, and what is there is removed. */
  wanted: boolean;
  /** Null: nothing is kept under this name. */
  load(name: string): Promise<string | null>;
  store(name: string, sealed: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Why a page has no keeper: no server extension, or no `crypto.subtle`. */
export type NoKeeper = 'no-server' | 'plain-http';

/** Why no session is kept; `off`: the user wants none kept. */
export type NotKept = NoKeeper | 'off' | 'failed';

/** What a kernel's `globus_sdk` asks a token for. */
export interface TokenWish {
  /** Names the kernel's process. */
  holder: string;
  resourceServer: string;
  scopes: string[];
  /** The one given before was refused: it is revoked, and another given. */
  refused?: boolean;
}

/** An access token for one kernel's `globus_sdk`; never a refresh token. */
export interface HandedToken {
  resourceServer: string;
  accessToken: string;
  /** Seconds from now. */
  expiresIn: number;
  identity: Identity;
  service: ServiceName;
  /** Origin of Transfer, for its client. */
  transfer: string;
}

/** A sign-in (or consent) that waits for its code. */
export interface PendingSignIn {
  /** Names this attempt in {@link EngineApi.completeSignIn}. */
  id: string;
  /** The page of Globus to open. */
  url: string;
  /** When it stops being good: milliseconds since the epoch. */
  expiresAt: number;
}

/** What a sign-in asks for beyond the usual. */
export interface SignInWishes {
  scopes: string[];
  session: import('../globus/types').SessionRequirements | null;
}

/** What signing out could not revoke; empty when all is revoked. */
export interface SignOutResult {
  /** The services, by their resource servers' names. */
  notRevoked: string[];
}

/** A collection, or an endpoint that is none, as search shows it. */
export interface Collection {
  id: string;
  name: string;
  /** The service's `entity_type`. */
  entityType: string;
  owner: string | null;
  organization: string | null;
  description: string | null;
  highAssurance: boolean;
  /** False for an endpoint that holds no files by itself. */
  browsable: boolean;
}

export interface CollectionPage {
  collections: Collection[];
  /** Offset of the next page, or null at the end. */
  nextOffset: number | null;
}

/** How a folder is listed, beyond what the panel needs. */
export interface ListWishes {
  /** The service's expression, such as `name:~*.txt/size:>5`. */
  filter?: string;
  /** Folders come whatever the filter says. */
  foldersToo?: boolean;
  /** The service's expression, such as `size DESC`: how entries come. */
  orderBy?: string;
}

/** What entries can be sorted by; folders come first whichever it is. */
export type SortKey = 'name' | 'size' | 'modified' | 'type';

/**
 * Indices of a listing's entries in each order, folders first: naturally by
 * name; by size or time, unknown ones lowest, folders by name where it is by
 * size; by type, which is the extension. Equals stay by name.
 */
export type ListingOrders = Record<
  SortKey,
  readonly [ascending: Uint32Array, descending: Uint32Array]
>;

/**
 * A folder's entries in columns, as the service gave them. Columns rather than
 * objects: a hundred thousand entries reach the page in a few milliseconds.
 * An entry's place in them is its index.
 */
export interface ListingColumns {
  /** The folder as the service names it, with a slash at the end. */
  path: string;
  count: number;
  /** All names in a row; {@link nameEnds} says where each ends. */
  names: string;
  nameEnds: Uint32Array;
  /** Index into {@link ENTRY_KINDS}. */
  kinds: Uint8Array;
  /** Bytes; NaN where unknown. */
  sizes: Float64Array;
  /** Milliseconds since the epoch; NaN where unknown. */
  modified: Float64Array;
  /** Null for a large listing: {@link EngineApi.listingOrders} has them. */
  orders: ListingOrders | null;
  /** Targets of symbolic links, by the entry's index. */
  linkTargets: Record<number, string>;
  /** The service's limit was reached: there may be more. */
  mayHaveMore: boolean;
  /** Whether the collection lets files be renamed. */
  renameSupported: boolean;
}

/**
 * Entries of one folder on their way into another under their names, in
 * columns as {@link ListingColumns} has them: a hundred thousand cross the port
 * in a few milliseconds, and the engine makes the items.
 */
export interface FolderItems extends Pick<
  ListingColumns,
  'names' | 'nameEnds' | 'kinds'
> {
  /** The folders, with a slash at the end. */
  from: string;
  to: string;
  /** Which of the entries. */
  indices: Uint32Array;
}

/** A task that was submitted. */
export interface SubmittedTask {
  taskId: string;
  /** The service had this submission already: it is one task, not two. */
  duplicate: boolean;
}

/** What is known of a task because a page of this engine sent it. */
export interface SentTask {
  /** How many items it was sent with. */
  items: number;
  /** Path of the first one at the source. */
  first: string;
  /** The folders that all items share, with a slash at the end; may be empty. */
  from: string;
  to: string;
  /** Where the first one goes, in full; empty for a delete. */
  firstTo: string;
  /** How much it will send, where the page could tell; a task never knows. */
  bytes: number | null;
}

/** The tasks as last seen, those that run first, then newest first. */
export interface TaskSnapshot {
  tasks: import('./troubles').WatchedTask[];
  /** What is known beyond their documents, by the task's id. */
  sent: Record<string, SentTask>;
  /** What the last poll met, when it failed; the tasks are older then. */
  failure: import('../globus/errors').Failure | null;
  /** Milliseconds since the epoch of the last poll that succeeded. */
  seenAt: number;
}

/** What the engine tells a page unasked. */
export interface EngineListener {
  onSession(state: SessionState): void;
  onTasks(snapshot: TaskSnapshot): void;
  /** A task that was sent from here has ended: one page is told, once. */
  onEnd(task: import('./troubles').WatchedTask, sent: SentTask): void;
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
  /** Says that the page is still there, and whether anyone can see it. */
  attend(visible: boolean): Promise<void>;
  /** Whether this page shows tasks: watched only while some page does. */
  watchTasks(wanted: boolean): Promise<void>;
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
  task(id: string): Promise<TaskDocument>;
  /**
   * Newest first; at most `limit`, 1,000 in all.
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
}
