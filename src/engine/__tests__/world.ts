import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import {
  createSandbox,
  NodeStorage,
  populate
} from '../../../sandbox/src/node';
import type { Storage } from '../../../sandbox/src/node';
import type { ServiceChoice } from '../../globus/services';
import type { PendingSignIn, SessionState } from '../contract';
import { Engine } from '../engine';
import type { KeyStore } from '../keyStore';
import { MemoryKeys } from './keepers';
import { MemoryOutbox } from '../outboxStore';
import type { EnginePage } from '../page';

const URL = 'http://127.0.0.1:9';

/** A request that the sandbox saw. */
interface Seen {
  method: string;
  path: string;
  status: number;
}

/** An engine that works on a sandbox in this process: real files, no socket. */
export interface World {
  engine: Engine;
  page: EnginePage;
  /** What this browser remembers of submissions. */
  outbox: MemoryOutbox;
  root: string;
  choice: ServiceChoice;
  /** UUIDs of the collections, by role. */
  collections: Record<string, string>;
  /** A control route of the sandbox. */
  control(route: string, body?: object): Promise<unknown>;
  /** A request of nobody's, by its path. */
  ask(path: string, init: RequestInit): Promise<Response>;
  requests(): Promise<Seen[]>;
  /** How often a path was asked for with a method. */
  count(method: string, path: string): Promise<number>;
  /** What the person does on the authorize page. */
  codeFor(pending: PendingSignIn, identity?: string): Promise<string>;
  signIn(scopes?: string[]): Promise<SessionState>;
  /** Another engine on the same sandbox, as after a reload. */
  openEngine(keys?: KeyStore): Engine;
  /** Moves the clocks of the engine and the sandbox. */
  pass(seconds: number): Promise<void>;
  /** Sets this computer's clock forth or back, which is what the engine sees. */
  jump(seconds: number): void;
  close(): Promise<void>;
}

/**
 * @param around - Puts something around the sandbox's storage.
 * @param look - Told what the engine asks.
 */
export async function makeWorld(
  around = (storage: Storage): Storage => storage,
  look?: (request: Request) => Promise<void>
): Promise<World> {
  const root = await mkdtemp(join(tmpdir(), 'globus-engine-'));
  const storage = await NodeStorage.open(root);
  await populate(storage);
  const sandbox = createSandbox({ storage: around(storage) });
  const { clients, collections } = sandbox.description(URL);

  let ahead = 0;
  const outbox = new MemoryOutbox();
  const openEngine = (keys: KeyStore = new MemoryKeys()) =>
    new Engine({
      fetch: async (url, init) => {
        const request = new Request(url, init);
        await look?.(request.clone());
        return sandbox.fetch(request);
      },
      now: () => Date.now() + ahead * 1000,
      retry: {
        attempts: 4,
        firstWait: 0,
        longestWait: 0,
        wait: async () => undefined
      },
      keys,
      outbox
    });
  const engine = openEngine();
  const choice: ServiceChoice = {
    service: 'sandbox',
    sandboxPort: 9,
    clientId: clients.native
  };
  const page = engine.openPage();
  await page.configure(choice, 'no-server');

  const control = async (route: string, body?: object) => {
    const answer = await sandbox.fetch(
      new Request(`${URL}/_sandbox/${route}`, {
        ...(body ? { method: 'POST', body: JSON.stringify(body) } : {})
      })
    );
    expect(answer.status).toBe(200);
    return answer.json() as Promise<unknown>;
  };
  const requests = () => control('requests') as Promise<Seen[]>;
  const codeFor = async (pending: PendingSignIn, identity?: string) => {
    const answer = await control('authorize', { url: pending.url, identity });
    return (answer as { code: string }).code;
  };
  return {
    engine,
    openEngine,
    page,
    outbox,
    root,
    choice,
    collections: Object.fromEntries(
      collections.map(({ role, id }) => [role, id])
    ),
    control,
    ask: async (path, init) => sandbox.fetch(new Request(URL + path, init)),
    requests,
    count: async (method, path) =>
      (await requests()).filter(
        seen => seen.method === method && seen.path.split('?')[0] === path
      ).length,
    codeFor,
    signIn: async (scopes = []) => {
      const pending = await page.beginSignIn({ scopes, session: null });
      return page.completeSignIn(pending.id, await codeFor(pending));
    },
    pass: async seconds => {
      ahead += seconds;
      await control('clock', { advance_seconds: seconds });
    },
    jump: seconds => {
      ahead += seconds;
    },
    close: async () => {
      await page.leave();
      await page.configure(null, 'no-server');
      await sandbox.close();
      await rm(root, { recursive: true });
    }
  };
}

/** The kind of failure that a promise ends with, or `fine`. */
export async function outcome(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'fine',
    error => error.failure?.kind ?? String(error)
  );
}
