import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Token } from '../auth/grants.js';
import { TIMER_SCOPE } from '../auth/scopes.js';
import { notImplemented } from '../errors.js';
import { onlyKnown, queryOf } from '../transfer/parameters.js';
import type { World } from '../world.js';
import { invalid, timersError } from './refusals.js';
import { asDocument } from './schedule.js';
import type { Timer } from './timer.js';
import { createdDocument, jobDocument } from './timerDocument.js';
import type { ResultPage } from './timerDocument.js';
import { timerList } from './timerList.js';
import { mustBePossible, readName, readTimer } from './timerRequest.js';
import type { TimerStore } from './timerStore.js';

// Guessed.
const USUAL_RESULTS = 10;

/** Timers: making them, listing, looking, changing, pausing, removing them. */
export function timerRoutes(world: World, timers: TimerStore): Hono {
  const app = new Hono();
  const told = (timer: Timer, page: ResultPage = FIRST) =>
    jobDocument(timer, world.clock.now(), page);

  app.post('/v2/timer', async context => {
    const caller = authenticate(world, context);
    const wish = readTimer(world, await readBody(context));
    const { client, identity } = caller;
    const via = [TIMER_SCOPE];
    mustBePossible(world, { client, identity, via }, wish.request);
    const timer = timers.add(caller, wish);
    return context.json(
      { timer: createdDocument(timer, world.clock.now()) },
      201
    );
  });

  // globus-sdk writes it with a slash, @globus/sdk without one.
  for (const route of ['/jobs', '/jobs/']) {
    app.get(route, context => {
      const { identity } = authenticate(world, context);
      const query = queryOf(context);
      const { found, results } = timerList(timers.of(identity), query);
      const page = { offset: 0, size: results ?? USUAL_RESULTS };
      return context.json({ jobs: found.map(timer => told(timer, page)) });
    });

    app.post(route, context => {
      authenticate(world, context);
      throw notImplemented('timers that were made by POST /jobs/');
    });
  }

  app.get('/jobs/:id', context => {
    const timer = find(context);
    const query = queryOf(context);
    onlyKnown(query, ['results_pt', 'page_size']);
    return context.json(
      told(timer, {
        offset: wholeNumber(query, 'results_pt') ?? 0,
        size: wholeNumber(query, 'page_size') ?? USUAL_RESULTS
      })
    );
  });

  // Documented (@globus/sdk, OpenAPI of Timers): the name alone.
  app.patch('/jobs/:id', async context => {
    const timer = find(context);
    const changes = asDocument(await readBody(context), 'body');
    const other = Object.keys(changes).find(name => name !== 'name');
    if (other !== undefined) {
      throw invalid(`body.${other}`, 'can not be changed');
    }
    if ('name' in changes) {
      timer.name = readName(changes.name, 'body.name');
    }
    return context.json(told(timer));
  });

  app.delete('/jobs/:id', context => {
    const timer = find(context);
    timers.remove(timer);
    return context.json(told(timer));
  });

  // The messages recorded (globus_sdk.testing); that it is well to ask for
  // what is so already, and the refusal of what has ended, guessed.
  app.post('/jobs/:id/pause', context => {
    const timer = find(context);
    mustGoOn(timer);
    if (timer.status === 'active') {
      timer.suspend({ cause: 'user', detail: null });
    }
    const message = `Successfully paused job ${timer.id}.`;
    return context.json({ message });
  });

  app.post('/jobs/:id/resume', async context => {
    const timer = find(context);
    mustGoOn(timer);
    const renew = await readRenew(context);
    if (timer.status === 'inactive') {
      timers.resume(timer, renew);
    }
    const message = `Successfully resumed job ${timer.id}.`;
    return context.json({ message });
  });

  return app;

  function find(context: Context): Timer {
    const { identity } = authenticate(world, context);
    return timers.find(identity, context.req.param('id') ?? '');
  }
}

const FIRST: ResultPage = { offset: 0, size: USUAL_RESULTS };

// Status and words of both guessed.
function authenticate(world: World, context: Context): Token {
  const header = context.req.header('authorization') ?? '';
  const value = /^Bearer\s+(.+)$/i.exec(header)?.[1] ?? '';
  const token = world.grants.token('access', value);
  if (!token) {
    throw timersError(401, 'UNAUTHORIZED', 'Token is not active');
  }
  if (!token.scopes.includes(TIMER_SCOPE)) {
    throw timersError(403, 'FORBIDDEN', `Token lacks the scope ${TIMER_SCOPE}`);
  }
  return token;
}

function mustGoOn({ id, status }: Timer): void {
  if (status === 'ended') {
    throw timersError(409, 'CONFLICT', `Timer ${id} has ended`);
  }
}

// globus-sdk sends it in the body, the documentation (@globus/sdk, OpenAPI of
// Timers) has it in the query.
async function readRenew(context: Context): Promise<boolean | undefined> {
  const query = queryOf(context);
  onlyKnown(query, ['update_credentials']);
  const asked = query.get('update_credentials');
  if (asked !== null) {
    return /^(true|1)$/i.test(asked);
  }
  const text = await context.req.text();
  const { update_credentials: renew } = asDocument(
    text === '' ? {} : parse(text),
    'body'
  );
  if (renew !== undefined && renew !== null && typeof renew !== 'boolean') {
    throw invalid('body.update_credentials', 'must be a boolean');
  }
  return renew ?? undefined;
}

async function readBody(context: Context): Promise<unknown> {
  onlyKnown(queryOf(context), []);
  return parse(await context.req.text());
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('body', 'is no JSON');
  }
}

function wholeNumber(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text !== null && !/^\d+$/.test(text)) {
    throw invalid(`query.${name}`, 'must be a whole number');
  }
  return text === null ? undefined : Number(text);
}
