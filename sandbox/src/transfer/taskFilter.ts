import { notImplemented } from '../errors.js';
import { ordering } from './parameters.js';
import type { Task } from './task.js';

type Test = (task: Task) => boolean;

const FILTERS: Readonly<Record<string, (values: readonly string[]) => Test>> = {
  status: values => task => values.includes(task.status),
  type: values => () => values.includes('TRANSFER'),
  task_id: values => task => values.includes(task.id),
  label: values => task => values.some(v => labelMatches(task, v))
};

/**
 * What `filter=status:ACTIVE,INACTIVE/type:TRANSFER` and the older
 * `filter_status=ACTIVE` let through. Documented (Transfer API, "Filtering").
 *
 * @throws ServiceError 501 for a field that the sandbox can't filter by
 */
export function taskFilter(query: URLSearchParams): Test {
  const clauses = query
    .getAll('filter')
    .flatMap(filter => filter.split('/'))
    .filter(clause => clause !== '');
  for (const [name, value] of query) {
    if (name.startsWith('filter_')) {
      clauses.push(`${name.slice('filter_'.length)}:${value}`);
    }
  }
  const tests = clauses.map(clause => {
    const colon = clause.indexOf(':');
    const name = clause.slice(0, colon);
    const make = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
    const values = clause.slice(colon + 1);
    if (!make || values.startsWith('!')) {
      throw notImplemented(`the task filter '${clause}'`);
    }
    return make(values.split(','));
  });
  return task => tests.every(test => test(task));
}

// Documented: `=` is exact, `~` has wildcards; neither means equal.
function labelMatches({ request }: Task, value: string): boolean {
  const label = request.label ?? '';
  if (!value.startsWith('~')) {
    return label === value.replace(/^=/, '');
  }
  return globMatches(label.toLowerCase(), value.slice(1).toLowerCase());
}

/** Whether a text fits a pattern in which `*` stands for anything. */
function globMatches(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) {
    return text === first;
  }
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) {
      return false;
    }
    at = found + part.length;
  }
  return (
    text.startsWith(first) &&
    text.length - last.length >= at &&
    text.endsWith(last)
  );
}

const FIELDS: Readonly<Record<string, (task: Task) => string | number>> = {
  task_id: t => t.id,
  type: () => 'TRANSFER',
  status: t => t.status,
  label: t => t.request.label ?? '',
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
