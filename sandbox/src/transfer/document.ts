import { notImplemented } from '../errors.js';
import { badRequest } from './parameters.js';

/** A JSON object, not looked at yet. */
export type Document = Readonly<Record<string, unknown>>;

/**
 * A JSON object, or a refusal.
 *
 * @throws ServiceError 400 for anything else
 */
export function asObject(value: unknown, what: string): Document {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest(`Invalid ${what}: a JSON object is required`);
  }
  return { ...value };
}

/**
 * Refuse fields that the sandbox does not know, unless they say nothing:
 * false, null and [] are what leaving them out means.
 *
 * @throws ServiceError 501 naming the field
 */
export function refuseUnknown(
  doc: Document,
  known: readonly string[],
  what: string
): void {
  for (const [name, value] of Object.entries(doc)) {
    const idle =
      value === null ||
      value === false ||
      (Array.isArray(value) && value.length === 0);
    if (!idle && !known.includes(name)) {
      throw notImplemented(`the ${what} '${name}'`);
    }
  }
}

/** A field that must be a text. */
export function text(doc: Document, name: string): string {
  const value = optionalText(doc, name);
  if (value === undefined || value === '') {
    throw badRequest(`Missing or invalid field '${name}'`);
  }
  return value;
}

/** A field that is a text, or left out. */
export function optionalText(doc: Document, name: string): string | undefined {
  const value = doc[name];
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'string') {
    throw badRequest(`Missing or invalid field '${name}'`);
  }
  return value;
}

/** A field that is true or false, or left out. */
export function flag(doc: Document, name: string): boolean | undefined {
  const value = doc[name];
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'boolean') {
    throw badRequest(`Field '${name}' must be a boolean`);
  }
  return value;
}
