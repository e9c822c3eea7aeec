import type { MiddlewareHandler } from 'hono';

const HEADERS = {
  // Recorded of Transfer, taken to be so of Auth's token routes: every origin,
  // and no header exposed (a page can't read Retry-After).
  'Access-Control-Allow-Origin': '*'
} as const;

const PREFLIGHT = {
  ...HEADERS,
  'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
  'Access-Control-Allow-Headers':
    'Authorization, Content-Type, Accept, X-Globus-Client-Info',
  'Access-Control-Max-Age': '600'
} as const;

/**
 * What a page of another origin may do. Pages for people and control routes
 * are left out.
 */
export function cors(): MiddlewareHandler {
  return async (context, next) => {
    if (isForPeople(context.req.path)) {
      return next();
    }
    if (context.req.method === 'OPTIONS') {
      return new Response(null, { status: 204, headers: PREFLIGHT });
    }
    await next();
    for (const [name, value] of Object.entries(HEADERS)) {
      context.res.headers.set(name, value);
    }
    return undefined;
  };
}

function isForPeople(path: string): boolean {
  return (
    path === '/' ||
    path.startsWith('/_sandbox/') ||
    path === '/v2/oauth2/authorize' ||
    path.startsWith('/v2/web/')
  );
}
