import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import {
  createSandbox,
  NodeStorage,
  populate
} from '../../../sandbox/src/node';
import { AuthService } from '../auth';
import { failureOf } from '../errors';
import type { Fetch } from '../request';

/** A sandbox in this process, and the Auth service that speaks to it. */
export interface Served {
  origin: string;
  clientId: string;
  /** UUIDs of the collections, by role. */
  collections: Record<string, string>;
  auth: AuthService;
  fetch: Fetch;
  /** Every request that went through {@link Served.fetch}. */
  asked: { url: string; init: RequestInit }[];
  /** What the person does on the authorize page. */
  codeFor(url: string): Promise<string>;
  close(): Promise<void>;
}

export async function serve(): Promise<Served> {
  const origin = 'http://127.0.0.1:9';
  const root = await mkdtemp(join(tmpdir(), 'globus-services-'));
  const storage = await NodeStorage.open(root);
  await populate(storage);
  const sandbox = createSandbox({ storage });
  const { clients, collections } = sandbox.description(origin);
  const asked: Served['asked'] = [];
  const fetch: Fetch = (url, init) => {
    asked.push({ url, init });
    return sandbox.fetch(new Request(url, init));
  };
  return {
    origin,
    clientId: clients.native,
    collections: Object.fromEntries(
      collections.map(({ role, id }) => [role, id])
    ),
    auth: new AuthService({ auth: origin }, clients.native, fetch),
    fetch,
    asked,
    codeFor: async url => {
      const answer = await sandbox.fetch(
        new Request(`${origin}/_sandbox/authorize`, {
          method: 'POST',
          body: JSON.stringify({ url })
        })
      );
      return ((await answer.json()) as { code: string }).code;
    },
    close: async () => {
      await sandbox.close();
      await rm(root, { recursive: true });
    }
  };
}

/** The kind of failure that a promise ends with, or `fine`. */
export async function outcome(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'fine',
    (error: unknown) => failureOf(error).kind
  );
}
