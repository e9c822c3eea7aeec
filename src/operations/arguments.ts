import type { ReadonlyJSONObject } from '@lumino/coreutils';
import { fail } from '../engine/contract';
import { isUuid, leadsStraight } from './places';

/** A JSON schema of an operation's arguments (draft 7), in {@link KEYWORDS}. */
export type JSONSchema = ReadonlyJSONObject & { type: 'object' };

type Schema = ReadonlyJSONObject;
type Check = (value: never, limit: never) => string | null;

/** What a text can be asked to be: what is wrong, or null. */
const FORMATS = {
  uuid: (value: string) => (isUuid(value) ? null : 'must be a UUID'),
  path: (value: string) =>
    leadsStraight(value)
      ? null
      : 'must be a path that begins with / and has no . or .. on its way',
  line: (value: string) =>
    /^(\S(.*\S)?)?$/u.test(value)
      ? null
      : 'must not begin or end with a space, nor hold a line break',
  // What stands between the values of a filter, and between filters.
  'filter-value': (value: string) =>
    /^[^,/]+$/u.test(value) ? null : 'can hold no comma and no slash',
  'date-time': (value: string) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(
      value
    ) && !Number.isNaN(Date.parse(value))
      ? null
      : 'must be a time with its zone, such as 2026-01-31T12:00:00Z'
};

/**
 * The keywords that schemas of operations use, each with its check: what is
 * wrong, or null. A whole validator weighs 22 kB, a twelfth of the extension.
 */
const CHECKS: Record<string, Check> = {
  type: (value: unknown, type: string) =>
    typeOf(value) === type ? null : `must be ${article(type)}`,
  enum: (value: string, values: string[]) =>
    values.includes(value) ? null : `must be one of ${values.join(', ')}`,
  minLength: (value: string, least: number) =>
    value.length >= least ? null : 'is empty',
  maxLength: (value: string, most: number) =>
    value.length <= most ? null : `must have ${most} characters at most`,
  format: (value: string, format: keyof typeof FORMATS) =>
    FORMATS[format](value),
  minimum: (value: number, least: number) =>
    value >= least ? null : `must be ${least} or more`,
  maximum: (value: number, most: number) =>
    value <= most ? null : `must be ${most} or less`,
  minItems: (value: unknown[], least: number) =>
    value.length >= least ? null : `must have ${least} or more`
};

/** Keywords that are walked into, or that only describe. */
const OTHERS = [
  'properties',
  'required',
  'additionalProperties',
  'items',
  'description',
  'default'
];

/** Every keyword that a schema may use. */
export const KEYWORDS = [...Object.keys(CHECKS), ...OTHERS];

/**
 * Checks arguments that came from outside against an operation's schema.
 *
 * @throws GlobusError `bad-request` that names the argument.
 */
export function checkArguments<A>(
  operation: string,
  schema: JSONSchema,
  args: unknown
): A {
  const problem = problemOf(schema, args ?? {}, []);
  if (problem !== null) {
    throw fail('bad-request', 'BadArguments', `${operation}: ${problem}`);
  }
  return (args ?? {}) as A;
}

function problemOf(
  schema: Schema,
  value: unknown,
  path: string[]
): string | null {
  for (const [keyword, check] of Object.entries(CHECKS)) {
    const problem =
      keyword in schema
        ? check(value as never, schema[keyword] as never)
        : null;
    if (problem !== null) {
      return `"${path.join('.') || 'arguments'}" ${problem}.`;
    }
  }
  const inner = Array.isArray(value)
    ? value.map((item, index) => [schema.items, item, `${index}`] as const)
    : typeOf(value) === 'object'
      ? membersOf(schema, value as Record<string, unknown>)
      : [];
  for (const [member, item, name] of inner) {
    const problem =
      typeof member === 'string'
        ? `"${[...path, name].join('.')}" ${member}.`
        : problemOf((member ?? {}) as Schema, item, [...path, name]);
    if (problem !== null) {
      return problem;
    }
  }
  return null;
}

/** An object's members with their schemas, or with what is wrong. */
function membersOf(
  schema: Schema,
  value: Record<string, unknown>
): (readonly [Schema | string, unknown, string])[] {
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const required = (schema.required ?? []) as string[];
  const missing = required
    .filter(name => value[name] === undefined)
    .map(name => ['is missing', undefined, name] as const);
  const present = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(
      ([name, item]) =>
        [
          Object.hasOwn(properties, name)
            ? properties[name]!
            : schema.additionalProperties === false
              ? 'is not known here'
              : {},
          item,
          name
        ] as const
    );
  return [...missing, ...present];
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) {
    return 'array';
  }
  return value === null ? 'null' : typeof value;
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
