import type { Context } from 'hono';
import { transferError } from './errors.js';

/** The JSON object that a control route was sent. */
export type Body = Readonly<Record<string, unknown>>;

interface Types {
  string: string;
  number: number;
  boolean: boolean;
  object: object;
}

/** A refusal of a control route. */
export function badControl(message: string): Error {
  return transferError(400, 'BadControl', message);
}

/**
 * Read a body; none is an empty object.
 *
 * @throws ServiceError 400 for anything but a JSON object
 */
export async function readBody(context: Context): Promise<Body> {
  try {
    const body: unknown = JSON.parse((await context.req.text()) || '{}');
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
      return { ...body };
    }
  } catch {
    // Refused below.
  }
  throw badControl('The body must be a JSON object');
}

/** A field that must be there. */
export function required<T extends keyof Types>(
  body: Body,
  name: string,
  type: T
): Types[T] {
  const value = optional(body, name, type);
  if (value === undefined) {
    throw badControl(`${name} is missing`);
  }
  return value;
}

/** A field that may be left out, or null. */
export function optional<T extends keyof Types>(
  body: Body,
  name: string,
  type: T
): Types[T] | undefined {
  const value = body[name];
  if (value === undefined || value === null) {
    return undefined;
  }
  if (!is(value, type)) {
    throw badControl(`${name} must be of type ${type}`);
  }
  return value;
}

function is<T extends keyof Types>(value: unknown, type: T): value is Types[T] {
  return typeof value === type;
}

/** Refuse fields that would silently do nothing. */
export function onlyFields(body: Body, names: readonly string[]): void {
  for (const name of Object.keys(body)) {
    if (!names.includes(name)) {
      throw badControl(`${name} is unknown here; known: ${names.join(', ')}`);
    }
  }
}
