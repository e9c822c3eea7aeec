import { Clients } from '../../auth/clients.js';
import { Grants } from '../../auth/grants.js';
import { SessionNeeds } from '../../auth/needs.js';
import { parseScopes } from '../../auth/scopeParser.js';
import { dataAccessScope } from '../../auth/scopes.js';
import { Clock } from '../../clock.js';
import { COLLECTIONS } from '../../collections.js';
import { IDENTITIES, NATIVE_CLIENT } from '../../identities.js';
import { NamedFaults } from '../../namedFaults.js';
import { populate } from '../../sample.js';
import { MemoryStorage } from '../../storage/memory.js';
import type { World } from '../../world.js';
import { Secrets } from '../../secrets.js';
import { readDelete } from '../deleteDocument.js';
import type { Task } from '../task.js';
import { TaskStore } from '../taskStore.js';
import { readTransfer } from '../transferDocument.js';

/** Ids of the tutorial collections. */
export const [ONE, TWO] = COLLECTIONS.map(c => c.id) as [string, string];

/** Where tasks are tried: a world in memory, and Ada, who allowed all. */
export class Bench {
  readonly clock = new Clock();
  readonly storage = new MemoryStorage(() => this.clock.now());
  readonly ada = { client: NATIVE_CLIENT, identity: IDENTITIES[0]! };
  readonly lines: string[] = [];
  readonly world: World = {
    clock: this.clock,
    storage: this.storage,
    collections: COLLECTIONS,
    identities: IDENTITIES,
    provisioned: new Map(),
    clients: new Clients([NATIVE_CLIENT]),
    grants: new Grants(this.clock, COLLECTIONS),
    needs: new SessionNeeds(),
    secrets: new Secrets(),
    faults: new NamedFaults(this.clock),
    bytesPerSecond: 50_000_000,
    log: line => this.lines.push(line)
  };
  readonly tasks = new TaskStore(this.world);

  static async make(): Promise<Bench> {
    const bench = new Bench();
    await populate(bench.storage);
    bench.consent();
    return bench;
  }

  consent(): void {
    const { client, identity } = this.ada;
    for (const id of [ONE, TWO]) {
      const ask = parseScopes(dataAccessScope(id));
      this.world.grants.consents.grant(client, identity, ask, false);
    }
  }

  /** Send things from Ada's home on the one to that on the other. */
  send(paths: Record<string, string | object>, options: object = {}): Task {
    const DATA = Object.entries(paths).map(([from, to]) => ({
      DATA_TYPE: 'transfer_item',
      source_path: from,
      ...(typeof to === 'string' ? { destination_path: to } : to)
    }));
    const document = {
      DATA_TYPE: 'transfer',
      DATA,
      submission_id: crypto.randomUUID(),
      source_endpoint: ONE,
      destination_endpoint: TWO,
      ...options
    };
    return this.tasks.add(this.ada, readTransfer(this.world, document));
  }

  /** Delete things on the first collection. */
  erase(paths: readonly string[], options: object = {}): Task {
    const document = {
      DATA_TYPE: 'delete',
      DATA: paths.map(path => ({ DATA_TYPE: 'delete_item', path })),
      submission_id: crypto.randomUUID(),
      endpoint: ONE,
      ...options
    };
    return this.tasks.add(this.ada, readDelete(this.world, document));
  }

  async put(role: string, path: string, text: string): Promise<void> {
    const where = [role, 'home', 'ada', ...path.split('/')];
    await this.storage.makeDirectory(where.slice(0, -1));
    const file = await this.storage.write(where);
    await file.write(new TextEncoder().encode(text));
    await file.commit();
  }

  async text(role: string, path: string): Promise<string> {
    const decoder = new TextDecoder();
    let all = '';
    const where = [role, 'home', 'ada', ...path.split('/')];
    for await (const chunk of this.storage.read(where, 1024)) {
      all += decoder.decode(chunk, { stream: true });
    }
    return all;
  }

  async names(role: string, path = ''): Promise<string[]> {
    const where = [role, 'home', 'ada', ...path.split('/').filter(Boolean)];
    return (await this.storage.list(where, 1000)).map(e => e.name).sort();
  }

  /** Wait until something is true of a task. */
  async until(task: Task, isSo: (task: Task) => boolean): Promise<Task> {
    const end = Date.now() + 4000;
    while (!isSo(task)) {
      if (Date.now() > end) {
        throw new Error(`it never came: ${task.status}, ${task.trouble?.code}`);
      }
      await new Promise(resolve => setTimeout(resolve, 2));
    }
    return task;
  }

  done(task: Task): Promise<Task> {
    return this.until(task, t => !t.isUnfinished);
  }

  faulted(task: Task): Promise<Task> {
    return this.until(task, t => t.faults > 0);
  }
}
