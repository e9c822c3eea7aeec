import type { TaskDocument, TaskListDocument } from '../globus/types';
import type { Calls } from './calls';
import type { TaskPage, TaskPageQuery } from './taskTypes';

/** How many tasks make a page. */
const PAGE = 100;

/** How many tasks are looked through at once for those of a collection. */
const PART = 500;

/** How many such requests make a page at most. */
const PARTS = 4;

/**
 * A page of tasks as the service filters them. Its filters know no collections
 * (Transfer API, "Filter and Order By Options"): those of one are looked for
 * here, part after part, so that they are found to the service's end.
 *
 * @throws GlobusError
 */
export async function taskPage(
  calls: Calls,
  query: TaskPageQuery
): Promise<TaskPage> {
  const { statuses, filter, collection } = query;
  const all = collection === '';
  const tasks: TaskDocument[] = [];
  let offset: number | null = query.offset;
  let total = 0;
  for (
    let parts = all ? 1 : PARTS;
    parts > 0 && offset !== null && tasks.length < PAGE;
    parts--
  ) {
    const from: number = offset;
    const part: TaskListDocument = await calls.transfer(service =>
      service.tasks({
        statuses,
        filter,
        newestBy: 'completion_time',
        offset: from,
        limit: all ? PAGE : PART
      })
    );
    tasks.push(...part.DATA.filter(task => isOf(task, collection)));
    total = part.total;
    const next: number = from + part.DATA.length;
    offset = part.DATA.length > 0 && next < total ? next : null;
  }
  return { tasks, nextOffset: offset, total: all ? total : null };
}

/**
 * Whether a task begins or ends at a collection.
 *
 * @param collection - A part of its name, or its UUID, whatever the case.
 */
export function isOf(task: TaskDocument, collection: string): boolean {
  const wanted = collection.toLowerCase();
  const ends = [
    [task.source_endpoint_display_name, task.source_endpoint_id],
    [task.destination_endpoint_display_name, task.destination_endpoint_id]
  ];
  return ends.some(
    ([name, id]) => (name ?? '').toLowerCase().includes(wanted) || id === wanted
  );
}
