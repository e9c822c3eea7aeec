import type { Context } from 'hono';
import { transferError } from '../errors.js';

/**
 * The JSON of a request's body.
 *
 * @throws ServiceError 400 `BadRequest`, as recorded
 */
export async function readJson(context: Context): Promise<unknown> {
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
