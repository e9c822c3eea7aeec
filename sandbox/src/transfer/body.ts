import type { Context } from 'hono';
import { transferError } from '../errors.js';
import { onlyKnown, queryOf } from './parameters.js';

/**
 * The JSON of a request's body, for routes that have no parameters.
 *
 * @throws ServiceError 400 `BadRequest`, as recorded; 501 for a parameter
 */
export async function readJson(context: Context): Promise<unknown> {
  onlyKnown(queryOf(context), []);
  try {
    return await context.req.json();
  } catch (error) {
    throw transferError(
      400,
      'BadRequest',
      `Could not parse JSON: ${error instanceof Error ? error.message : ''}`
    );
  }
}
