import type { MiddlewareHandler } from 'hono';
import type { Clock } from './clock.js';
import { ConnectionCut } from './errors.js';

/** Trouble to make on the routes that begin with a path. */
export interface FaultRule {
  readonly route: string;
  /** Only requests of this method; a preflight never counts. */
  readonly method?: string;
  /** How many requests it is for. */
  readonly times: number;
  /** Answer this at once, without an effect. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly delayMs: number;
  /** Cut the connection, before or after the effect. */
  readonly cut?: 'before' | 'after';
}

/** The trouble that tests asked for, oldest first. */
export class Faults {
  constructor(private readonly clock: Clock) {}

  /** No times at all: take back what was asked for this route and method. */
  add(rule: FaultRule): void {
    if (rule.times > 0) {
      this.rules.push({ rule, left: rule.times });
      return;
    }
    this.rules = this.rules.filter(
      ({ rule: { route, method } }) =>
        route !== rule.route || method !== rule.method
    );
  }

  clear(): void {
    this.rules = [];
  }

  middleware(): MiddlewareHandler {
    return async (context, next) => {
      const { method, path } = context.req;
      const rule = this.take(method, path);
      if (!rule) {
        return next();
      }
      const until = this.clock.now() + rule.delayMs;
      await this.clock.until(until, context.req.raw.signal);
      if (rule.cut === 'before') {
        throw new ConnectionCut();
      }
      if (rule.status !== undefined) {
        return answer(rule, rule.status);
      }
      await next();
      if (rule.cut === 'after') {
        throw new ConnectionCut();
      }
      return undefined;
    };
  }

  private take(method: string, path: string): FaultRule | undefined {
    if (method === 'OPTIONS' || path.startsWith('/_sandbox/')) {
      return undefined;
    }
    const found = this.rules.find(
      ({ left, rule }) =>
        left > 0 &&
        path.startsWith(rule.route) &&
        (rule.method === undefined || rule.method === method)
    );
    if (found) {
      found.left--;
    }
    return found?.rule;
  }

  private rules: { readonly rule: FaultRule; left: number }[] = [];
}

function answer({ body, headers }: FaultRule, status: number): Response {
  const isText = typeof body === 'string';
  return new Response(
    body === undefined ? null : isText ? body : JSON.stringify(body),
    {
      status,
      headers: {
        'Content-Type': isText ? 'text/plain' : 'application/json',
        ...headers
      }
    }
  );
}
