import { notImplemented } from '../errors.js';
import { glob } from './glob.js';
import { badRequest } from './parameters.js';
import { parseTime } from './submission.js';

/** Whether something passes. */
export type Test<T> = (item: T) => boolean;

/** Makes a test of what stands behind a field's colon. */
export type Clause<T> = (value: string) => Test<T>;

/**
 * Read a filter: `name:~*.txt/size:>5`, of which every clause must pass.
 * Documented (globus-sdk, "Filter Formatting").
 *
 * @throws ServiceError 501 for a field that the sandbox can't filter by
 */
export function readFilter<T>(
  filter: string,
  fields: Readonly<Record<string, Clause<T>>>,
  what: string
): Test<T> {
  const tests = filter
    .split('/')
    .filter(clause => clause !== '')
    .map(clause => {
      const colon = clause.indexOf(':');
      const name = clause.slice(0, colon);
      const make = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (colon < 0 || !make) {
        throw notImplemented(`the ${what} filter '${clause}'`);
      }
      return make(clause.slice(colon + 1));
    });
  return item => tests.every(test => test(item));
}

/** One of several words, as they are. */
export function oneOf<T>(get: (item: T) => string): Clause<T> {
  return value => {
    const wanted = value.split(',');
    if (wanted.some(word => /^[!=~]/.test(word))) {
      throw notImplemented(`the filter value '${value}'`);
    }
    return item => wanted.includes(get(item));
  };
}

/**
 * Patterns: `=x` or `x` exactly, `~x*` with wildcards, `!x`, `!=x` and `!~x`
 * the reverse. Read in globus-cli. Guessed: one of those that aren't reversed
 * must fit, and none that are.
 */
export function patterns<T>(
  get: (item: T) => string,
  normal: (text: string) => string = text => text
): Clause<T> {
  return value => {
    const tests = value.split(',').map(pattern => {
      const [, not, kind, body = ''] = /^(!?)([=~]?)(.*)$/s.exec(pattern)!;
      const fits = glob(normal(body));
      return {
        not: not === '!',
        fits: (text: string) =>
          kind === '~' ? fits(normal(text)) : text === body
      };
    });
    const wanted = tests.filter(t => !t.not);
    return item => {
      const text = get(item);
      return (
        (wanted.length === 0 || wanted.some(t => t.fits(text))) &&
        !tests.some(t => t.not && t.fits(text))
      );
    };
  };
}

/**
 * From a time to a time, either of which can be empty. Documented (globus-sdk,
 * `operation_ls`); guessed that both belong to it.
 *
 * @param get - milliseconds since 1970, or null where there is none yet
 */
export function timeRange<T>(get: (item: T) => number | null): Clause<T> {
  return value => {
    const ends = value.split(',');
    if (ends.length !== 2) {
      throw notImplemented(`the time range '${value}'`);
    }
    const [from, to] = ends.map((text, i) => {
      const none = i === 0 ? -Infinity : Infinity;
      const time = text.trim() === '' ? none : parseTime(text);
      if (Number.isNaN(time)) {
        throw badRequest(`Invalid date '${text}'`);
      }
      return time;
    }) as [number, number];
    return item => {
      const time = get(item);
      return time !== null && from <= time && time <= to;
    };
  };
}

/** A number: `5`, `>5`, `>=5`, `<5` or `<=5`. */
export function amount<T>(get: (item: T) => number): Clause<T> {
  return value => {
    const [, sign, digits] = /^(>=|<=|>|<|=|)(\d+)$/.exec(value) ?? [];
    if (digits === undefined) {
      throw badRequest(`Invalid number in filter: '${value}'`);
    }
    const limit = Number(digits);
    return item => {
      const size = get(item);
      switch (sign) {
        case '>':
          return size > limit;
        case '>=':
          return size >= limit;
        case '<':
          return size < limit;
        case '<=':
          return size <= limit;
        default:
          return size === limit;
      }
    };
  };
}
