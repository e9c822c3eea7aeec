import type { Sandbox } from '../../../../sandbox/src/index';
import type { Fetch } from '../../../globus/request';
import type { Ledger } from './ledger';
import type { Asker, Way } from './machine';
import type { Fault } from './schedule';
import type { Answer } from './troubles';
import { PAGE, routeOf, Troubles } from './troubles';
import type { VirtualTime } from './virtualTime';

/** What is slow takes this long, in milliseconds: the last longer than anyone waits. */
const SLOW = [4000, 40_000, 150_000];

/** The way between engines and a sandbox in this process. */
export class Network implements Way {
  private readonly troubles: Troubles;
  private readonly pending = new Set<() => void>();

  constructor(
    private readonly sandbox: Sandbox,
    private readonly time: VirtualTime,
    private readonly ledger: Ledger
  ) {
    this.troubles = new Troubles({
      slow: SLOW,
      silence: null,
      wait: milliseconds => time.wait(milliseconds)
    });
  }

  get hasRefusedTokens(): boolean {
    return this.troubles.hasRefusedTokens;
  }

  trouble(faults: readonly Fault[]): void {
    this.troubles.set(faults);
  }

  cut(): void {
    [...this.pending].forEach(cut => cut());
  }

  /** What an engine asks through. */
  fetchOf(asker: Asker): Fetch {
    return (url, init) =>
      new Promise((resolve, reject) => {
        if (asker.isDead) {
          return;
        }
        const settle = (work: () => void) => {
          this.pending.delete(cut);
          // What died is told nothing any more.
          if (!asker.isDead) {
            work();
          }
        };
        const fail = (error: Error) => settle(() => reject(error));
        const cut = () => fail(connectionCut());
        this.pending.add(cut);
        init.signal?.addEventListener('abort', () => {
          fail(init.signal!.reason as Error);
        });
        this.carry(asker, url, init, () => this.pending.has(cut)).then(
          answer => settle(() => resolve(answer)),
          fail
        );
      });
  }

  private async carry(
    asker: Asker,
    url: string,
    init: RequestInit,
    isUp: () => boolean
  ): Promise<Response> {
    const { method = 'GET' } = init;
    const { pathname } = new URL(url);
    const route = routeOf(method, pathname);
    if (route === 'submit') {
      this.ledger.wishes.onSubmit(init.body as string);
    }
    const trouble = this.troubles.take(route);
    const answer = await this.troubles.meet(trouble, {
      asker,
      cut: connectionCut,
      perform: async () => {
        await this.latency();
        if (!isUp()) {
          throw connectionCut();
        }
        return this.time.during(this.perform(url, init));
      }
    });
    await this.latency();
    if (trouble === 'broken off') {
      return new Response(broken(), { status: answer.status });
    }
    if (trouble === 'truncated') {
      return new Response(answer.text.slice(0, answer.text.length / 2), answer);
    }
    if (!asker.isDead && isUp() && answer.text !== PAGE) {
      this.ledger.cancels.onAnswer(route, pathname, answer.status);
    }
    return new Response(answer.status === 204 ? null : answer.text, answer);
  }

  private async perform(url: string, init: RequestInit): Promise<Answer> {
    const { signal: _, ...rest } = init;
    const answer = await this.sandbox.fetch(new Request(url, rest));
    return {
      status: answer.status,
      headers: [...answer.headers],
      text: await answer.text()
    };
  }

  private latency(): Promise<void> {
    return this.time.wait(5 + Math.floor(Math.random() * 120));
  }
}

function connectionCut(): Error {
  return new TypeError('Failed to fetch');
}

function broken(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: controller => controller.error(new TypeError('network error'))
  });
}
