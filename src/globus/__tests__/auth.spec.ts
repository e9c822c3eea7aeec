import { AuthService } from '../auth';
import type { TokenDocument } from '../types';
import type { Served } from './sandbox';
import { outcome, serve } from './sandbox';

let served: Served;
beforeEach(async () => void (served = await serve()));
afterEach(() => served.close());

async function signIn(): Promise<TokenDocument> {
  const { auth } = served;
  const request = auth.authorizationRequest(['openid', 'profile'], null);
  return auth.exchange(request, await served.codeFor(request.url));
}

it('asks for a code by PKCE, and for what a session lacks', () => {
  const { url, redirectUri } = served.auth.authorizationRequest(
    ['openid', 'a[*b]'],
    {
      message: 'Use your campus login',
      identities: [],
      domains: ['uni.example', 'lab.example'],
      policies: [],
      mfa: true,
      prompt: 'login'
    }
  );
  const { searchParams } = new URL(url);
  expect(Object.fromEntries(searchParams)).toEqual({
    client_id: served.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid a[*b]',
    state: expect.any(String),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
    access_type: 'offline',
    prefill_named_grant: 'JupyterLab',
    session_message: 'Use your campus login',
    session_required_single_domain: 'uni.example,lab.example',
    session_required_mfa: 'true',
    prompt: 'login'
  });
});

it('each request has a verifier and a state of its own', () => {
  const make = () => served.auth.authorizationRequest(['openid'], null);
  const [one, two] = [make(), make()];
  expect(one.verifier).not.toBe(two.verifier);
  expect(one.url).not.toBe(two.url);
  expect(one.url).not.toContain(one.verifier);
});

it('trades a code for tokens, once, and only with its verifier', async () => {
  const { auth } = served;
  const request = auth.authorizationRequest(['openid'], null);
  const code = await served.codeFor(request.url);
  expect(await auth.exchange(request, code)).toMatchObject({
    access_token: expect.any(String),
    refresh_token: expect.any(String)
  });
  expect(await outcome(auth.exchange(request, code))).toBe('code-refused');
  const other = auth.authorizationRequest(['openid'], null);
  const stolen = auth.exchange(other, await served.codeFor(request.url));
  expect(await outcome(stolen)).toBe('code-refused');
});

it('refreshes and revokes', async () => {
  const { auth } = served;
  const { access_token: access, refresh_token: refresh } = await signIn();
  expect(await auth.userinfo(access)).toMatchObject({
    username: 'ada@example.edu'
  });
  expect((await auth.refresh(refresh!)).access_token).not.toBe(access);
  await auth.revoke(refresh!);
  expect(await outcome(auth.refresh(refresh!))).toBe('code-refused');
  await auth.revoke(access);
  expect(await outcome(auth.userinfo(access))).toBe('signed-out');
});

const TOKEN = {
  access_token: 'a',
  refresh_token: 'r',
  resource_server: 's',
  scope: 'x y',
  expires_in: 5
};

it.each([
  [200, {}],
  [200, []],
  [200, { ...TOKEN, access_token: 5 }],
  [200, { ...TOKEN, refresh_token: {} }],
  [200, { ...TOKEN, scope: undefined }],
  [200, { ...TOKEN, resource_server: null }],
  [200, { ...TOKEN, expires_in: 'soon' }],
  [200, { ...TOKEN, other_tokens: 7 }],
  [200, { ...TOKEN, other_tokens: [null] }],
  [200, { ...TOKEN, other_tokens: [{ ...TOKEN, scope: 5 }] }],
  [401, 'Log in to the network first']
])('an answer without tokens is the service’s fault: %s %j', async (...of) => {
  const [status, body] = of;
  const fetch = async () => new Response(JSON.stringify(body), { status });
  const auth = new AuthService({ auth: 'http://x' }, 'id', fetch);
  expect(await outcome(auth.refresh('r'))).toBe('service-down');
});

it.each([
  {},
  { other_tokens: [] },
  { other_tokens: null },
  { refresh_token: null }
])('takes tokens however they come: %j', async more => {
  const fetch = async () => Response.json({ ...TOKEN, ...more });
  const auth = new AuthService({ auth: 'http://x' }, 'id', fetch);
  expect(await auth.refresh('r')).toMatchObject({ access_token: 'a' });
});

it('no code, verifier or token stands in an address', async () => {
  const document = await signIn();
  await served.auth.refresh(document.refresh_token!);
  await served.auth.userinfo(document.access_token);
  await served.auth.revoke(document.access_token);
  const { access_token: access, refresh_token: refresh } = document;
  const secrets = new RegExp(`${access}|${refresh}|code=|verifier|token=`);
  expect(served.asked.map(({ url }) => url).join(' ')).not.toMatch(secrets);
  expect(served.asked).toHaveLength(4);
});

it('is led nowhere else, and sends nothing that a browser keeps', async () => {
  await signIn();
  for (const { init } of served.asked) {
    expect(init).toMatchObject({
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer'
    });
  }
});
