import { Hono } from 'hono';
import type { Context } from 'hono';
import type { World } from '../world.js';
import { codePage, consentPage, deniedPage, errorPage } from './pages.js';
import {
  CODE_PAGE,
  LoginError,
  allow,
  isCodePage,
  readAuthorizeUrl,
  signedIn
} from './request.js';
import { readForm } from './client.js';
import { isNamed } from './sessions.js';

// No script runs, and nobody frames the page to steal a click on Allow. The
// form may lead on to an app that listens on this computer.
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http://localhost:* http://127.0.0.1:* http://[::1]:*; frame-ancestors 'none'";

/** The pages that a person sees: consent, then the code. */
export function authorizeRoutes(world: World): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    context.header('Content-Security-Policy', POLICY);
    context.header('Cache-Control', 'no-store');
    context.header('Referrer-Policy', 'no-referrer');
  });

  app.get('/v2/oauth2/authorize', context =>
    orErrorPage(context, () => {
      const url = new URL(context.req.url);
      const request = readAuthorizeUrl(world, url.searchParams, url.origin);
      return context.html(
        consentPage(request, world.identities, url.searchParams.toString())
      );
    })
  );

  app.post('/v2/oauth2/authorize', async context => {
    const form = await readForm(context);
    return orErrorPage(context, () => {
      const url = new URL(context.req.url);
      const request = readAuthorizeUrl(world, url.searchParams, url.origin);
      const answer = new URLSearchParams();
      if (form.get('decision') === 'allow') {
        answer.set('code', decide(world, url, form.get('identity')));
      } else {
        answer.set('error', 'access_denied');
      }
      answer.set('state', request.state);
      // The service's own code page is played here.
      if (isCodePage(request.redirectUri, url.origin)) {
        return context.redirect(`${CODE_PAGE}?${answer}`, 303);
      }
      // Documented (RFC 6749, 4.1.2): the query that it has is kept.
      const back = new URL(request.redirectUri);
      for (const [name, value] of answer) {
        back.searchParams.set(name, value);
      }
      return context.redirect(back.toString(), 303);
    });
  });

  app.get(CODE_PAGE, context => {
    const code = context.req.query('code');
    return context.html(code ? codePage(code) : deniedPage());
  });

  return app;
}

/**
 * Sign somebody in without a page.
 *
 * @param url - an authorize URL
 * @param username - who, by username or id; the first that fits if left out
 * @returns the code
 * @throws LoginError where a person would see an error page
 */
export function decide(
  world: World,
  url: URL,
  username: string | undefined
): string {
  const request = readAuthorizeUrl(world, url.searchParams, url.origin);
  const { identities } = world;
  const identity =
    username === undefined
      ? (identities.find(i => signedIn(identities, request.session, i)) ??
        identities[0])
      : identities.find(i => isNamed(i, username));
  if (!identity) {
    throw new LoginError('Nobody of that name.');
  }
  return allow(world, request, identity);
}

async function orErrorPage(
  context: Context,
  work: () => Response | Promise<Response>
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LoginError) {
      return context.html(errorPage(error.message), 400);
    }
    throw error;
  }
}
