import { GlobusError, fail, failureFromAnswer } from './errors';

/** The `fetch` that requests go through; handed in, so that tests can too. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What a service function of `@globus/sdk` takes to use our `fetch`. */
export interface SdkOptions {
  fetch: { options: { __callable: typeof fetch } };
}

/** How long a request may take before it counts as lost, in milliseconds. */
const PATIENCE = 120_000;

/**
 * Leads an SDK call to `origin`: the SDK's own hosts are process-wide and, for
 * Transfer, of yesterday; ours belong to the session.
 */
export function sdkOptions(origin: string, fetch: Fetch): SdkOptions {
  const callable = (url: RequestInfo | URL, init?: RequestInit) => {
    const asked = new URL(url instanceof Request ? url.url : url);
    return fetch(origin + asked.pathname + asked.search, {
      ...init,
      signal: AbortSignal.timeout(PATIENCE),
      cache: 'no-store',
      credentials: 'omit',
      // The hosts are fixed: a token, a code or a verifier goes nowhere else.
      redirect: 'error',
      referrerPolicy: 'no-referrer'
    });
  };
  return { fetch: { options: { __callable: callable } } };
}

/**
 * Awaits an answer and reads its document.
 *
 * @throws GlobusError for every answer that is not a 2xx with JSON, and for a
 * connection that broke (`no-connection`).
 */
export async function readAnswer<T>(answer: Promise<Response>): Promise<T> {
  let response: Response;
  let text: string;
  try {
    response = await answer;
    text = await response.text();
  } catch (error) {
    if (error instanceof GlobusError) {
      throw error;
    }
    throw fail(
      'no-connection',
      'NoConnection',
      error instanceof Error ? error.message : String(error)
    );
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (!response.ok) {
    throw new GlobusError({
      ...failureFromAnswer(response.status, body),
      ...retryAfterIn(response)
    });
  }
  if (typeof body !== 'object' || body === null) {
    // A proxy's or portal's page: another answer may come next time.
    throw new GlobusError({
      kind: 'service-down',
      code: 'NotJson',
      message:
        'The answer was no JSON; something between here and Globus answered instead.',
      status: 502,
      requestId: null
    });
  }
  return body as T;
}

/** `Retry-After`, in seconds or as a date; a page can read it where it is exposed. */
function retryAfterIn({ headers }: Response): { retryAfter?: number } {
  const said = headers.get('Retry-After') ?? '';
  const seconds = /^\d+$/.test(said)
    ? Number(said)
    : (Date.parse(said) - Date.now()) / 1000;
  return seconds > 0 ? { retryAfter: seconds } : {};
}
