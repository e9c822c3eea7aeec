import type { Context, MiddlewareHandler } from 'hono';
import { authError, transferError } from '../errors.js';
import { timersError } from '../timers/refusals.js';
import type { NamedFaults } from '../namedFaults.js';

const TIMERS = /^\/(v2\/timer|jobs)(\/|$)/;

/** Refuse requests as long as a fault of the catalogue says so. */
export function outage(faults: NamedFaults): MiddlewareHandler {
  return async (context, next) => {
    const { method, path } = context.req;
    const happens = (name: Parameters<NamedFaults['take']>[0]): boolean =>
      faults.take(name, { route: path });
    if (method !== 'OPTIONS' && path.startsWith('/v0.10/')) {
      if (happens('maintenance')) {
        // The code documented (Transfer API, "Common errors"), words guessed.
        throw transferError(
          503,
          'ServiceUnavailable',
          'The service is down for scheduled maintenance'
        );
      }
      if (happens('rate-limited')) {
        // Documented (globus-sdk, RetryConfig): 429, and Retry-After in
        // seconds. Code and words guessed.
        context.header('Retry-After', '1');
        throw transferError(429, 'TooManyRequests', 'Too many requests');
      }
    }
    if (method !== 'OPTIONS' && TIMERS.test(path)) {
      if (happens('timers-unavailable')) {
        // Guessed, in the recorded form of Timers' errors.
        const detail = 'The service is temporarily unavailable';
        throw timersError(503, 'SERVICE_UNAVAILABLE', detail);
      }
    } else if (method !== 'OPTIONS' && path.startsWith('/v2/')) {
      if (happens('auth-unavailable')) {
        // Guessed, in the recorded form of Auth's errors.
        const detail = 'The service is temporarily unavailable';
        throw authError(
          503,
          'SERVICE_UNAVAILABLE',
          'Service Unavailable',
          detail
        );
      }
    }
    if (method !== 'OPTIONS' && /^\/(v0\.10|v2|jobs)(\/|$)/.test(path)) {
      if (happens('bad-gateway')) {
        return badGateway(context);
      }
    }
    return next();
  };
}

// Guessed: what proxies before a service answer, never JSON.
function badGateway(context: Context): Response {
  return context.html(
    '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
    502
  );
}
