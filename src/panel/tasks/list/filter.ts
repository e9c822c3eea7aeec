import { isOf } from '../../../engine/contract';
import type { TaskPageQuery, WatchedTask } from '../../../engine/contract';
import { stateOf } from '../../../operations/taskState';
import { taskFilter } from '../../../operations/tasks';
import { hasEnded } from '../../../operations/waitTask';

/** Which tasks the list shows; what is empty lets all through. */
export interface TaskFilter {
  /** A part of the label, `*` for anything, or a task's UUID. */
  text: string;
  state: '' | 'open' | 'stuck' | 'done' | 'failed';
  type: '' | 'TRANSFER' | 'DELETE';
  /** A part of a collection's name, or its UUID. */
  collection: string;
  /** The first and the last day of asking, `YYYY-MM-DD`, here. */
  from: string;
  to: string;
}

export const NO_FILTER: TaskFilter = {
  text: '',
  state: '',
  type: '',
  collection: '',
  from: '',
  to: ''
};

export function isFiltering(filter: TaskFilter): boolean {
  return Object.values(filter).some(value => (value as string).trim() !== '');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const STATUSES: Record<TaskFilter['state'], string[]> = {
  '': ['SUCCEEDED', 'FAILED'],
  open: [],
  stuck: [],
  done: ['SUCCEEDED'],
  failed: ['FAILED']
};

/**
 * What the service is asked for those that have ended; null where none of them
 * can be meant. Those that have not ended are all known to the watch.
 */
export function endedQuery(
  filter: TaskFilter
): Omit<TaskPageQuery, 'offset'> | null {
  const statuses = STATUSES[filter.state];
  const text = filter.text.trim();
  const [after, before] = timesOf(filter);
  return statuses.length === 0 || after > before
    ? null
    : {
        statuses,
        collection: filter.collection.trim(),
        filter: taskFilter({
          types: filter.type === '' ? [] : [filter.type],
          tasks: UUID.test(text) ? [text] : [],
          // What parts values and filters can't be in them.
          labels:
            text === '' || UUID.test(text)
              ? []
              : [`*${text.replace(/[,/]/g, '*')}*`],
          requestedAfter: iso(after),
          requestedBefore: iso(before)
        })
      };
}

/**
 * Whether a task passes.
 *
 * @param titled - What it is called where it has no label.
 */
export function passes(
  task: WatchedTask,
  titled: (task: WatchedTask) => string,
  filter: TaskFilter
): boolean {
  const { state, type } = filter;
  const text = filter.text.trim().toLowerCase();
  const [after, before] = timesOf(filter);
  const asked = Date.parse(task.request_time);
  const is = stateOf(task);
  return (
    (state === '' ||
      (state === 'open' ? !hasEnded(task) : is === state) ||
      (state === 'failed' && is === 'cancelled')) &&
    (type === '' || task.type === type) &&
    isOf(task, filter.collection.trim()) &&
    (text === '' ||
      text === task.task_id ||
      has((task.label || titled(task)).toLowerCase(), text)) &&
    !(asked < after || asked > before)
  );
}

/** Whether the parts between `*` are in a text, one after the other. */
function has(text: string, pattern: string): boolean {
  let at = 0;
  return pattern.split('*').every(part => {
    const found = text.indexOf(part, at);
    at = found + part.length;
    return found >= 0;
  });
}

/** From when to when; NaN where it isn't said. */
function timesOf({ from, to }: TaskFilter): [number, number] {
  return [Date.parse(`${from}T00:00:00`), Date.parse(`${to}T23:59:59`)];
}

/** As the service documents times: without fractions of seconds. */
function iso(time: number): string | undefined {
  return Number.isNaN(time)
    ? undefined
    : new Date(time).toISOString().replace(/\.\d+/, '');
}
