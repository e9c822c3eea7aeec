import { onlyKnown } from '../transfer/parameters.js';
import { parseTime } from '../transfer/submission.js';
import { invalid } from './refusals.js';
import type { Timer } from './timer.js';
import { nextRun } from './timerDocument.js';

const STATUSES = ['active', 'inactive', 'ended'];

// "Any orderable field" is documented; these are the sandbox's choice.
const FIELDS: Readonly<Record<string, (timer: Timer) => string | number>> = {
  name: timer => timer.name ?? '',
  submitted_at: timer => timer.submitted,
  next_run: timer => nextRun(timer) ?? Infinity,
  last_ran_at: timer => timer.lastRun?.started ?? 0,
  status: timer => timer.status,
  n_runs: timer => timer.runCount
};

/**
 * The timers that a query asks for, in its order, and how many results of each.
 * Documented (@globus/sdk, OpenAPI of Timers); what it is without an order is
 * guessed.
 *
 * @throws ServiceError 422
 */
export function timerList(
  timers: readonly Timer[],
  query: URLSearchParams
): { readonly found: Timer[]; readonly results: number | undefined } {
  onlyKnown(query, [
    'filter_name',
    'submitted_after',
    'submitted_before',
    'filter_active',
    'filter_stopped',
    'filter_status',
    'result_count',
    'order'
  ]);
  const name = query.get('filter_name')?.toLowerCase() ?? '';
  const after = time(query, 'submitted_after') ?? -Infinity;
  const before = time(query, 'submitted_before') ?? Infinity;
  const statuses = statusesOf(query);
  const count = query.get('result_count');
  if (count !== null && !/^\d+$/.test(count)) {
    throw invalid('query.result_count', 'must be a whole number');
  }
  return {
    found: timers
      .filter(
        timer =>
          (timer.name ?? '').toLowerCase().includes(name) &&
          timer.submitted > after &&
          timer.submitted < before &&
          statuses.includes(timer.status)
      )
      .sort(orderOf(query)),
    results: count === null ? undefined : Number(count)
  };
}

function statusesOf(query: URLSearchParams): readonly string[] {
  for (const [old, status] of [
    ['filter_active', 'active'],
    ['filter_stopped', 'ended']
  ] as const) {
    if (/^true$/i.test(query.get(old) ?? '')) {
      return [status];
    }
  }
  const asked = query.get('filter_status')?.split(',') ?? STATUSES;
  if (asked.some(status => !STATUSES.includes(status))) {
    throw invalid('query.filter_status', `must be of ${STATUSES.join(', ')}`);
  }
  return asked;
}

function orderOf(query: URLSearchParams): (a: Timer, b: Timer) => number {
  const [name = '', direction = 'asc'] = (
    query.get('order') ?? 'submitted_at'
  ).split(' ');
  const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  if (!field || !/^(asc|desc)$/i.test(direction)) {
    throw invalid('query.order', 'must be a field, then asc or desc');
  }
  const sign = /^desc$/i.test(direction) ? -1 : 1;
  return (a, b) => {
    const [x, y] = [field(a), field(b)];
    return x === y ? 0 : x < y ? -sign : sign;
  };
}

function time(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  const ms = text === null ? undefined : parseTime(text);
  if (Number.isNaN(ms)) {
    throw invalid(`query.${name}`, 'invalid datetime format');
  }
  return ms;
}
