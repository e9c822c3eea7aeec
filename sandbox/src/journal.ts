import type { MiddlewareHandler } from 'hono';
import type { Clock } from './clock.js';

/** A request that came, for whoever counts them. */
export interface JournalEntry {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Null when the connection was cut, or as long as there is no answer. */
  readonly status: number | null;
  /** By the sandbox's clock, ISO 8601. */
  readonly time: string;
}

/** Where a request went and came from, whole. */
export interface Address {
  /** With the query. */
  readonly url: string;
  /** Empty: none was told. */
  readonly referrer: string;
}

// A long session must not fill the memory.
const MOST_ENTRIES = 100_000;

/** Remembers every request but those of the sandbox's own routes. */
export class Journal {
  constructor(private readonly clock: Clock) {}

  get entries(): readonly JournalEntry[] {
    return this.kept;
  }

  /** Those of all requests since the start, each once; a reset forgets none. */
  get addresses(): readonly Address[] {
    return [...this.seen.values()];
  }

  clear(): void {
    this.kept.length = 0;
  }

  middleware(): MiddlewareHandler {
    return async (context, next) => {
      const { method, path } = context.req;
      if (path === '/' || path.startsWith('/_sandbox/')) {
        return next();
      }
      const time = new Date(this.clock.now()).toISOString();
      const entry: { -readonly [K in keyof JournalEntry]: JournalEntry[K] } = {
        method,
        path,
        status: null,
        time
      };
      this.kept.push(entry);
      const { url } = context.req;
      const referrer = context.req.header('Referer') ?? '';
      if (this.seen.size < MOST_ENTRIES) {
        this.seen.set(`${url} ${referrer}`, { url, referrer });
      }
      if (this.kept.length > MOST_ENTRIES) {
        this.kept.shift();
      }
      await next();
      entry.status = context.res.status;
    };
  }

  private readonly kept: JournalEntry[] = [];
  private readonly seen = new Map<string, Address>();
}
