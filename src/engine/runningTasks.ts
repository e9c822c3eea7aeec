import type { Calls } from './calls';
import { digestOf } from './digest';
import { soon } from './soon';
import type { SentDocument } from './taskTypes';

/** How many of the tasks that were sent from here are remembered. */
const KEPT = 200;

/** How long a refusal may wait for the name of what is in its way, in milliseconds. */
const PATIENCE = 5000;

/** What a task is shown to be in the way of another; no more are named. */
const MOST = 3;

/**
 * Finds the task that keeps the service from taking another one of the same
 * paths: its refusal does not name it (documented).
 */
export class RunningTasks {
  /** Ids of tasks that were sent from here, by what they are about. */
  private readonly sent = new Map<string, string>();

  constructor(private readonly calls: Calls) {}

  async add(task: SentDocument, id: string): Promise<void> {
    const key = await pathsKey(task);
    this.sent.delete(key);
    this.sent.set(key, id);
    if (this.sent.size > KEPT) {
      this.sent.delete(this.sent.keys().next().value!);
    }
  }

  /**
   * Ids of the tasks that it can be: that of the same paths where it was sent
   * from here, else those that run between the same collections, newest first.
   * Empty where they can't be asked for.
   */
  async like(task: SentDocument): Promise<string[]> {
    const type = 'transfer' in task ? 'TRANSFER' : 'DELETE';
    const [source, destination = null] = endpointsOf(task);
    const query = {
      statuses: ['ACTIVE', 'INACTIVE'],
      filter: `type:${type}`,
      newestBy: 'request_time',
      limit: 1000
    } as const;
    const asking = this.calls.once(service => service.tasks(query));
    const running = await soon(asking, PATIENCE, () => new Error()).then(
      ({ DATA }) => DATA,
      () => []
    );
    const ids = running
      .filter(
        one =>
          one.source_endpoint_id === source &&
          (one.destination_endpoint_id ?? null) === destination
      )
      .map(one => one.task_id);
    const known = this.sent.get(await pathsKey(task));
    return known !== undefined && ids.includes(known)
      ? [known]
      : ids.slice(0, MOST);
  }
}

/** UUIDs of the collections that a task is about, as the service writes them. */
export function endpointsOf(task: SentDocument): string[] {
  const ids =
    'transfer' in task
      ? [task.transfer.source_endpoint, task.transfer.destination_endpoint]
      : [task.delete.endpoint];
  return ids.map(id => id.toLowerCase());
}

/** What a task is about, as a digest: a hundred thousand paths are megabytes. */
function pathsKey(task: SentDocument): Promise<string> {
  const paths =
    'transfer' in task
      ? task.transfer.DATA.map(item => [
          item.source_path,
          item.destination_path
        ])
      : task.delete.DATA.map(item => item.path);
  const text = JSON.stringify([endpointsOf(task), paths]);
  return digestOf(new TextEncoder().encode(text));
}
