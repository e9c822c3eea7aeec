import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ConnectionCut, ServiceError, transferError } from '../errors.js';
import type { World } from '../world.js';
import { stamped } from './stamped.js';

/** Answer what a route threw, in the form of the service it belongs to. */
export function answerError(
  world: World,
  error: Error,
  context: Context
): Response {
  if (error instanceof ConnectionCut) {
    throw error;
  }
  const known =
    error instanceof ServiceError
      ? error
      : transferError(500, 'InternalError', 'The sandbox failed: see its log');
  // A client that went away in the middle of its request reads no answer.
  if (known !== error && !context.req.raw.signal.aborted) {
    world.log(`${context.req.method} ${context.req.path}: ${error.stack}`);
  }
  if (known.document.code === 'NotImplemented') {
    world.log(String(known.document.message));
  }
  // Timers has its own form of errors, whatever else is in them.
  const document =
    'code' in known.document && !('error' in known.document)
      ? stamped(context, known.document)
      : known.document;
  return context.json(document, known.status as ContentfulStatusCode);
}
