import { failureOf, GlobusError } from '../globus/errors';
import type {
  DeleteDocument,
  EventDocument,
  PathListDocument,
  PauseInfoDocument,
  SkippedErrorDocument,
  SuccessfulTransferDocument,
  TaskDocument,
  TransferDocument
} from '../globus/types';
import type { FolderItems } from './filesTypes';
import { itemDocuments } from './folderItems';
import { ENGINE } from './pageBase';
import { PageFiles } from './pageFiles';
import { everyOffset, everyPage } from './paging';
import { sentTask } from './sent';
import { taskPage } from './taskPages';
import type {
  SentDocument,
  SubmittedTask,
  TaskPage,
  TaskPageQuery
} from './taskTypes';

const STATUSES = ['ACTIVE', 'INACTIVE', 'SUCCEEDED', 'FAILED'];

/** What a page asks of tasks. */
export abstract class PageTasks extends PageFiles {
  /** Ids of the tasks that this page sent. */
  protected readonly sent = new Set<string>();

  hasSent(id: string): boolean {
    return this.sent.has(id);
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
    const { outbox, watch } = this[ENGINE].binding;
    watch.sent.note(id, bytes);
    await outbox.note(id, bytes);
  }

  async sentDocument(id: string): Promise<SentDocument | null> {
    const document = await this[ENGINE].binding.outbox.document(id);
    return document && !('timer' in document) ? document : null;
  }

  async task(id: string): Promise<TaskDocument> {
    const { calls, watch } = this[ENGINE].binding;
    const task = await calls.transfer(service => service.task(id));
    watch.note(task);
    return task;
  }

  async tasks(
    limit: number,
    filter?: string,
    statuses: readonly string[] = STATUSES
  ): Promise<TaskDocument[]> {
    const { calls } = this[ENGINE].binding;
    return everyOffset(limit, 1000, (offset, some) => {
      const query = { statuses, filter, offset, limit: some } as const;
      return calls.transfer(service =>
        service.tasks({ ...query, newestBy: 'request_time' })
      );
    });
  }

  taskPage(query: TaskPageQuery): Promise<TaskPage> {
    return taskPage(this[ENGINE].binding.calls, query);
  }

  async taskEvents(
    id: string,
    limit: number,
    errorsOnly = false
  ): Promise<EventDocument[]> {
    const { calls } = this[ENGINE].binding;
    const events = await calls.transfer(service =>
      service.events(id, limit, errorsOnly)
    );
    return events.DATA;
  }

  successfulTransfers(
    id: string,
    limit: number
  ): Promise<SuccessfulTransferDocument[]> {
    const { calls } = this[ENGINE].binding;
    return everyPage(limit, marker =>
      calls.transfer(service => service.successfulTransfers(id, marker))
    );
  }

  skippedErrors(id: string, limit: number): Promise<SkippedErrorDocument[]> {
    const { calls } = this[ENGINE].binding;
    return everyPage(limit, marker =>
      calls.transfer(service => service.skippedErrors(id, marker))
    );
  }

  sentFiles(
    id: string,
    marker: number | null
  ): Promise<PathListDocument<SuccessfulTransferDocument>> {
    const { calls } = this[ENGINE].binding;
    return calls.transfer(service => service.successfulTransfers(id, marker));
  }

  skippedFiles(
    id: string,
    marker: number | null
  ): Promise<PathListDocument<SkippedErrorDocument>> {
    const { calls } = this[ENGINE].binding;
    return calls.transfer(service => service.skippedErrors(id, marker));
  }

  pauseInfo(id: string): Promise<PauseInfoDocument> {
    const { calls } = this[ENGINE].binding;
    return calls.transfer(service => service.pauseInfo(id));
  }

  async updateTask(
    id: string,
    changes: { label?: string; deadline?: string }
  ): Promise<TaskDocument> {
    const { calls } = this[ENGINE].binding;
    await calls.transfer(service => service.update(id, changes));
    return this.changed(id);
  }

  async cancelTask(id: string): Promise<TaskDocument> {
    const { calls } = this[ENGINE].binding;
    await calls.transfer(service => service.cancel(id));
    return this.changed(id);
  }

  async waitTask(id: string, seconds: number): Promise<TaskDocument> {
    return (await this.waitTasks([id], seconds))[0]!;
  }

  async waitTasks(
    ids: readonly string[],
    seconds: number
  ): Promise<TaskDocument[]> {
    const { watch } = this[ENGINE].binding;
    // As the service writes them.
    const wanted = ids.map(id => id.toLowerCase());
    const seen = await watch.untilEnded(wanted, seconds);
    const byId = new Map(seen.map(task => [task.task_id, task]));
    return Promise.all(
      wanted.map(async id => byId.get(id) ?? (await this.task(id)))
    );
  }

  /** A task after a change that Globus took: that is no failure any more. */
  private async changed(id: string): Promise<TaskDocument> {
    const { watch } = this[ENGINE].binding;
    watch.nudge();
    try {
      return await this.task(id);
    } catch (error) {
      const seen = watch.find(id);
      if (seen) {
        return seen;
      }
      const failure = failureOf(error);
      throw new GlobusError({
        ...failure,
        code: 'ChangeTaken',
        message: `Globus has taken the change, but not yet told how the task is now: ${failure.message}`
      });
    }
  }

  protected submit(task: SentDocument, known?: string): Promise<SubmittedTask> {
    return this.confirmed(async () => {
      const { submissions, watch } = this[ENGINE].binding;
      const submitted = await submissions.submit(task, known);
      this.sent.add(submitted.taskId);
      watch.sent.add(submitted.taskId, sentTask(task));
      watch.nudge();
      return submitted;
    });
  }

  /** Sends what a crash may leave without an answer. */
  protected abstract confirmed<T>(send: () => Promise<T>): Promise<T>;
}
