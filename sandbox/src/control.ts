import { Hono } from 'hono';
import type { Context } from 'hono';
import { decide } from './auth/authorize.js';
import { LoginError } from './auth/request.js';
import { transferError } from './errors.js';
import type { Faults, FaultRule } from './faults.js';
import type { Journal } from './journal.js';
import type { World } from './world.js';

/** What the control routes act on. */
export interface Controls {
  readonly world: World;
  readonly faults: Faults;
  readonly journal: Journal;
  /** Back to the state of the start. */
  readonly reset: () => Promise<void>;
}

type Body = Readonly<Record<string, unknown>>;

/** Routes for tests, under `/_sandbox/`; no part of Globus. */
export function controlRoutes(controls: Controls): Hono {
  const { faults, journal, reset, world } = controls;
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
    const { searchParams } = new URL(string(body, 'url'), context.req.url);
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
    faults.add(readFault(body));
    return context.json({});
  });

  app.post('/_sandbox/clock', async context => {
    const body = await readBody(context);
    const seconds = body.advance_seconds;
    if (typeof seconds !== 'number' || !(seconds >= 0)) {
      throw badControl('advance_seconds must be a number, not negative');
    }
    world.clock.advance(seconds);
    return context.json({ now: new Date(world.clock.now()).toISOString() });
  });

  app.post('/_sandbox/reset', async context => {
    await reset();
    return context.json({});
  });

  app.get('/_sandbox/requests', context => context.json(journal.entries));

  return app;
}

function readFault(body: Body): FaultRule {
  const cut = optional(body, 'cut', 'string');
  if (cut !== undefined && cut !== 'before' && cut !== 'after') {
    throw badControl("cut must be 'before' or 'after'");
  }
  const status = optional(body, 'status', 'number');
  if (status !== undefined && !(status >= 200 && status <= 599)) {
    throw badControl('status must be between 200 and 599');
  }
  const method = optional(body, 'method', 'string');
  const headers = optional(body, 'headers', 'object');
  return {
    route: string(body, 'route'),
    times: optional(body, 'times', 'number') ?? 1,
    delayMs: optional(body, 'delay_ms', 'number') ?? 0,
    body: body.body,
    ...(cut ? { cut } : {}),
    ...(status === undefined ? {} : { status }),
    ...(method === undefined ? {} : { method }),
    headers: Object.fromEntries(
      Object.entries(headers ?? {}).map(([name, v]) => [name, String(v)])
    )
  };
}

async function readBody(context: Context): Promise<Body> {
  try {
    const body: unknown = JSON.parse((await context.req.text()) || '{}');
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
      return { ...body };
    }
  } catch {
    // Refused below.
  }
  throw badControl('The body must be a JSON object');
}

function string(body: Body, name: string): string {
  const value = optional(body, name, 'string');
  if (value === undefined) {
    throw badControl(`${name} is missing`);
  }
  return value;
}

interface Types {
  string: string;
  number: number;
  object: object;
}

function optional<T extends keyof Types>(
  body: Body,
  name: string,
  type: T
): Types[T] | undefined {
  const value = body[name];
  if (value === undefined || value === null) {
    return undefined;
  }
  if (!is(value, type)) {
    throw badControl(`${name} must be of type ${type}`);
  }
  return value;
}

function is<T extends keyof Types>(value: unknown, type: T): value is Types[T] {
  return typeof value === type;
}

function badControl(message: string): Error {
  return transferError(400, 'BadControl', message);
}
