import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type {
  APIRequestContext,
  BrowserContext,
  Page,
  Request,
  WebSocket
} from '@playwright/test';
import { environment } from '../environment';
import { filesIn } from './files';
import type { IFound, ISecret } from './needles';
import { Needles } from './needles';
import { memoryOf, processesOf, startOf } from './processes';
import { stored } from './stored';
import { consolesOfWorkers } from './workers';

/** Where secrets are looked for while pages are there. */
export const PLACES = [
  'local storage',
  'session storage',
  'IndexedDB',
  'extractable keys',
  'cache storage',
  'cookies',
  'names of windows',
  'history',
  'notebooks',
  'kept sessions',
  'consoles',
  'consoles of workers',
  'URLs',
  'referrers',
  'what pages send to the server',
  'messages to kernels',
  'messages of kernels',
  'environments of kernels',
  'memory of kernels',
  'clipboard'
] as const;
export type Place = (typeof PLACES)[number];

/** What was looked at in a test, and what was found. */
export interface IReport {
  test: string;
  /** How many characters or bytes were looked at, by place. */
  looked: Partial<Record<Place, number>>;
  found: (IFound & { place: Place; where: string })[];
  /** SHA-256 of tokens that a dialog handed to a kernel. */
  handed: string[];
}

/** Everything that the sandbox has issued or seen since it started. */
export class Secrets {
  readonly known: ISecret[] = [];
  readonly needles = new Needles();

  /** Asks for what is new. */
  async learn(request: APIRequestContext): Promise<void> {
    const url = `${environment().sandboxUrl}/_sandbox/secrets`;
    const all = (await (await request.get(url)).json()) as ISecret[];
    this.add(all.slice(this.known.length));
  }

  add(secrets: readonly ISecret[]): void {
    this.known.push(...secrets);
    this.needles.add(secrets);
  }
}

/** How a secret is told from others where it must not be written down. */
export function digestOf({ value }: ISecret): string {
  return createHash('sha256').update(value).digest('hex');
}

/** Where the reports of this run are. */
export function reportFile(): string {
  return path.join(environment().notebooks, '..', 'leaks', 'reports.jsonl');
}

/** The page of Globus that shows a code has it in its address. */
const CODE_PAGE = '/v2/web/auth-code';

/**
 * Watches the pages of a test for secrets. Only what was found is kept, and
 * never the secret itself.
 */
export class Witness {
  private readonly texts: [Place, string, string][] = [];
  /** Those that a page has been connected to. */
  private readonly kernels = new Set<string>();

  constructor(private readonly context: BrowserContext) {}

  start(): void {
    const { context } = this;
    context.on('console', message => {
      const { url } = message.location();
      this.note('consoles', url, message.text());
    });
    context.on('weberror', failure => {
      const { stack, message } = failure.error();
      this.note('consoles', 'an error', `${message} ${stack ?? ''}`);
    });
    context.on('request', request => this.noteRequest(request));
    context.on('page', page => page.on('websocket', s => this.noteSocket(s)));
  }

  /**
   * Looks through it all.
   *
   * @param handsTokens - whether kernels may be handed access tokens
   */
  async look(
    test: string,
    secrets: Secrets,
    handsTokens = false
  ): Promise<IReport> {
    for (const page of this.context.pages()) {
      await this.notePage(page);
    }
    const workers = await consolesOfWorkers(this.context.browser()!);
    this.note('consoles of workers', 'shared workers', workers.join('\n'));
    await this.noteClipboard();
    this.noteFiles();
    const report: IReport = { test, looked: {}, found: [], handed: [] };
    /** By token, the kernel that has it. */
    const handed = new Map<number, string>();
    const add = (place: Place, where: string, text: string | Uint8Array) => {
      report.looked[place] = (report.looked[place] ?? 0) + text.length;
      for (const found of secrets.needles.in(text)) {
        const { kind, written } = found;
        if (handsTokens && kind === 'access' && written === 'raw') {
          if (place === 'messages to kernels') {
            handed.set(found.which, where);
            continue;
          }
          if (
            place === 'memory of kernels' &&
            handed.get(found.which) === where
          ) {
            continue;
          }
        }
        report.found.push({ ...found, place, where: hushed(where, secrets) });
      }
    };
    this.texts.forEach(text => add(...text));
    const kernels = `${environment().labUrl}/api/kernels`;
    const running = await (await this.context.request.get(kernels)).json();
    for (const { id } of running as { id: string }[]) {
      // Those that other tests left have been looked at.
      const pids = this.kernels.has(id) ? processesOf(`kernel-${id}.json`) : [];
      for (const pid of pids) {
        add('environments of kernels', id, startOf(pid));
        for (const piece of memoryOf(pid)) {
          add('memory of kernels', id, piece);
        }
      }
    }
    report.handed = [...handed.keys()].map(which =>
      digestOf(secrets.known[which]!)
    );
    return report;
  }

  private note(place: Place, where: string, text: string): void {
    this.texts.push([place, withoutQuery(where), text]);
  }

  private noteRequest(request: Request): void {
    const url = new URL(request.url());
    if (url.protocol === 'data:' || url.protocol === 'blob:') {
      return;
    }
    const { labUrl, sandboxUrl } = environment();
    if (url.origin !== sandboxUrl || url.pathname !== CODE_PAGE) {
      this.note('URLs', url.href, url.href);
    }
    this.note('referrers', url.href, request.headers().referer ?? '');
    if (url.origin === labUrl) {
      const body = request.postDataBuffer()?.toString('latin1') ?? '';
      this.note('what pages send to the server', url.href, body);
    }
  }

  private noteSocket(socket: WebSocket): void {
    const kernel = /\/api\/kernels\/([^/]+)\//.exec(socket.url())?.[1];
    const where = kernel ?? socket.url();
    if (kernel !== undefined) {
      this.kernels.add(kernel);
    }
    this.note('URLs', where, socket.url());
    const text = (payload: string | Buffer) =>
      typeof payload === 'string' ? payload : payload.toString('latin1');
    socket.on('framesent', ({ payload }) =>
      this.note('messages to kernels', where, text(payload))
    );
    socket.on('framereceived', ({ payload }) =>
      this.note('messages of kernels', where, text(payload))
    );
  }

  private async notePage(page: Page): Promise<void> {
    if (!page.url().startsWith(environment().labUrl)) {
      return;
    }
    const places = await page.evaluate(stored).catch(async () => {
      // It was on its way somewhere.
      await page.waitForLoadState();
      return page.evaluate(stored);
    });
    for (const [place, text] of Object.entries(places)) {
      this.note(place as Place, page.url(), text);
    }
  }

  private async noteClipboard(): Promise<void> {
    const page = this.context
      .pages()
      .find(one => one.url().startsWith(environment().labUrl));
    if (page) {
      await this.context.grantPermissions(['clipboard-read']);
      await page.bringToFront();
      const text = await page.evaluate(async () =>
        navigator.clipboard.readText()
      );
      this.note('clipboard', page.url(), text);
    }
  }

  /** Notebooks are removed after each test, kept sessions at a sign-out. */
  private noteFiles(): void {
    const { notebooks, sandboxRoot } = environment();
    for (const [file, bytes] of filesIn(notebooks, [sandboxRoot])) {
      this.note('notebooks', file, bytes.toString('latin1'));
    }
    const kept = path.join(notebooks, '..', 'data', 'jupyterlab-globus');
    for (const [file, bytes] of existsSync(kept) ? filesIn(kept) : []) {
      this.note('kept sessions', file, bytes.toString('latin1'));
    }
  }
}

/** Keeps a report for the end. */
export function keep(report: IReport): void {
  const file = reportFile();
  mkdirSync(path.dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify(report)}\n`);
}

function withoutQuery(where: string): string {
  return where.replace(/[?#].*$/s, '');
}

/** The name of a place, unless the secret is in the name itself. */
export function hushed(where: string, { needles }: Secrets): string {
  return needles.in(where).length === 0 ? where : '(it is in the name, too)';
}
