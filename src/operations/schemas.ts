import type { JSONSchema } from './arguments';

/** Of operations that take nothing. */
export const NOTHING: JSONSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {}
};

/** The schema of an operation's arguments; a name with `?` may be left out. */
export function takes(members: Record<string, object>): JSONSchema {
  const entries = Object.entries(members);
  const required = entries
    .map(([name]) => name)
    .filter(name => !name.endsWith('?'));
  return {
    type: 'object',
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
    properties: Object.fromEntries(
      entries.map(([name, schema]) => [name.replace('?', ''), schema])
    )
  } as JSONSchema;
}

/** A text. */
export function text(description: string, more: object = {}): object {
  return { type: 'string', ...more, description };
}

/** A text that is one of some words. */
export function oneOf(words: readonly string[], description: string): object {
  return text(description, { enum: [...words] });
}

/** A UUID. */
export function uuid(what: string): object {
  return text(`UUID of the ${what}`, { format: 'uuid' });
}

/** An absolute path. */
export function path(description: string): object {
  return text(description, { format: 'path' });
}

/** A time with its zone, ISO 8601. */
export function time(description: string): object {
  return text(description, { format: 'date-time' });
}

/** Yes or no; no unless it is given. */
export function flag(description: string): object {
  return { type: 'boolean', default: false, description };
}

/** How many at most, from 1. */
export function limit(usual: number, most: number): object {
  return {
    type: 'number',
    minimum: 1,
    maximum: most,
    default: usual,
    description: 'How many at most'
  };
}

/** Some of what a schema describes. */
export function list(items: object, description: string, more = {}): object {
  return { type: 'array', ...more, items, description };
}
