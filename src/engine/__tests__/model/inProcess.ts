import {
  Clock,
  createSandbox,
  MemoryStorage
} from '../../../../sandbox/src/index';
import type { Sandbox } from '../../../../sandbox/src/index';
import { layOut } from '../../../../sandbox/src/sample';
import type { Keeper } from '../../contract';
import { Engine } from '../../engine';
import type { OutboxStore } from '../../outboxStore';
import { MemoryOutbox } from '../../outboxStore';
import { MemoryKeys } from '../keepers';
import { Shelf } from '../shelf';
import { SPEED, writeFiles } from './documents';
import type { Ledger } from './ledger';
import type { Asker, Machine, Worker } from './machine';
import { Network } from './network';
import { BEGIN, VirtualTime } from './virtualTime';

/** Where the sandbox is taken to be; nothing listens. */
const PORT = 9;

/** A sandbox for one run after the other, each with a time of its own. */
export class SandboxInProcess {
  time = new VirtualTime(0);
  readonly sandbox: Sandbox;
  readonly ready: Promise<void>;

  constructor() {
    const clock = new Clock(() => BEGIN + this.time.now);
    const storage = new MemoryStorage(() => clock.now());
    this.sandbox = createSandbox({ storage, clock, bytesPerSecond: SPEED });
    this.ready = layOut(storage).then(() => writeFiles(storage));
  }
}

/** One person's computer, in this process and in no time. */
export class InProcess implements Machine {
  readonly way: Network;
  readonly port = PORT;
  readonly clientId: string;
  readonly followsClosed = true;
  readonly isOrdered = true;
  readonly collections: Record<string, string>;
  private readonly origin = `http://127.0.0.1:${PORT}`;
  private readonly shelf = new Shelf();
  private readonly keys = new MemoryKeys();
  private readonly outbox = new MemoryOutbox();

  constructor(
    private readonly sandbox: Sandbox,
    readonly time: VirtualTime,
    ledger: Ledger
  ) {
    this.way = new Network(sandbox, time, ledger);
    const { clients, collections } = sandbox.description(this.origin);
    this.clientId = clients.native;
    this.collections = Object.fromEntries(
      collections.map(({ id, role }) => [role, id])
    );
  }

  keeper(): Keeper {
    return this.shelf.keeper();
  }

  begin(asker: Asker): Worker {
    const engine = new Engine({
      fetch: this.way.fetchOf(asker),
      keys: this.keys,
      outbox: this.storeOf(asker)
    });
    return {
      open: async () => {
        const api = engine.openPage();
        return { api, close: () => api.leave() };
      },
      kept: () => engine.binding.keeping.done(),
      kill: async () => engine.binding.watch.stop()
    };
  }

  control(route: string, body: object): Promise<unknown> {
    const request = new Request(`${this.origin}/_sandbox/${route}`, {
      method: 'POST',
      body: JSON.stringify(body)
    });
    return this.time.during(
      this.sandbox.fetch(request).then(answer => answer.json())
    );
  }

  /** What a dead worker stores is stored no more. */
  private storeOf(asker: Asker): OutboxStore {
    const alive = async <T>(work: () => Promise<T>): Promise<T> => {
      await this.time.wait(1 + Math.floor(Math.random() * 20));
      return asker.isDead ? new Promise<T>(() => undefined) : work();
    };
    const { outbox } = this;
    return {
      change: (...args) => alive(() => outbox.change(...args)),
      owners: start => alive(() => outbox.owners(start)),
      document: (...args) => alive(() => outbox.document(...args))
    };
  }
}
