import type { MiddlewareHandler } from 'hono';
import { transferError } from '../errors.js';

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/;

/**
 * Only answer requests that were addressed to this machine by name: a page
 * that points a name of its own at 127.0.0.1 gets nothing.
 */
export function loopbackOnly(): MiddlewareHandler {
  return async (context, next) => {
    const { hostname } = new URL(context.req.url);
    if (!LOOPBACK.test(hostname)) {
      throw transferError(
        421,
        'MisdirectedRequest',
        'The sandbox answers on loopback names only'
      );
    }
    await next();
  };
}
