import {
  collectionBookmarks,
  endpoint,
  endpointSearch,
  fileOperations,
  task,
  taskSubmission
} from '@globus/sdk/services/transfer';
import type { Fetch } from './request';
import { readAnswer, sdkOptions } from './request';
import type { SearchScope } from './searchScopes';
import type {
  BookmarkDocument,
  DeleteDocument,
  EndpointDocument,
  EndpointListDocument,
  EventListDocument,
  FileDocument,
  FileListDocument,
  PathListDocument,
  PauseInfoDocument,
  SkippedErrorDocument,
  SubmissionDocument,
  SuccessfulTransferDocument,
  TaskDocument,
  TaskListDocument,
  TransferDocument
} from './types';
import { uuid } from './uuid';

/** How many collections a page of search has: the service's most (documented). */
export const SEARCH_PAGE = 100;

/** What a search is narrowed by. */
export interface SearchQuery {
  text: string;
  scope: SearchScope;
  offset: number;
  /** At most {@link SEARCH_PAGE}; left out, as many. */
  limit?: number;
}

/** How a folder is listed, in the service's words. */
export interface ListQuery {
  /** Left out or empty: the collection's default folder. */
  path?: string | null;
  showHidden?: boolean;
  /** Such as `name:~*.txt/size:>5`. */
  filter?: string;
  /** Folders come whatever the filter says. */
  foldersToo?: boolean;
  /** Such as `size DESC,name`; left out, by type and name. */
  orderBy?: string;
}

/** Where a page of paths begins. */
type Marker = PathListDocument<unknown>['next_marker'] & {};

/** Which tasks to list. */
export interface TaskQuery {
  statuses: readonly string[];
  /** What else is asked, with the types (documented: always name them). */
  filter?: string;
  /** Newest first by this field. */
  newestBy: 'request_time' | 'completion_time';
  /** At most 1,000 (documented). */
  limit: number;
  /** How many of them are left out at the beginning. */
  offset?: number;
}

/**
 * Globus Transfer v0.10 with one access token: one request a method, no
 * retry. Every method throws GlobusError.
 */
export class TransferService {
  constructor(
    private readonly origin: string,
    private readonly accessToken: string,
    private readonly fetch: Fetch
  ) {}

  /**
   * Searches endpoints and collections. The scope `all` needs text
   * (documented): without, it is those used recently.
   */
  search({
    text,
    scope,
    offset,
    limit = SEARCH_PAGE
  }: SearchQuery): Promise<EndpointListDocument> {
    return readAnswer(
      endpointSearch(
        {
          ...this.withHeaders(),
          query: {
            filter_scope:
              scope === 'all' && text === '' ? 'recently-used' : scope,
            ...(text === '' ? {} : { filter_fulltext: text }),
            limit,
            offset
          }
        },
        this.options()
      )
    );
  }

  async endpoint(id: string): Promise<EndpointDocument> {
    return readAnswer(
      endpoint.get(uuid(id), this.withHeaders(), this.options())
    );
  }

  /**
   * Lists a folder; at most 100,000 entries, asked for once, since each page
   * makes the service list the whole folder again (documented).
   */
  async list(collection: string, query: ListQuery): Promise<FileListDocument> {
    const { path, showHidden, filter, foldersToo, orderBy } = query;
    return readAnswer(
      fileOperations.ls(
        uuid(collection),
        {
          ...this.withHeaders(),
          query: {
            ...(path ? { path } : {}),
            show_hidden: showHidden ? 'true' : 'false',
            ...(filter === undefined ? {} : { filter }),
            ...(orderBy === undefined ? {} : { orderby: orderBy })
          }
        },
        // Of two filters one must let an entry pass (read in globus-cli); the
        // SDK would make one of them, with a comma.
        filter !== undefined && foldersToo
          ? sdkOptions(this.origin, (url, init) =>
              this.fetch(`${url}&filter=type%3Adir`, init)
            )
          : this.options()
      )
    );
  }

  /** One file or folder. */
  async stat(collection: string, path: string): Promise<FileDocument> {
    return readAnswer(
      fileOperations.stat(
        uuid(collection),
        { ...this.withHeaders(), query: { path } },
        this.options()
      )
    );
  }

  /** Makes a folder; the one above must be there. */
  async makeDirectory(collection: string, path: string): Promise<void> {
    await readAnswer(
      fileOperations.mkdir(
        uuid(collection),
        { ...this.withHeaders(), payload: { path } },
        this.options()
      )
    );
  }

  async rename(
    collection: string,
    path: string,
    newPath: string
  ): Promise<void> {
    await readAnswer(
      fileOperations.rename(
        uuid(collection),
        {
          ...this.withHeaders(),
          payload: { old_path: path, new_path: newPath }
        },
        this.options()
      )
    );
  }

  async submissionId(): Promise<string> {
    const answer = await readAnswer<{ value: string }>(
      taskSubmission.submissionId(this.withHeaders(), this.options())
    );
    return answer.value;
  }

  /**
   * Submits a transfer. Sent twice with one submission id it is one task,
   * and the second answer says `Duplicate` (documented).
   */
  submit(
    document: TransferDocument,
    submissionId: string
  ): Promise<SubmissionDocument> {
    return readAnswer(
      taskSubmission.submitTransfer(
        {
          ...this.withHeaders(),
          payload: {
            ...document,
            DATA_TYPE: 'transfer',
            submission_id: submissionId
          }
        },
        this.options()
      )
    );
  }

  /** Submits a delete, as {@link submit} does a transfer. */
  submitDelete(
    document: DeleteDocument,
    submissionId: string
  ): Promise<SubmissionDocument> {
    return readAnswer(
      taskSubmission.submitDelete(
        {
          ...this.withHeaders(),
          payload: { ...document, submission_id: submissionId }
        },
        this.options()
      )
    );
  }

  async task(id: string): Promise<TaskDocument> {
    return readAnswer(task.get(uuid(id), this.withHeaders(), this.options()));
  }

  tasks(query: TaskQuery): Promise<TaskListDocument> {
    const { statuses, filter = 'type:TRANSFER,DELETE' } = query;
    return readAnswer(
      task.getAll(
        {
          ...this.withHeaders(),
          query: {
            filter: `status:${statuses.join(',')}/${filter}`,
            orderby: `${query.newestBy} DESC`,
            limit: query.limit,
            ...(query.offset ? { offset: query.offset } : {})
          }
        },
        this.options()
      )
    );
  }

  /** What happened to a task, newest first; at most 1,000 (documented). */
  async events(
    id: string,
    limit: number,
    errorsOnly = false
  ): Promise<EventListDocument> {
    return readAnswer(
      task.getEventList(
        uuid(id),
        {
          ...this.withHeaders(),
          query: { limit, ...(errorsOnly ? { filter: 'is_error:1' } : {}) }
        },
        this.options()
      )
    );
  }

  /** A page of the files that a task has sent. */
  async successfulTransfers(
    id: string,
    marker: Marker | null
  ): Promise<PathListDocument<SuccessfulTransferDocument>> {
    return readAnswer(
      task.getSuccessfulTransfers(uuid(id), this.from(marker), this.options())
    );
  }

  /** A page of the paths that a task passed over. */
  async skippedErrors(
    id: string,
    marker: Marker | null
  ): Promise<PathListDocument<SkippedErrorDocument>> {
    return readAnswer(
      task.getSkippedErrors(uuid(id), this.from(marker), this.options())
    );
  }

  /** Who or what keeps a task paused. */
  async pauseInfo(id: string): Promise<PauseInfoDocument> {
    return readAnswer(
      task.getPauseInfo(uuid(id), this.withHeaders(), this.options())
    );
  }

  /** Changes what is given of a task that has not ended. */
  async update(
    id: string,
    changes: { label?: string; deadline?: string }
  ): Promise<void> {
    await readAnswer(
      task.update(
        uuid(id),
        {
          ...this.withHeaders(),
          payload: { DATA_TYPE: 'task', ...changes }
        },
        this.options()
      )
    );
  }

  /** Cancels a task; the service answers when it is cancelled or soon will be. */
  async cancel(id: string): Promise<{ code: string; message: string }> {
    return readAnswer(
      task.cancel(uuid(id), this.withHeaders(), this.options())
    );
  }

  async bookmarks(): Promise<{ DATA: BookmarkDocument[] }> {
    return readAnswer(
      collectionBookmarks.getAll(this.withHeaders(), this.options())
    );
  }

  createBookmark(
    bookmark: Omit<BookmarkDocument, 'id'>
  ): Promise<BookmarkDocument> {
    return readAnswer(
      collectionBookmarks.create(
        { ...this.withHeaders(), payload: bookmark },
        this.options()
      )
    );
  }

  async renameBookmark(id: string, name: string): Promise<BookmarkDocument> {
    return readAnswer(
      collectionBookmarks.update(
        uuid(id),
        { ...this.withHeaders(), payload: { name } },
        this.options()
      )
    );
  }

  async deleteBookmark(id: string): Promise<void> {
    await readAnswer(
      collectionBookmarks.remove(uuid(id), this.withHeaders(), this.options())
    );
  }

  private from(marker: Marker | null) {
    return {
      ...this.withHeaders(),
      ...(marker === null ? {} : { query: { marker } })
    };
  }

  // The SDK drops its `manager` option in several functions; an explicit
  // header works in all of them.
  private withHeaders() {
    return { headers: { Authorization: `Bearer ${this.accessToken}` } };
  }

  private options() {
    return sdkOptions(this.origin, this.fetch);
  }
}
