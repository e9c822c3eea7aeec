import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import {
  Clock,
  ConnectionCut,
  createSandbox,
  layOut,
  MemoryStorage
} from '../../sandbox/src/index';
import type { Sandbox } from '../../sandbox/src/index';
import { serverFor } from '../../sandbox/src/http/server';
import { SPEED, writeFiles } from '../../src/engine/__tests__/model/documents';
import type { Ledger } from '../../src/engine/__tests__/model/ledger';
import type { Asker, Way } from '../../src/engine/__tests__/model/machine';
import type { Fault } from '../../src/engine/__tests__/model/schedule';
import type { Answer } from '../../src/engine/__tests__/model/troubles';
import { routeOf, Troubles } from '../../src/engine/__tests__/model/troubles';

/** Nobody waits here for long: what takes minutes takes seconds. */
const FASTER = 20;

/** Milliseconds. */
const SLOW = [300, 1500, 4000];
const SILENCE = 5000;

const wait = (milliseconds: number) =>
  new Promise<void>(resolve => setTimeout(resolve, milliseconds));

/** A sandbox of its own on a port of its own, with trouble on the way to it. */
export class SandboxServer implements Way {
  readonly clock = new Clock();
  /** The worker that asks: there is one at a time. */
  asker: Asker | null = null;
  private readonly storage = new MemoryStorage();
  private readonly sandbox: Sandbox;
  private readonly server: Server;
  private readonly troubles = new Troubles({
    slow: SLOW,
    silence: SILENCE,
    wait
  });

  constructor(private readonly ledger: Ledger) {
    this.sandbox = createSandbox({
      storage: this.storage,
      clock: this.clock,
      bytesPerSecond: FASTER * SPEED
    });
    const fetch = (request: Request) => this.answer(request);
    this.server = serverFor({ ...this.sandbox, fetch }, '127.0.0.1');
  }

  /** Resolves with its port. */
  async listen(): Promise<number> {
    await layOut(this.storage);
    await writeFiles(this.storage);
    await new Promise<void>(resolve =>
      this.server.listen(0, '127.0.0.1', resolve)
    );
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.close();
    this.cut();
    await this.sandbox.close();
  }

  get description() {
    return this.sandbox.description('');
  }

  get hasRefusedTokens(): boolean {
    return this.troubles.hasRefusedTokens;
  }

  trouble(faults: readonly Fault[]): void {
    this.troubles.set(faults);
  }

  cut(): void {
    this.server.closeAllConnections();
  }

  async control(route: string, body: object): Promise<unknown> {
    const answer = await this.sandbox.fetch(
      new Request(`http://127.0.0.1/_sandbox/${route}`, {
        method: 'POST',
        body: JSON.stringify(body)
      })
    );
    return answer.json();
  }

  private async answer(request: Request): Promise<Response> {
    const { asker } = this;
    if (request.method === 'OPTIONS' || !asker) {
      return this.sandbox.fetch(request);
    }
    const { url, method, headers } = request;
    const body = method === 'GET' ? null : await request.text();
    const route = routeOf(method, new URL(url).pathname);
    if (route === 'submit') {
      this.ledger.wishes.onSubmit(body!);
    }
    const trouble = this.troubles.take(route);
    const answer = await this.troubles.meet(trouble, {
      asker,
      cut: () => new ConnectionCut(),
      perform: () => this.perform(new Request(url, { method, headers, body }))
    });
    const { status, text } = answer;
    if (trouble === 'broken off' || trouble === 'truncated') {
      const half = text.slice(0, text.length / 2);
      const ends = trouble === 'truncated';
      return new Response(ends ? half : breakingOff(half), answer);
    }
    return new Response(status === 204 ? null : text, answer);
  }

  private async perform(request: Request): Promise<Answer> {
    const answer = await this.sandbox.fetch(request);
    return {
      status: answer.status,
      headers: [...answer.headers],
      text: await answer.text()
    };
  }
}

function breakingOff(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: controller => controller.enqueue(new TextEncoder().encode(text)),
    pull: controller => controller.error(new ConnectionCut())
  });
}
