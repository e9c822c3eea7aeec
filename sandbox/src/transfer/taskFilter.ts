import { oneOf, patterns, readFilter, timeRange } from './filters.js';
import type { Clause, Test } from './filters.js';
import { ordering } from './parameters.js';
import type { Task } from './task.js';

// Documented (Transfer API, "Filter and Order By Options"), and those that
// globus-cli sends.
const FILTERS: Readonly<Record<string, Clause<Task>>> = {
  status: oneOf(task => task.status),
  type: oneOf(task => task.request.type),
  task_id: oneOf(task => task.id),
  // Guessed: capitals make no difference to a pattern.
  label: patterns(
    task => task.label ?? '',
    text => text.toLowerCase()
  ),
  request_time: timeRange(task => task.requested),
  completion_time: timeRange(task => task.completed)
};

/**
 * What `filter=status:ACTIVE,INACTIVE/type:TRANSFER` and the older
 * `filter_status=ACTIVE` let through.
 *
 * @throws ServiceError 501 for a field that the sandbox can't filter by
 */
export function taskFilter(query: URLSearchParams): Test<Task> {
  const tests = query
    .getAll('filter')
    .map(filter => readFilter(filter, FILTERS, 'task'));
  for (const [name, value] of query) {
    if (name.startsWith('filter_')) {
      const clause = `${name.slice('filter_'.length)}:${value}`;
      tests.push(readFilter(clause, FILTERS, 'task'));
    }
  }
  return task => tests.every(test => test(task));
}

const FIELDS: Readonly<Record<string, (task: Task) => string | number>> = {
  task_id: t => t.id,
  type: t => t.request.type,
  status: t => t.status,
  label: t => t.label ?? '',
  request_time: t => t.requested,
  completion_time: t => t.completed ?? Infinity,
  deadline: t => t.deadline,
  faults: t => t.faults
};

/** The order that a query asks for; newest first if it doesn't. */
export function taskOrder(
  query: URLSearchParams
): ((a: Task, b: Task) => number) | undefined {
  const orderby = query.getAll('orderby').join(',');
  return orderby ? ordering(orderby, FIELDS) : undefined;
}
