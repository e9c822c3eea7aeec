import type { Asker } from './machine';
import type { Fault, Route, TroubleKind } from './schedule';

/** An answer on its way back. */
export interface Answer {
  status: number;
  headers: [string, string][];
  text: string;
}

/** How long things take, in milliseconds. */
export interface Pace {
  /** What is slow takes one of these. */
  slow: readonly number[];
  /** When a connection without an answer breaks; null: never. */
  silence: number | null;
  wait(milliseconds: number): Promise<void>;
}

/** What is done with a request. */
export interface Errand {
  asker: Asker;
  /** Globus gets the request, and does what it asks. */
  perform(): Promise<Answer>;
  /** The connection breaks. */
  cut(): Error;
}

/** What comes from elsewhere than Globus. */
export const PAGE = '<html><body><h1>Welcome to the airport</h1></body></html>';

/** The trouble that requests meet, in the order that it was asked for. */
export class Troubles {
  /** Whether requests were refused as without a good token. */
  hasRefusedTokens = false;
  private faults: (Fault & { left: number })[] = [];

  constructor(private readonly pace: Pace) {}

  /** What happens to requests from now on, and nothing else. */
  set(faults: readonly Fault[]): void {
    this.faults = faults.map(fault => ({ ...fault, left: fault.times }));
  }

  /** What the next request of a kind meets. */
  take(route: Route): TroubleKind | null {
    const fault = this.faults.find(
      ({ left, on }) => left > 0 && (on === 'any' || on === route)
    );
    if (!fault) {
      return null;
    }
    if (fault.skip > 0) {
      fault.skip--;
      return null;
    }
    fault.left--;
    this.hasRefusedTokens ||= fault.trouble === '401';
    return fault.trouble;
  }

  /** What comes of a request; what happens to an answer is its carrier's. */
  async meet(trouble: TroubleKind | null, errand: Errand): Promise<Answer> {
    const { asker, cut, perform } = errand;
    switch (trouble) {
      case 'cut after':
        await perform();
        throw cut();
      case 'cut before':
        throw cut();
      case 'slow before':
        await this.beSlow();
        return perform();
      case 'slow after': {
        const answer = await perform();
        await this.beSlow();
        return answer;
      }
      case 'silent after':
        await perform();
        return this.silence(errand);
      case 'silent before':
        return this.silence(errand);
      case 'worker dies after':
        await perform();
        asker.die();
        throw cut();
      case 'worker dies before':
        asker.die();
        throw cut();
      case 'sent twice':
        await perform();
        return perform();
      case 'page after':
        await perform();
        return page(200);
      case '502 after':
      case '504 after':
        await perform();
        return page(Number.parseInt(trouble, 10));
      case 'page instead':
        return page(200);
      case '429':
      case '500':
      case '503':
      case '401':
        return refusal(Number(trouble));
      case '429 with Retry-After':
        return { ...refusal(429), headers: [['Retry-After', '7']] };
      default:
        return perform();
    }
  }

  private beSlow(): Promise<void> {
    const { slow, wait } = this.pace;
    return wait(slow[Math.floor(Math.random() * slow.length)]!);
  }

  private async silence({ cut }: Errand): Promise<never> {
    const { silence, wait } = this.pace;
    await (silence === null ? new Promise(() => undefined) : wait(silence));
    throw cut();
  }
}

/** Which requests a request is one of. */
export function routeOf(method: string, path: string): Route {
  switch (true) {
    case path === '/v0.10/submission_id':
      return 'submission id';
    case method === 'POST' && /^\/v0.10\/(transfer|delete)$/.test(path):
      return 'submit';
    case path.endsWith('/cancel'):
      return 'cancel';
    case path === '/v0.10/task_list':
      return 'task list';
    case /^\/v0.10\/task\/[^/]*$/.test(path):
      return 'task';
    case path === '/v2/oauth2/token':
      return 'token';
    default:
      return 'any';
  }
}

function page(status: number): Answer {
  return { status, headers: [['Content-Type', 'text/html']], text: PAGE };
}

function refusal(status: number): Answer {
  const document = { code: 'Trouble', message: 'Trouble.', request_id: 'x' };
  return { status, headers: [], text: JSON.stringify(document) };
}
