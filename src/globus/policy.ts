import { GlobusError } from './errors';
import type { Fetch } from './request';
import { originsBeside } from './services';

/** The part of a worker's global scope that tells of violations. */
export type PolicyScope = Pick<EventTarget, 'addEventListener'>;

/** The part of a `SecurityPolicyViolationEvent` that is needed here. */
interface Violation {
  blockedURI: string;
  disposition: 'enforce' | 'report';
}

/** How long the news of a violation may come after its request, in milliseconds. */
const LATE = 100;

/**
 * Tells a request that a content policy forbids from a connection that broke.
 * Both are a `TypeError` without a reason; only for the former the scope gets
 * a `securitypolicyviolation`, before or after (CSP level 3 queues a task). A
 * worker's policy is that of its own script and never changes.
 */
export function policyAware(fetch: Fetch, scope: PolicyScope): Fetch {
  const forbidden = new Set<string>();
  scope.addEventListener('securitypolicyviolation', event => {
    const { blockedURI, disposition } = event as unknown as Violation;
    if (disposition === 'enforce' && URL.canParse(blockedURI)) {
      forbidden.add(new URL(blockedURI).origin);
    }
  });
  return async (url, init) => {
    try {
      return await fetch(url, init);
    } catch (error) {
      const { origin } = new URL(url);
      if (error instanceof TypeError && !forbidden.has(origin)) {
        await new Promise(resolve => setTimeout(resolve, LATE));
      }
      throw forbidden.has(origin) ? blocked(origin) : error;
    }
  };
}

function blocked(origin: string): GlobusError {
  return new GlobusError({
    kind: 'blocked',
    code: 'ContentSecurityPolicy',
    message: `The Content-Security-Policy that comes with this extension's files does not allow requests to ${origin} (connect-src).`,
    status: null,
    requestId: null,
    origins: originsBeside(origin)
  });
}
