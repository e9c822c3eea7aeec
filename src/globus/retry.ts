import type { Failure } from './errors';
import { failureOf } from './errors';

/** How a call is tried again. Waits are milliseconds. */
export interface RetryPolicy {
  attempts: number;
  firstWait: number;
  longestWait: number;
  wait: (milliseconds: number) => Promise<void>;
}

/** The one policy of the extension: four attempts, some four seconds of waiting in between. */
export const RETRY: RetryPolicy = {
  attempts: 4,
  firstWait: 500,
  longestWait: 8000,
  wait: milliseconds =>
    new Promise(resolve => setTimeout(resolve, milliseconds))
};

const PASSING = new Set([429, 500, 502, 503, 504]);

/**
 * Whether a failure may pass by itself: statuses 429, 500, 502, 503, 504 and
 * a broken connection, but never a fault of the collection (documented by the
 * SDK: a code that contains `ExternalError` or `EndpointError`), nor one that
 * asks the person for something.
 */
export function mayPass(failure: Failure): boolean {
  if (failure.kind === 'no-connection') {
    return true;
  }
  return (
    failure.status !== null &&
    PASSING.has(failure.status) &&
    !/ExternalError|EndpointError/.test(failure.code) &&
    failure.kind !== 'consent-required' &&
    failure.kind !== 'session-required'
  );
}

/** A service that wants to be left alone for longer fails the call: milliseconds. */
const PATIENCE = 10_000;

/**
 * Calls until it succeeds, fails for good or runs out of attempts. The waits
 * double and are shaken, and are no shorter than `Retry-After`, where a page
 * can read it (Globus exposes no headers). Only for calls that may be made
 * twice.
 */
export async function withRetry<T>(
  call: () => Promise<T>,
  policy: RetryPolicy = RETRY
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const failure = failureOf(error);
      const held = (failure.retryAfter ?? 0) * 1000;
      if (attempt >= policy.attempts || held > PATIENCE || !mayPass(failure)) {
        throw error;
      }
      const wait = Math.min(
        policy.longestWait,
        policy.firstWait * 2 ** (attempt - 1)
      );
      await policy.wait(Math.max(held, wait * (0.75 + Math.random() / 2)));
    }
  }
}
