import { transfer as moving } from 'comlink';
import type { ServiceChoice } from '../globus/services';
import { addressesOf } from '../globus/services';
import type {
  BookmarkDocument,
  DeleteDocument,
  EndpointDocument,
  EventDocument,
  FileDocument,
  SkippedErrorDocument,
  SuccessfulTransferDocument,
  TaskDocument,
  TransferDocument
} from '../globus/types';
import * as bookmarks from './bookmarks';
import { explainRefusal, toCollection, toCollectionPage } from './collections';
import type {
  Collection,
  CollectionPage,
  EngineApi,
  EngineListener,
  FolderItems,
  HandedToken,
  Keeper,
  ListingColumns,
  ListingOrders,
  ListWishes,
  NoKeeper,
  PendingSignIn,
  SearchScope,
  SentTask,
  SessionState,
  SignInWishes,
  SignOutResult,
  SubmittedTask,
  TaskSnapshot,
  TokenWish
} from './contract';
import { makeDirectory, rename } from './changes';
import type { EngineCore } from './core';
import { itemDocuments } from './folderItems';
import { buffersOf, buffersOfOrders, toColumns } from './listing';
import type { SortableColumns } from './listingOrders';
import { ordersOf } from './listingOrders';
import { everyPage } from './paging';
import type { Task } from './submissions';
import type { WatchedTask } from './troubles';
import { letGo } from './wire';

/**
 * A page that has said nothing for this long is gone, in milliseconds. It
 * says something twice a minute; hidden pages' timers may run once a minute.
 */
const ABSENCE = 150_000;

const STATUSES = ['ACTIVE', 'INACTIVE', 'SUCCEEDED', 'FAILED'];

/** The engine as one page holds it. */
export class EnginePage implements EngineApi {
  private listener: EngineListener | null = null;
  private shown = false;
  private wantsTasks = false;
  private heardAt: number;
  /** Ids of the tasks that this page sent. */
  private readonly sent = new Set<string>();

  // Truly private: a page reaches through the port whatever it can name, and
  // the session is behind this.
  readonly #engine: EngineCore;

  constructor(
    engine: EngineCore,
    private readonly now: () => number
  ) {
    this.#engine = engine;
    this.heardAt = now();
  }

  /** Whether someone can see the page; one long silent is gone. */
  get visible(): boolean {
    return this.shown && this.present;
  }

  /** Whether it has said lately that it is there. */
  get present(): boolean {
    // A clock that is put back must not make one present for long.
    return Math.abs(this.now() - this.heardAt) < ABSENCE;
  }

  /** Whether the page shows tasks. */
  get watches(): boolean {
    return this.wantsTasks;
  }

  tellSession(state: SessionState): void {
    this.listener?.onSession(state);
  }

  tellTasks(snapshot: TaskSnapshot): void {
    if (this.wantsTasks) {
      this.listener?.onTasks(snapshot);
    }
  }

  hasSent(id: string): boolean {
    return this.sent.has(id);
  }

  tellChange(collection: string): void {
    this.listener?.onChange(collection);
  }

  tellEnd(task: WatchedTask, sent: SentTask): void {
    this.sent.delete(task.task_id);
    this.listener?.onEnd(task, sent);
  }

  configure(
    choice: ServiceChoice | null,
    keeper: Keeper | NoKeeper
  ): Promise<void> {
    return this.#engine.bind(this, choice, keeper);
  }

  async listen(listener: EngineListener): Promise<void> {
    letGo(this.listener);
    this.listener = listener;
    this.#engine.greet(this);
  }

  async attend(visible: boolean): Promise<void> {
    // Asleep with its computer, it is there again without having been hidden.
    const wakes = visible && !this.visible;
    this.hear();
    this.shown = visible;
    if (wakes) {
      this.#engine.audienceChanged();
    }
  }

  async watchTasks(wanted: boolean): Promise<void> {
    const wakes = wanted && !this.wantsTasks;
    this.hear();
    this.wantsTasks = wanted;
    if (wakes) {
      const { snapshot } = this.#engine.binding.watch;
      if (snapshot) {
        this.tellTasks(snapshot);
      }
      this.#engine.audienceChanged();
    }
  }

  async leave(): Promise<void> {
    letGo(this.listener);
    this.listener = null;
    this.#engine.closePage(this);
  }

  async session(): Promise<SessionState> {
    await this.#engine.ready;
    return this.#engine.state;
  }

  async beginSignIn(wishes: SignInWishes): Promise<PendingSignIn> {
    return this.#engine.binding.signIns.begin(wishes);
  }

  async completeSignIn(id: string, code: string): Promise<SessionState> {
    const { binding } = this.#engine;
    await binding.signIns.complete(id, code);
    return binding.state;
  }

  async signOut(): Promise<SignOutResult> {
    const { keeping, session } = this.#engine.binding;
    const result = await session.signOut();
    await keeping.done();
    return result;
  }

  async handToken(wish: TokenWish): Promise<HandedToken> {
    const { choice, session } = this.#engine.binding;
    const { identity, ...token } = await session.hand(wish);
    const { transfer } = addressesOf(choice);
    return { ...token, identity, service: choice.service, transfer };
  }

  async takeTokensBack(holder: string): Promise<void> {
    // Who signed out, or set no client, has had them revoked.
    if (this.#engine.state.status === 'signed-in') {
      await this.#engine.binding.session.handing.takeBack(holder);
    }
  }

  async searchCollections(
    text: string,
    offset: number,
    scope: SearchScope = 'all',
    limit?: number
  ): Promise<CollectionPage> {
    const query = { text, offset, scope, limit };
    const { calls } = this.#engine.binding;
    return toCollectionPage(
      await calls.transfer(service => service.search(query))
    );
  }

  async collection(id: string): Promise<Collection> {
    return toCollection(await this.endpoint(id));
  }

  endpoint(id: string): Promise<EndpointDocument> {
    const { calls } = this.#engine.binding;
    return calls.transfer(service => service.endpoint(id));
  }

  async list(
    collection: string,
    path: string | null,
    showHidden: boolean,
    wishes: ListWishes = {}
  ): Promise<ListingColumns> {
    const { calls } = this.#engine.binding;
    const query = { ...wishes, path, showHidden };
    const document = await calls
      .transfer(service => service.list(collection, query))
      .catch((error: unknown) => explainRefusal(calls, error, collection));
    this.noteConsent(collection);
    const columns = toColumns(document);
    return moving(columns, buffersOf(columns));
  }

  async listingOrders(columns: SortableColumns): Promise<ListingOrders> {
    const orders = ordersOf(columns);
    return moving(orders, buffersOfOrders(orders));
  }

  async stat(collection: string, path: string): Promise<FileDocument> {
    const { calls } = this.#engine.binding;
    const document = await calls
      .transfer(service => service.stat(collection, path))
      .catch((error: unknown) => explainRefusal(calls, error, collection));
    this.noteConsent(collection);
    return document;
  }

  async makeDirectory(collection: string, path: string): Promise<void> {
    await makeDirectory(this.#engine.binding.calls, collection, path);
    this.#engine.changed(collection);
  }

  async rename(
    collection: string,
    path: string,
    newPath: string
  ): Promise<void> {
    await rename(this.#engine.binding.calls, collection, path, newPath);
    this.#engine.changed(collection);
  }

  async submitTransfer(
    document: TransferDocument,
    items?: FolderItems
  ): Promise<SubmittedTask> {
    const DATA = [...document.DATA, ...(items ? itemDocuments(items) : [])];
    return this.submit({ transfer: { ...document, DATA } });
  }

  submitDelete(document: DeleteDocument): Promise<SubmittedTask> {
    return this.submit({ delete: document });
  }

  async noteSize(id: string, bytes: number): Promise<void> {
    this.#engine.binding.watch.sent.note(id, bytes);
  }

  task(id: string): Promise<TaskDocument> {
    return this.#engine.binding.calls.transfer(service => service.task(id));
  }

  async tasks(
    limit: number,
    filter?: string,
    statuses: readonly string[] = STATUSES
  ): Promise<TaskDocument[]> {
    const { calls } = this.#engine.binding;
    const query = {
      statuses,
      filter,
      newestBy: 'request_time',
      limit
    } as const;
    return (await calls.transfer(service => service.tasks(query))).DATA;
  }

  async taskEvents(
    id: string,
    limit: number,
    errorsOnly = false
  ): Promise<EventDocument[]> {
    const { calls } = this.#engine.binding;
    const events = await calls.transfer(service =>
      service.events(id, limit, errorsOnly)
    );
    return events.DATA;
  }

  successfulTransfers(
    id: string,
    limit: number
  ): Promise<SuccessfulTransferDocument[]> {
    const { calls } = this.#engine.binding;
    return everyPage(limit, marker =>
      calls.transfer(service => service.successfulTransfers(id, marker))
    );
  }

  skippedErrors(id: string, limit: number): Promise<SkippedErrorDocument[]> {
    const { calls } = this.#engine.binding;
    return everyPage(limit, marker =>
      calls.transfer(service => service.skippedErrors(id, marker))
    );
  }

  async updateTask(
    id: string,
    changes: { label?: string; deadline?: string }
  ): Promise<TaskDocument> {
    const { calls, watch } = this.#engine.binding;
    await calls.transfer(service => service.update(id, changes));
    watch.nudge();
    return this.task(id);
  }

  async bookmarks(): Promise<BookmarkDocument[]> {
    return bookmarks.list(this.#engine.binding.calls);
  }

  createBookmark(
    bookmark: Omit<BookmarkDocument, 'id'>
  ): Promise<BookmarkDocument> {
    return bookmarks.create(this.#engine.binding.calls, bookmark);
  }

  renameBookmark(id: string, name: string): Promise<BookmarkDocument> {
    const { calls } = this.#engine.binding;
    return calls.transfer(service => service.renameBookmark(id, name));
  }

  deleteBookmark(id: string): Promise<void> {
    return bookmarks.remove(this.#engine.binding.calls, id);
  }

  async cancelTask(id: string): Promise<TaskDocument> {
    const { calls, watch } = this.#engine.binding;
    await calls.transfer(service => service.cancel(id));
    watch.nudge();
    return this.task(id);
  }

  async waitTask(id: string, seconds: number): Promise<TaskDocument> {
    const { watch } = this.#engine.binding;
    return (await watch.untilEnded(id, seconds, this.now)) ?? this.task(id);
  }

  /** Transfer has reached its data: a task needs no consent before it. */
  private noteConsent(collection: string): void {
    this.#engine.binding.session.consents.addCollection(collection);
  }

  private async submit(task: Task): Promise<SubmittedTask> {
    const { submissions, watch } = this.#engine.binding;
    const submitted = await submissions.submit(task);
    this.sent.add(submitted.taskId);
    watch.sent.add(submitted.taskId, task);
    watch.nudge();
    return submitted;
  }

  /** It is there; after a silence it may have missed who is signed in. */
  private hear(): void {
    const wasGone = !this.present;
    this.heardAt = this.now();
    if (wasGone) {
      this.#engine.keepPage(this);
      this.#engine.greet(this);
    }
  }
}
