import { Validator } from '@cfworker/json-schema';
import type { ReadonlyJSONObject } from '@lumino/coreutils';
import { fail } from '../engine/contract';

/** A JSON schema of an operation's arguments (draft 7). */
export type JSONSchema = ReadonlyJSONObject & { type: 'object' };

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
  const result = new Validator(schema, '7').validate(args ?? {});
  if (!result.valid) {
    const error = result.errors[result.errors.length - 1]!;
    const where = error.instanceLocation.replace(/^#\/?/, '');
    throw fail(
      'bad-request',
      'BadArguments',
      `${operation}: ${where === '' ? '' : `"${where}": `}${error.error}`
    );
  }
  return (args ?? {}) as A;
}
