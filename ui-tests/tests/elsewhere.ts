import { expect } from '@jupyterlab/galata';
import type { APIRequestContext } from '@playwright/test';
import { collection, environment } from '../environment';

/** A request that the sandbox saw. */
interface ISeen {
  method: string;
  path: string;
  status: number;
}

/** The sandbox's control routes. */
export class Sandbox {
  constructor(private readonly request: APIRequestContext) {}

  async control(route: string, data: object): Promise<unknown> {
    const url = `${environment().sandboxUrl}/_sandbox/${route}`;
    const answer = await this.request.post(url, { data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json() as Promise<unknown>;
  }

  /** How often a path was asked for with a method, preflights apart. */
  async count(method: string, path: string): Promise<number> {
    return (await this.seen()).filter(
      one => one.method === method && one.path.split('?')[0] === path
    ).length;
  }

  /** What was asked of Transfer that changes something, oldest first. */
  async changes(): Promise<string[]> {
    return (await this.seen())
      .filter(({ path }) => path.startsWith('/v0.10/'))
      .filter(({ method }) => method !== 'GET' && method !== 'OPTIONS')
      .map(({ method, path }) => `${method} ${path}`);
  }

  private async seen(): Promise<ISeen[]> {
    const url = `${environment().sandboxUrl}/_sandbox/requests`;
    const answer = await this.request.get(url);
    return (await answer.json()) as ISeen[];
  }
}

interface IToken {
  access_token: string;
  resource_server: string;
}

/** A PKCE pair: that of RFC 7636, appendix B. */
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** What the same person does elsewhere: on the web, or in another program. */
export class Elsewhere {
  constructor(private readonly request: APIRequestContext) {}

  /** Allows `data_access` on collections; resolves with a code to sign in with. */
  async consent(...collections: string[]): Promise<string> {
    const inner = collections.map(
      id => `*https://auth.globus.org/scopes/${id}/data_access`
    );
    const url = new URL(`${environment().sandboxUrl}/v2/oauth2/authorize`);
    url.search = new URLSearchParams({
      client_id: environment().clientId,
      redirect_uri: redirect(),
      response_type: 'code',
      scope: `openid urn:globus:auth:scope:transfer.api.globus.org:all[${inner.join(' ')}]`,
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256'
    }).toString();
    return this.decide(url.href);
  }

  /** What "Allow" on the authorize page answers. */
  async decide(url: string, identity?: string): Promise<string> {
    const sandbox = new Sandbox(this.request);
    const answer = await sandbox.control('authorize', { url, identity });
    return (answer as { code: string }).code;
  }

  /** Sends a file between the tutorial collections; resolves with its task. */
  async send(label: string, source: string): Promise<string> {
    const { value } = await this.ask<{ value: string }>('submission_id');
    const { task_id } = await this.ask<{ task_id: string }>('transfer', {
      DATA_TYPE: 'transfer',
      submission_id: value,
      source_endpoint: collection('tutorial-1').id,
      destination_endpoint: collection('tutorial-2').id,
      label,
      DATA: [
        {
          DATA_TYPE: 'transfer_item',
          source_path: source,
          destination_path: `/~/${label}`
        }
      ]
    });
    return task_id;
  }

  /** Resolves with a task once it is as it should be. */
  async waitFor(task: string, status: string): Promise<void> {
    await expect.poll(() => this.ask(`task/${task}`)).toMatchObject({ status });
  }

  async cancel(task: string): Promise<void> {
    await this.ask(`task/${task}/cancel`, {});
  }

  /** How many tasks there are, running or not. */
  async taskCount(): Promise<number> {
    return (await this.ask<{ total: number }>('task_list')).total;
  }

  /** The names of the bookmarks. */
  async bookmarks(): Promise<string[]> {
    const { DATA } = await this.ask<{ DATA: { name: string }[] }>(
      'bookmark_list'
    );
    return DATA.map(({ name }) => name);
  }

  private async ask<T>(path: string, data?: object): Promise<T> {
    this.token ??= this.signIn();
    const answer = await this.request.fetch(
      `${environment().sandboxUrl}/v0.10/${path}`,
      {
        method: data ? 'POST' : 'GET',
        headers: { Authorization: `Bearer ${await this.token}` },
        data
      }
    );
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json() as Promise<T>;
  }

  private async signIn(): Promise<string> {
    const code = await this.consent(
      collection('tutorial-1').id,
      collection('tutorial-2').id
    );
    const form = {
      grant_type: 'authorization_code',
      client_id: environment().clientId,
      redirect_uri: redirect(),
      code,
      code_verifier: VERIFIER
    };
    const url = `${environment().sandboxUrl}/v2/oauth2/token`;
    const answer = await this.request.post(url, { form });
    expect(answer.ok(), await answer.text()).toBe(true);
    const first = (await answer.json()) as IToken & { other_tokens: IToken[] };
    const all = [first, ...first.other_tokens];
    const server = 'transfer.api.globus.org';
    return all.find(each => each.resource_server === server)!.access_token;
  }

  private token: Promise<string> | null = null;
}

function redirect(): string {
  return `${environment().sandboxUrl}/v2/web/auth-code`;
}
