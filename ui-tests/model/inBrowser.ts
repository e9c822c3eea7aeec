import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import type {
  EngineApi,
  EngineListener,
  Failure,
  Keeper
} from '../../src/engine/contract';
import { GlobusError } from '../../src/engine/contract';
import { Shelf } from '../../src/engine/__tests__/shelf';
import type {
  Asker,
  Hold,
  Machine,
  Time,
  Worker
} from '../../src/engine/__tests__/model/machine';
import { connect } from './page';
import type { SandboxServer } from './sandboxServer';

const COMLINK = path.join(
  ...[__dirname, '..', '..', 'node_modules', 'comlink', 'dist', 'umd'],
  'comlink.js'
);

/** Time as it is, but for the clock, which stays. */
export class RealTime implements Time {
  private readonly begin = performance.now();

  get now(): number {
    return performance.now() - this.begin;
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise(resolve => setTimeout(resolve, milliseconds));
  }

  jump(): void {}
}

/** What a page calls: the model's ends of it. */
interface Ends {
  listener: EngineListener | null;
  keeper: Keeper | null;
}

/** A person's browser: pages with nothing on them but the engine. */
export class InBrowser implements Machine {
  readonly clientId: string;
  readonly followsClosed = false;
  readonly isOrdered = false;
  readonly collections: Record<string, string>;
  private isClosed = false;
  private readonly shelf = new Shelf();
  private readonly ends = new Map<Page, Ends>();

  /**
   * @param worker - URL of the engine's script.
   * @param port - Of the sandbox.
   */
  constructor(
    private readonly context: BrowserContext,
    private readonly worker: string,
    readonly time: Time,
    readonly way: SandboxServer,
    readonly port: number
  ) {
    const { clients, collections } = way.description;
    this.clientId = clients.native;
    this.collections = Object.fromEntries(
      collections.map(({ id, role }) => [role, id])
    );
  }

  /** To be called before anything else. */
  async prepare(): Promise<void> {
    const { context, ends } = this;
    await context.route('**/globus-model', route =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html>' })
    );
    await context.exposeBinding(
      'tell',
      ({ page }, what: keyof EngineListener, ...told: unknown[]) => {
        const { listener } = ends.get(page) ?? {};
        (listener?.[what] as (...args: unknown[]) => void)(...told);
      }
    );
    await context.exposeBinding(
      'keep',
      (
        { page },
        what: 'load' | 'store' | 'remove',
        name: string,
        sealed: string
      ) => ends.get(page)?.keeper?.[what](name, sealed)
    );
  }

  keeper(): Keeper {
    return this.shelf.keeper();
  }

  begin(asker: Asker): Worker {
    this.way.asker = asker;
    const pages: Page[] = [];
    return {
      open: async () => {
        const page = await unless(() => this.isClosed, this.context.newPage());
        pages.push(page);
        if (asker.isDead) {
          // One left open would keep the worker alive.
          await page.close();
        }
        return this.hold(page);
      },
      kept: async () => {
        for (let left = 20; left > 0 && this.shelf.sealed.size === 0; left--) {
          await this.time.wait(100);
        }
      },
      kill: async () => {
        await Promise.all(pages.map(page => page.close()));
      }
    };
  }

  control(route: string, body: object): Promise<unknown> {
    return this.way.control(route, body);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.context.close();
  }

  private async hold(page: Page): Promise<Hold> {
    const ends: Ends = { listener: null, keeper: null };
    this.ends.set(page, ends);
    await page.goto(new URL('globus-model', this.worker).href);
    await page.addScriptTag({ path: COMLINK });
    await page.evaluate(connect, this.worker);
    const call = async (name: string, args: unknown[]) => {
      const { failure, value } = await unless(
        () => page.isClosed(),
        page.evaluate(
          ([method, ...rest]) => window.engine(method as string, rest),
          [name, ...args]
        )
      );
      if (failure) {
        throw new GlobusError(failure);
      }
      return value;
    };
    const api = new Proxy({} as EngineApi, {
      get: (_, name: string) => {
        // A promise of a page is no promise.
        if (name === 'then') {
          return undefined;
        }
        return (...args: unknown[]) => {
          if (name === 'listen') {
            ends.listener = args[0] as EngineListener;
            return call(name, []);
          }
          if (name === 'configure') {
            ends.keeper = args[1] as Keeper;
            return call(name, args.slice(0, 1));
          }
          return call(name, args);
        };
      }
    });
    const close = async () => {
      await api.leave();
      await page.close();
    };
    return { api, close };
  }
}

/** What is closed has no answer any more, not even that it failed. */
function unless<T>(isClosed: () => boolean, answer: Promise<T>): Promise<T> {
  return answer.catch((error: unknown) => {
    if (isClosed()) {
      return new Promise<never>(() => undefined);
    }
    throw error;
  });
}

declare global {
  interface Window {
    /** Calls the engine; a failure is an answer. */
    engine(
      method: string,
      args: unknown[]
    ): Promise<{ value?: unknown; failure?: Failure }>;
    tell(what: string, ...told: unknown[]): Promise<void>;
    keep(what: string, name: string, sealed?: string): Promise<string | null>;
  }
}
