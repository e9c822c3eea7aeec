import { signInAs, signInFor, transferScope } from '../../__tests__/signIn.js';
import {
  COLLECTIONS,
  Clock,
  IDENTITIES,
  MemoryStorage,
  NATIVE_CLIENT,
  createSandbox,
  populate
} from '../../index.js';
import type { Identity, Sandbox } from '../../index.js';

const ORIGIN = 'http://127.0.0.1:1';
const TIMER =
  'https://auth.globus.org/scopes/524230d7-ea86-4a52-8312-86065a9e0417/timer';

/** What a route answered. */
export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** Calls a route of Transfer, its path after the version. */
export type Call = (
  method: string,
  where: string,
  json?: unknown
) => Promise<Answer>;

/** A sandbox in memory, and the people who call it. */
export class Served {
  readonly clock = new Clock();
  readonly sandbox: Sandbox;
  private readonly storage = new MemoryStorage(() => this.clock.now());

  constructor() {
    const { clock, storage } = this;
    this.sandbox = createSandbox({ storage, clock });
  }

  static async make(): Promise<Served> {
    const served = new Served();
    await populate(served.storage);
    return served;
  }

  /** Somebody who allowed everything; Ada first. */
  async person(number = 0): Promise<Call> {
    const ids = COLLECTIONS.slice(0, 2).map(c => c.id);
    const identity: Identity = IDENTITIES[number]!;
    const token = await signInAs(
      ...([this.sandbox, NATIVE_CLIENT, identity, ...ids] as const)
    );
    return (method, where, json) =>
      this.call(method, `/v0.10/${where}`, json, token);
  }

  /**
   * Somebody who calls Timers, its paths whole.
   *
   * @param allowed - ids of the collections whose data timers may use
   */
  async scheduler(
    number = 0,
    allowed = COLLECTIONS.slice(0, 2).map(c => c.id)
  ): Promise<Call> {
    const token = await signInFor(
      ...([this.sandbox, NATIVE_CLIENT, IDENTITIES[number]!] as const),
      `${TIMER}[${transferScope(allowed)}]`
    );
    return (method, where, json) => this.call(method, where, json, token);
  }

  control(name: string, json: object): Promise<Answer> {
    return this.call('POST', `/_sandbox/${name}`, json);
  }

  private async call(
    method: string,
    where: string,
    json?: unknown,
    token?: string
  ): Promise<Answer> {
    const answer = await this.sandbox.fetch(
      new Request(ORIGIN + where, {
        method,
        headers: token ? { Authorization: `Bearer ${token}` } : {},
        ...(json === undefined ? {} : { body: JSON.stringify(json) })
      })
    );
    return { status: answer.status, body: await answer.json() };
  }
}

/** A transfer document between the tutorial collections. */
export function transfer(
  paths: Readonly<Record<string, string>>,
  options: object = {}
): object {
  return {
    DATA_TYPE: 'transfer',
    submission_id: crypto.randomUUID(),
    source_endpoint: COLLECTIONS[0]!.id,
    destination_endpoint: COLLECTIONS[1]!.id,
    DATA: Object.entries(paths).map(([from, to]) => ({
      DATA_TYPE: 'transfer_item',
      source_path: from,
      destination_path: to
    })),
    ...options
  };
}

/** Submit a transfer and wait until something is true of its task. */
export async function submitted(
  call: Call,
  document: object,
  isSo: (task: Answer['body']) => boolean = task => task.status === 'SUCCEEDED'
): Promise<string> {
  const { body } = await call('POST', 'transfer', document);
  await until(call, body.task_id, isSo);
  return body.task_id;
}

export async function until(
  call: Call,
  id: string,
  isSo: (task: Answer['body']) => boolean
): Promise<void> {
  const end = Date.now() + 4000;
  for (;;) {
    const { body } = await call('GET', `task/${id}`);
    if (isSo(body)) {
      return;
    }
    if (Date.now() > end) {
      throw new Error(`it never came: ${JSON.stringify(body)}`);
    }
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}
