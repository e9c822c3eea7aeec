import { Hono } from 'hono';
import { decide } from './auth/authorize.js';
import { LoginError } from './auth/request.js';
import {
  badControl,
  onlyFields,
  optional,
  readBody,
  required
} from './controlBody.js';
import type { Body } from './controlBody.js';
import { nameFault, readRouteFault } from './controlFaults.js';
import { needSession } from './controlSession.js';
import { transferError } from './errors.js';
import type { Faults } from './faults.js';
import type { Journal } from './journal.js';
import { addCrowd } from './transfer/taskCrowd.js';
import type { TaskStore } from './transfer/taskStore.js';
import type { World } from './world.js';

/** What the control routes act on. */
export interface Controls {
  readonly world: World;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly tasks: TaskStore;
  /** Back to the state of the start. */
  readonly reset: () => Promise<void>;
}

// Times later than the year 9999 have another form, and some none at all.
const LATEST = Date.UTC(9000, 0);

/** Routes for tests, under `/_sandbox/`; no part of Globus. */
export function controlRoutes(controls: Controls): Hono {
  const { faults, journal, reset, tasks, world } = controls;
  const app = new Hono();

  // A page of another origin may send a form anywhere; not to these.
  app.use('/_sandbox/*', async (context, next) => {
    const origin = context.req.header('Origin');
    if (origin !== undefined && origin !== new URL(context.req.url).origin) {
      throw transferError(
        403,
        'ForeignOrigin',
        'The control routes serve no page of another origin'
      );
    }
    await next();
  });

  app.post('/_sandbox/authorize', async context => {
    const body = await readBody(context);
    const { searchParams } = new URL(
      required(body, 'url', 'string'),
      context.req.url
    );
    // The link may name the real service; only its query matters.
    const url = new URL(context.req.url);
    url.search = searchParams.toString();
    if (body.deny === true) {
      return context.json({ error: 'access_denied' });
    }
    try {
      const identity = optional(body, 'identity', 'string');
      return context.json({ code: decide(world, url, identity) });
    } catch (error) {
      if (error instanceof LoginError) {
        throw badControl(error.message);
      }
      throw error;
    }
  });

  app.post('/_sandbox/faults', async context => {
    const body = await readBody(context);
    if (body.name === undefined) {
      faults.add(readRouteFault(body));
    } else {
      nameFault(world, body);
    }
    return context.json({});
  });

  app.post('/_sandbox/clock', async context => {
    const body = await readBody(context);
    const seconds = body.advance_seconds;
    if (typeof seconds !== 'number' || !(seconds >= 0)) {
      throw badControl('advance_seconds must be a number, not negative');
    }
    if (world.clock.now() + seconds * 1000 > LATEST) {
      throw badControl('advance_seconds must not lead beyond the year 9000');
    }
    world.clock.advance(seconds);
    return context.json({ now: new Date(world.clock.now()).toISOString() });
  });

  app.post('/_sandbox/session', async context => {
    needSession(world, await readBody(context));
    return context.json({});
  });

  app.post('/_sandbox/tasks', async context => {
    const body = await readBody(context);
    onlyFields(body, ['ended', 'active']);
    const [client] = world.clients.all();
    const [identity] = world.identities;
    addCrowd(
      world,
      tasks,
      { client: client!, identity: identity! },
      { ended: countIn(body, 'ended'), active: countIn(body, 'active') }
    );
    return context.json({});
  });

  app.post('/_sandbox/reset', async context => {
    await reset();
    return context.json({});
  });

  app.get('/_sandbox/requests', context => context.json(journal.entries));

  app.get('/_sandbox/secrets', context => context.json(world.secrets.all));

  app.get('/_sandbox/addresses', context => context.json(journal.addresses));

  return app;
}

/** Each is a few kB. */
const MOST_TASKS = 100_000;

function countIn(body: Body, name: string): number {
  const count = optional(body, name, 'number') ?? 0;
  if (!Number.isInteger(count) || count < 0 || count > MOST_TASKS) {
    throw badControl(`${name} must be a whole number up to ${MOST_TASKS}`);
  }
  return count;
}
