import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { transferError } from '../errors.js';

// Enough for a transfer of 100,000 items. Guessed: the service has a limit too.
const MOST_BYTES = 64 * 1024 * 1024;

/** Refuse bodies that would fill the memory. */
export function limitBody(): MiddlewareHandler {
  return bodyLimit({
    maxSize: MOST_BYTES,
    onError: () => {
      throw transferError(
        413,
        'RequestEntityTooLarge',
        `The body is larger than ${MOST_BYTES} bytes`
      );
    }
  });
}
