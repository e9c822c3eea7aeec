import {
  endpoint,
  endpointSearch,
  fileOperations,
  task,
  taskSubmission
} from '@globus/sdk/services/transfer';
import { fail } from './errors';
import type { Fetch } from './request';
import { readAnswer, sdkOptions } from './request';
import type { SearchScope } from './searchScopes';
import type {
  EndpointDocument,
  EndpointListDocument,
  EventListDocument,
  FileListDocument,
  SubmissionDocument,
  TaskDocument,
  TaskListDocument,
  TransferDocument
} from './types';

/** How many collections a page of search has: the service's most (documented). */
export const SEARCH_PAGE = 100;

/** What a search is narrowed by. */
export interface SearchQuery {
  text: string;
  scope: SearchScope;
  offset: number;
}

/** Which tasks to list. */
export interface TaskQuery {
  statuses: readonly string[];
  /** Newest first by this field. */
  newestBy: 'request_time' | 'completion_time';
  /** At most 1,000 (documented). */
  limit: number;
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
  search({ text, scope, offset }: SearchQuery): Promise<EndpointListDocument> {
    return readAnswer(
      endpointSearch(
        {
          ...this.withHeaders(),
          query: {
            filter_scope:
              scope === 'all' && text === '' ? 'recently-used' : scope,
            ...(text === '' ? {} : { filter_fulltext: text }),
            limit: SEARCH_PAGE,
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
   *
   * @param path - Left out: the collection's default folder.
   */
  async list(
    collection: string,
    path: string | null,
    showHidden: boolean
  ): Promise<FileListDocument> {
    return readAnswer(
      fileOperations.ls(
        uuid(collection),
        {
          ...this.withHeaders(),
          query: {
            ...(path === null ? {} : { path }),
            show_hidden: showHidden ? 'true' : 'false'
          }
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

  async task(id: string): Promise<TaskDocument> {
    return readAnswer(task.get(uuid(id), this.withHeaders(), this.options()));
  }

  tasks(query: TaskQuery): Promise<TaskListDocument> {
    return readAnswer(
      task.getAll(
        {
          ...this.withHeaders(),
          query: {
            filter: `status:${query.statuses.join(',')}/type:TRANSFER,DELETE`,
            orderby: `${query.newestBy} DESC`,
            limit: query.limit
          }
        },
        this.options()
      )
    );
  }

  async events(id: string, limit: number): Promise<EventListDocument> {
    return readAnswer(
      task.getEventList(
        uuid(id),
        { ...this.withHeaders(), query: { limit } },
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

  // The SDK drops its `manager` option in several functions; an explicit
  // header works in all of them.
  private withHeaders() {
    return { headers: { Authorization: `Bearer ${this.accessToken}` } };
  }

  private options() {
    return sdkOptions(this.origin, this.fetch);
  }
}

/** A UUID goes into the request's path: nothing else may. */
function uuid(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) {
    throw fail('bad-request', 'BadId', `"${id}" is no UUID.`);
  }
  return id;
}
