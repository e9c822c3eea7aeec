import { Hono } from 'hono';
import { authorizeRoutes } from './auth/authorize.js';
import { clientRoutes } from './auth/clientRoutes.js';
import { Clients } from './auth/clients.js';
import { consentRoutes } from './auth/consentRoutes.js';
import { Grants } from './auth/grants.js';
import { identityRoutes } from './auth/identities.js';
import { IdTokenSigner } from './auth/idtoken.js';
import { introspectRoutes } from './auth/introspect.js';
import { SessionNeeds } from './auth/needs.js';
import { openidRoutes } from './auth/openid.js';
import { tokenRoutes } from './auth/token.js';
import { userinfoRoutes } from './auth/userinfo.js';
import { Clock } from './clock.js';
import { COLLECTIONS } from './collections.js';
import type { Collection } from './collections.js';
import { controlRoutes } from './control.js';
import { notImplemented } from './errors.js';
import { Faults } from './faults.js';
import { limitBody } from './http/limit.js';
import { cors } from './http/cors.js';
import { answerError } from './http/errors.js';
import { loopbackOnly } from './http/loopback.js';
import { outage } from './http/outage.js';
import { overviewRoutes } from './http/overview.js';
import {
  CLI_TEMPLATE,
  CONFIDENTIAL_CLIENT,
  IDENTITIES,
  NATIVE_CLIENT,
  TIMERS_CLIENT
} from './identities.js';
import { Journal } from './journal.js';
import { NamedFaults } from './namedFaults.js';
import { Secrets } from './secrets.js';
import { CrowdStorage } from './storage/crowds.js';
import type { Storage } from './storage/storage.js';
import { bookmarkRoutes } from './transfer/bookmarks.js';
import type { Bookmarks } from './transfer/bookmarks.js';
import { endpointRoutes } from './transfer/endpoints.js';
import { lsRoutes } from './transfer/ls.js';
import { operationRoutes } from './transfer/operations.js';
import { submitRoutes } from './transfer/submit.js';
import { taskPathRoutes } from './transfer/taskPaths.js';
import { taskRoutes } from './transfer/tasks.js';
import { TaskStore } from './transfer/taskStore.js';
import { TimerStore } from './timers/timerStore.js';
import { timerRoutes } from './timers/timers.js';
import type { World } from './world.js';

/** What a sandbox is made of. */
export interface SandboxOptions {
  /** Where the collections' files are. */
  readonly storage: Storage;
  /** Its time; by default the system's. */
  readonly clock?: Clock;
  /** The speed of each transfer; by default 50 MB/s. */
  readonly bytesPerSecond?: number;
  /** What it serves; by default the collections of the contract. */
  readonly collections?: readonly Collection[];
  /** Brings the storage back to the start, on `reset`. */
  readonly restore?: () => Promise<void>;
  /** Takes a line for whoever runs it; by default nobody. */
  readonly log?: (line: string) => void;
}

/** The first line that the command prints. */
export interface SandboxDescription {
  readonly url: string;
  readonly clients: {
    readonly native: string;
    readonly confidential: { readonly id: string; readonly secret: string };
  };
  readonly collections: readonly {
    readonly id: string;
    readonly display_name: string;
    readonly entity_type: string;
    readonly role: string;
    /** The folder that is `/` on the collection. */
    readonly path: string;
  }[];
}

/** A Globus of its own: Auth, Transfer and Timers behind one function. */
export interface Sandbox {
  /**
   * Answer a request, as `fetch` of the services would.
   *
   * @throws ConnectionCut where a test asked for a cut connection
   */
  fetch(request: Request): Promise<Response>;
  /** What there is, at the address that it is served on. */
  description(url: string): SandboxDescription;
  /** Back to the state of the start. */
  reset(): Promise<void>;
  /** Stop all timers and transfers; resolves when none holds a file any more. */
  close(): Promise<void>;
}

const USUAL_SPEED = 50_000_000;

/** Make a sandbox. Nothing listens: hand it requests. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const clock = options.clock ?? new Clock();
  const collections = options.collections ?? COLLECTIONS;
  const secrets = new Secrets();
  const world: World = {
    clock,
    storage: new CrowdStorage(options.storage),
    collections,
    identities: IDENTITIES,
    provisioned: new Map(),
    clients: new Clients([NATIVE_CLIENT, CONFIDENTIAL_CLIENT, CLI_TEMPLATE]),
    grants: new Grants(clock, collections, secrets),
    needs: new SessionNeeds(),
    secrets,
    faults: new NamedFaults(clock),
    bytesPerSecond: options.bytesPerSecond ?? USUAL_SPEED,
    log: options.log ?? (() => undefined)
  };
  const tasks = new TaskStore(world);
  const timers = new TimerStore(world, tasks, TIMERS_CLIENT);
  const bookmarks: Bookmarks = new Map();
  const faults = new Faults(clock);
  const journal = new Journal(clock);

  const reset = async (): Promise<void> => {
    timers.clear();
    await tasks.clear();
    bookmarks.clear();
    world.grants.clear();
    world.needs.clear();
    world.clients.clear();
    world.provisioned.clear();
    faults.clear();
    world.faults.clear();
    journal.clear();
    clock.reset();
    await options.restore?.();
  };

  const app = new Hono();
  const signer = new IdTokenSigner();
  app.use(
    journal.middleware(),
    loopbackOnly(),
    cors(),
    limitBody(),
    faults.middleware(),
    outage(world.faults)
  );
  app.route('/', authorizeRoutes(world));
  app.route('/', tokenRoutes(world, signer));
  app.route('/', introspectRoutes(world));
  app.route('/', userinfoRoutes(world));
  app.route('/', openidRoutes(signer));
  app.route('/', clientRoutes(world));
  app.route('/', consentRoutes(world));
  app.route('/', identityRoutes(world));
  app.route('/', endpointRoutes(world, tasks));
  app.route('/', lsRoutes(world, tasks));
  app.route('/', operationRoutes(world, tasks));
  app.route('/', submitRoutes(world, tasks));
  app.route('/', taskRoutes(world, tasks));
  app.route('/', taskPathRoutes(world, tasks));
  app.route('/', bookmarkRoutes(world, bookmarks));
  app.route('/', timerRoutes(world, timers));
  app.route('/', overviewRoutes(world, tasks, timers, journal));
  app.route('/', controlRoutes({ world, faults, journal, tasks, reset }));
  app.notFound(context => {
    throw notImplemented(`${context.req.method} ${context.req.path}`);
  });
  app.onError((error, context) => answerError(world, error, context));

  return {
    fetch: async request => app.fetch(request),
    description: url => ({
      url,
      clients: {
        native: NATIVE_CLIENT.id,
        confidential: {
          id: CONFIDENTIAL_CLIENT.id,
          secret: CONFIDENTIAL_CLIENT.secret
        }
      },
      collections: world.collections.map(collection => ({
        id: collection.id,
        display_name: collection.displayName,
        entity_type: collection.entityType,
        role: collection.role,
        path: world.storage.locate([collection.role])
      }))
    }),
    reset,
    close: () => {
      timers.clear();
      return tasks.clear();
    }
  };
}
