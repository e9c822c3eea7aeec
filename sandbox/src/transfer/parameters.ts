import type { Context } from 'hono';
import { notImplemented, transferError } from '../errors.js';

/**
 * A whole number from a query.
 *
 * @throws ServiceError 400 for anything else, or out of range
 */
export function wholeNumber(
  query: URLSearchParams,
  name: string,
  usual: number,
  max: number
): number {
  const text = parameter(query, name);
  if (text === undefined) {
    return usual;
  }
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max) {
    throw badRequest(
      `Parameter '${name}' must be an integer between 0 and ${max}`
    );
  }
  return value;
}

/** A parameter of a query; one that is empty is as good as left out. */
export function parameter(
  query: URLSearchParams,
  name: string
): string | undefined {
  const value = query.get(name);
  return value === null || value === '' ? undefined : value;
}

/** The query of a request. */
export function queryOf(context: Context): URLSearchParams {
  return new URL(context.req.url).searchParams;
}

/**
 * Refuse parameters whose meaning the sandbox doesn't know, rather than
 * answer as if they weren't there. `format=json` is in links of the service's
 * own (recorded) and asks for what there is anyway.
 *
 * @throws ServiceError 501 naming it
 */
export function onlyKnown(
  query: URLSearchParams,
  known: readonly string[]
): void {
  for (const [name, value] of query) {
    const isUsual = name === 'format' && value === 'json';
    if (!isUsual && !known.includes(name)) {
      throw notImplemented(`the query parameter '${name}' here`);
    }
  }
}

/**
 * Makes documents as small as a query asks, by `fields=a,b`. Documented
 * (Transfer API, "Limiting Result Fields").
 */
export function limited(
  query: URLSearchParams
): (document: Record<string, unknown>) => Record<string, unknown> {
  const fields = parameter(query, 'fields')?.split(',');
  return document =>
    fields
      ? Object.fromEntries(
          Object.entries(document).filter(([name]) => fields.includes(name))
        )
      : document;
}

/** A comparison of documents by `orderby`: `a,b DESC`. */
export function ordering<T>(
  orderby: string,
  fields: Readonly<Record<string, (item: T) => string | number>>
): (a: T, b: T) => number {
  const clauses = orderby.split(',').map(clause => {
    const [name = '', direction = 'ASC'] = clause.trim().split(/\s+/);
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field || !/^(ASC|DESC)$/i.test(direction)) {
      throw badRequest(`Invalid orderby clause '${clause}'`);
    }
    return { field, sign: /^DESC$/i.test(direction) ? -1 : 1 };
  });
  return (a, b) => {
    for (const { field, sign } of clauses) {
      const [x, y] = [field(a), field(b)];
      if (x !== y) {
        return x < y ? -sign : sign;
      }
    }
    return 0;
  };
}

/** The service's refusal of a request that makes no sense. */
export function badRequest(message: string): Error {
  return transferError(400, 'ClientError.BadRequest', message);
}
