import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import {
  COLLECTIONS,
  Clock,
  ConnectionCut,
  NATIVE_CLIENT,
  NodeStorage,
  createSandbox,
  populate
} from '../node.js';
import type { Sandbox } from '../node.js';

const ORIGIN = 'http://127.0.0.1:1';
const TRANSFER = 'urn:globus:auth:scope:transfer.api.globus.org:all';
const VERIFIER = 'v'.repeat(43);

let root: string;
let sandbox: Sandbox;
let clock: Clock;
let lines: string[];

beforeEach(async () => {
  root = await fs.mkdtemp(path.join(tmpdir(), 'sandbox-'));
  const storage = await NodeStorage.open(root);
  clock = new Clock();
  lines = [];
  const template = COLLECTIONS[0]!;
  const many = Array.from({ length: 1200 }, (_, i) => ({
    ...template,
    id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    role: `many-${i}`,
    displayName: `Crowd ${i}`
  }));
  const restore = async (): Promise<void> => {
    await storage.clear();
    await populate(storage);
  };
  await populate(storage);
  sandbox = createSandbox({
    storage,
    clock,
    restore,
    collections: [...COLLECTIONS, ...many],
    log: line => lines.push(line)
  });
});

afterEach(async () => {
  await sandbox.close();
  await fs.rm(root, { recursive: true });
});

function call(
  method: string,
  where: string,
  options: { token?: string; json?: unknown; form?: object } = {}
): Promise<Response> {
  const { form, json, token } = options;
  const body = form
    ? new URLSearchParams(Object.entries(form)).toString()
    : json === undefined
      ? undefined
      : JSON.stringify(json);
  return sandbox.fetch(
    new Request(ORIGIN + where, {
      method,
      ...(body ? { body } : {}),
      headers: token ? { Authorization: `Bearer ${token}` } : {}
    })
  );
}

function authorizeUrl(change: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: NATIVE_CLIENT.id,
    redirect_uri: `${ORIGIN}/v2/web/auth-code`,
    response_type: 'code',
    scope: `openid ${TRANSFER}`,
    state: 's',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...change
  });
  return `/v2/oauth2/authorize?${query}`;
}

/** Ada signs in: her token for Transfer, or another for its scopes. */
async function signIn(scope?: string): Promise<string> {
  const url = ORIGIN + authorizeUrl(scope === undefined ? {} : { scope });
  const allowed = await call('POST', '/_sandbox/authorize', { json: { url } });
  const { code } = (await allowed.json()) as { code: string };
  const answer = await call('POST', '/v2/oauth2/token', {
    form: {
      grant_type: 'authorization_code',
      client_id: NATIVE_CLIENT.id,
      redirect_uri: `${ORIGIN}/v2/web/auth-code`,
      code_verifier: VERIFIER,
      code
    }
  });
  const tokens = (await answer.json()) as {
    access_token: string;
    other_tokens: { access_token: string }[];
  };
  return (tokens.other_tokens[0] ?? tokens).access_token;
}

describe('the authorize page', () => {
  it('names the app, the people, and what is asked, as text', async () => {
    const answer = await call(
      'GET',
      authorizeUrl({ prefill_named_grant: '<script>alert(1)</script>' })
    );
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('Ada Lovelace');
    expect(page).toContain('Transfer files');
    expect(page).not.toContain('<script>');
    expect(answer.headers.get('content-security-policy')).toContain(
      "default-src 'none'"
    );
  });

  it.each([
    ['allow', /\/v2\/web\/auth-code\?code=\w{30}&state=s$/],
    ['deny', /\/v2\/web\/auth-code\?error=access_denied&state=s$/]
  ])('goes on after %s', async (decision, location) => {
    const form = { decision, identity: 'grace@example.edu' };
    const answer = await call('POST', authorizeUrl(), { form });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(location);
  });

  it('shows the code, and nothing that isn’t text', async () => {
    const answer = await call('GET', '/v2/web/auth-code?code=a<b>c');
    expect(await answer.text()).toMatch(/id="auth-code"[^>]*>a&lt;b&gt;c</);
  });

  it.each<Record<string, string>>([
    { client_id: 'nobody' },
    { redirect_uri: 'https://evil.example/' },
    { code_challenge: '' },
    { code_challenge_method: 'plain' },
    { scope: 'made-up' },
    { scope: '' },
    { scope: `${TRANSFER}[*https://auth.globus.org/scopes/x/data_access]` },
    {
      scope: `${TRANSFER}[*https://auth.globus.org/scopes/${COLLECTIONS[4]!.id}/data_access]`
    },
    { response_type: 'token' }
  ])('refuses %j with a page', async change => {
    const answer = await call('GET', authorizeUrl(change));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('role="alert"');
  });

  it('offers an identity that the app asks for', async () => {
    const domain = { session_required_single_domain: 'lab.example.org' };
    const page = await (await call('GET', authorizeUrl(domain))).text();
    expect(/value="([^"]*)" selected/.exec(page)?.[1]).toBe(
      'lovelace@lab.example.org'
    );
    expect(page).toContain('with an identity of lab.example.org');
  });

  it('refuses an identity that the session must not have', async () => {
    const url = authorizeUrl({ session_required_single_domain: 'other.edu' });
    const answer = await call('POST', url, { form: { decision: 'allow' } });
    expect(answer.status).toBe(400);
  });
});

describe('search', () => {
  it('gives a hundred a page and a thousand in all', async () => {
    const token = await signIn();
    let offset = 0;
    for (let more = true; more; offset += 100) {
      const where = `/v0.10/endpoint_search?filter_fulltext=crowd&offset=${offset}`;
      const answer = await call('GET', where, { token });
      const page = (await answer.json()) as {
        DATA: unknown[];
        has_next_page: boolean;
      };
      expect(page.DATA).toHaveLength(100);
      more = page.has_next_page;
    }
    expect(offset).toBe(1000);
    const beyond = await call(
      'GET',
      '/v0.10/endpoint_search?filter_fulltext=crowd&limit=101',
      { token }
    );
    expect(beyond.status).toBe(400);
  });
});

describe('the page at /', () => {
  it('shows collections, tasks and requests, as text', async () => {
    const token = await signIn();
    await call('GET', '/v0.10/<b>?secret=1', { token });
    const guest = COLLECTIONS.find(c => c.role === 'guest')!;
    const sent = await call('POST', '/v0.10/transfer', {
      token,
      json: {
        DATA_TYPE: 'transfer',
        submission_id: crypto.randomUUID(),
        label: 'A & B',
        source_endpoint: guest.id,
        destination_endpoint: guest.id,
        DATA: [
          {
            DATA_TYPE: 'transfer_item',
            source_path: '/README.txt',
            destination_path: '/copy.txt'
          }
        ]
      }
    });
    const { task_id: id } = (await sent.json()) as { task_id: string };
    const json = { name: 'disk-full', collection: guest.id };
    await call('POST', '/_sandbox/faults', { json });
    const answer = await call('GET', '/');
    const shown = await answer.text();
    expect(answer.headers.get('content-security-policy')).toContain("'none'");
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    for (const each of [id, 'A &amp; B', 'disk-full', guest.displayName]) {
      expect(shown).toContain(each);
    }
    expect(shown).toContain('GET /v0.10/&lt;b&gt;');
    expect(shown).not.toContain('secret');
    expect(shown).not.toContain(token);
  });
});

describe('control', () => {
  it('throws where the connection is cut, after the effect too', async () => {
    await signIn();
    const json = { route: '/v2/oauth2/token', cut: 'after' };
    await call('POST', '/_sandbox/faults', { json });
    await expect(
      call('POST', '/v2/oauth2/token/revoke', {
        form: { client_id: NATIVE_CLIENT.id, token: 'x' }
      })
    ).rejects.toThrow(ConnectionCut);
  });

  it('forgets everything on reset and brings the samples back', async () => {
    const token = await signIn();
    const file = path.join(root, 'tutorial-1/share/godata/file1.txt');
    await fs.writeFile(file, 'changed');
    clock.advance(1000);
    await call('POST', '/_sandbox/reset', { json: {} });
    expect(await fs.readFile(file, 'utf8')).toBe('one\n');
    expect(clock.now()).toBeLessThan(Date.now() + 1000);
    const dead = await call('GET', '/v0.10/task_list', { token });
    expect(dead.status).toBe(401);
    const requests = await call('GET', '/_sandbox/requests');
    expect(await requests.json()).toMatchObject([
      { method: 'GET', path: '/v0.10/task_list', status: 401 }
    ]);
  });

  it('knows whole addresses and referrers, a reset notwithstanding', async () => {
    const url = `${ORIGIN}/v0.10/task_list?limit=1`;
    for (const referrer of ['', '', `${ORIGIN}/from?here`]) {
      const headers = { Referer: referrer };
      await sandbox.fetch(new Request(url, { headers }));
    }
    await call('POST', '/_sandbox/reset', { json: {} });
    const addresses = await call('GET', '/_sandbox/addresses');
    expect(await addresses.json()).toEqual([
      { url, referrer: '' },
      { url, referrer: `${ORIGIN}/from?here` }
    ]);
  });

  it('gives the very same state again on reset', async () => {
    const once = async (): Promise<unknown> => {
      const made = await call('POST', '/v2/api/clients', {
        json: { client: { template_id: NATIVE_CLIENT.id, name: 'Copy' } }
      });
      const { client } = (await made.json()) as { client: { id: string } };
      const view = 'urn:globus:auth:scope:auth.globus.org:view_identities';
      const token = await signIn(`openid ${view}`);
      const told = await Promise.all(
        [
          '/v2/oauth2/userinfo',
          '/v2/api/identities?provision=true&usernames=new@example.edu',
          `/v2/api/identities?ids=${client.id}`,
          '/v2/api/identities/13c59a67-e02f-49de-97fe-236744cca151/consents',
          '/jwk.json'
        ].map(async where => (await call('GET', where, { token })).text())
      );
      // Times go on.
      const stamps = /"(created|updated|last_used)":"[^"]*"|\d{10}/g;
      return [client, told.map(text => text.replace(stamps, ''))];
    };
    const first = await once();
    await call('POST', '/_sandbox/faults', { json: { name: 'maintenance' } });
    await call('POST', '/_sandbox/clock', { json: { advance_seconds: 1e6 } });
    await call('POST', '/_sandbox/reset', { json: {} });
    expect(await once()).toEqual(first);
  });

  it('serves no page of another origin', async () => {
    const reset = (origin: string): Promise<Response> =>
      sandbox.fetch(
        new Request(`${ORIGIN}/_sandbox/reset`, {
          method: 'POST',
          headers: { Origin: origin },
          body: '{}'
        })
      );
    expect((await reset('http://evil.example')).status).toBe(403);
    expect((await reset(ORIGIN)).status).toBe(200);
  });

  it.each([
    ['authorize', {}],
    ['authorize', { url: ORIGIN }],
    ['faults', {}],
    ['faults', { route: '/', cut: 'sometimes' }],
    ['faults', { route: '/', status: 99 }],
    ['clock', { advance_seconds: -1 }],
    ['clock', { advance_seconds: 'x' }],
    ['clock', { advance_seconds: 1e20 }]
  ])('refuses %s %j', async (route, json) => {
    const answer = await call('POST', `/_sandbox/${route}`, { json });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'BadControl' });
  });
});

describe('the rest', () => {
  it('says loudly what it does not know', async () => {
    const answer = await call('DELETE', '/v0.10/endpoint/1');
    expect(answer.status).toBe(501);
    expect(lines).toEqual([
      'The sandbox does not know DELETE /v0.10/endpoint/1'
    ]);
  });

  it('answers on loopback names only', async () => {
    for (const host of ['evil.example', '127.0.0.1.nip.io', '192.168.0.1']) {
      const answer = await sandbox.fetch(
        new Request(`http://${host}/jwk.json`)
      );
      expect(answer.status).toBe(421);
    }
    for (const host of ['localhost:80', '127.0.0.1', '[::1]:8']) {
      const answer = await sandbox.fetch(
        new Request(`http://${host}/.well-known/openid-configuration`)
      );
      expect(answer.status).toBe(200);
    }
  });
});
