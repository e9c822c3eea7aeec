import { COLLECTIONS, NATIVE_CLIENT } from '../index.js';
import { Served, transfer } from '../transfer/__tests__/served.js';
import type { Answer, Call } from '../transfer/__tests__/served.js';

const [source, destination] = COLLECTIONS.map(({ id }) => id) as [
  string,
  string
];
const LAB = 'lovelace@lab.example.org';
const POLICIES = [
  'c1ca10c4-b5f2-4a8b-8d0f-2a1c0a3d94c5',
  '5d0c1f0e-2f4b-4d5c-9b7a-3c6d8e9f0a12'
];

let served: Served;
let ada: Call;
beforeEach(async () => {
  served = await Served.make();
  ada = await served.person();
});
afterEach(() => served.sandbox.close());

const at = `operation/endpoint/${source}`;
/** Each thing that is done on a collection, and how it fails there. */
const CALLS: readonly (readonly [string, number, () => Promise<Answer>])[] = [
  ['DirListingFailed', 502, () => ada('GET', `${at}/ls?path=/share/`)],
  ['StatFailed', 502, () => ada('GET', `${at}/stat?path=/share/`)],
  ['MkdirFailed', 502, () => ada('POST', `${at}/mkdir`, { path: '/~/new' })],
  [
    'RenameFailed',
    502,
    () => ada('POST', `${at}/rename`, { old_path: '/~/a', new_path: '/~/b' })
  ],
  [
    '',
    403,
    () =>
      ada('POST', 'transfer', transfer({ '/share/godata/file1.txt': '/~/x' }))
  ]
];

function want(need: object): Promise<Answer> {
  return served.control('session', { collection: source, ...need });
}

/** Sign in again, with what a refusal names; as Ada if nobody else. */
function signIn(
  parameters: Record<string, unknown>,
  identity?: string
): Promise<Answer> {
  const asked = Object.entries(parameters)
    .filter(([, value]) => value !== false && String(value) !== '')
    .map(([name, value]): [string, string] => [name, String(value)]);
  const query = new URLSearchParams([
    ['client_id', NATIVE_CLIENT.id],
    ['redirect_uri', 'http://localhost/'],
    ['response_type', 'code'],
    ['scope', 'openid'],
    ['code_challenge', 'c'.repeat(43)],
    ['code_challenge_method', 'S256'],
    ...asked
  ]);
  const url = `http://127.0.0.1:1/v2/oauth2/authorize?${query}`;
  return served.control('authorize', { url, identity });
}

describe('what a collection wants of the session', () => {
  it.each<[object, Record<string, unknown>]>([
    [{ identities: [LAB] }, { session_required_identities: [LAB] }],
    [
      { domains: ['lab.example.org', 'example.edu'] },
      { session_required_single_domain: ['lab.example.org', 'example.edu'] }
    ],
    [{ policies: POLICIES }, { session_required_policies: POLICIES.join(',') }],
    [{ mfa: true }, { session_required_mfa: true }],
    [{ prompt: 'login', message: 'Sign <b>in</b>' }, { prompt: 'login' }]
  ])('is refused and then given: %j', async (need, parameters) => {
    await want(need);
    const { body, status } = await ada('GET', `${at}/ls?path=/share/`);
    expect(status).toBe(502);
    expect(body).toMatchObject({
      code: 'ExternalError.DirListingFailed.LoginFailed',
      authorization_parameters: {
        session_message:
          'message' in need
            ? need.message
            : 'Session reauthentication required (Globus Transfer)',
        session_required_identities: [],
        session_required_single_domain: [],
        session_required_mfa: false,
        ...parameters
      }
    });
    // A sign-in that isn't asked for this changes nothing.
    expect((await signIn({})).status).toBe(200);
    expect((await ada('GET', `${at}/ls?path=/share/`)).status).toBe(502);
    const again = await signIn(body.authorization_parameters);
    expect(again.status).toBe(200);
    expect((await ada('GET', `${at}/ls?path=/share/`)).status).toBe(200);
  });

  it.each(CALLS)('is wanted by all there is: %s', async (code, usual, call) => {
    await want({ mfa: true });
    const refused = await call();
    expect(refused.status).toBe(usual);
    expect(refused.body.code).toBe(
      usual === 403 ? 'PermissionDenied' : `ExternalError.${code}.LoginFailed`
    );
    for (const status of [403, 502]) {
      await want({ mfa: true, status });
      const { body, ...answer } = await call();
      expect(answer.status).toBe(status);
      expect(body.authorization_parameters.session_required_mfa).toBe(true);
    }
    await signIn({ session_required_mfa: true });
    expect((await call()).body).not.toHaveProperty('authorization_parameters');
  });

  it('is wanted of both sides of a transfer', async () => {
    await served.control('session', { collection: destination, mfa: true });
    const { status } = await ada('POST', 'transfer', transfer({ '/a': '/b' }));
    expect(status).toBe(403);
  });

  it('is given by nobody who is not asked', async () => {
    const need = { session_required_identities: LAB };
    expect((await signIn(need, 'grace@example.edu')).status).toBe(400);
    await want({ policies: ['made-up'] });
    await signIn({ prompt: 'login' });
    expect((await ada('GET', `${at}/ls?path=/share/`)).status).toBe(502);
  });

  it('is wanted again an hour later', async () => {
    await want({ prompt: 'login' });
    await signIn({ prompt: 'login' });
    await served.control('clock', { advance_seconds: 3599 });
    expect((await ada('GET', `${at}/ls?path=/share/`)).status).toBe(200);
    await served.control('clock', { advance_seconds: 1 });
    expect((await ada('GET', `${at}/ls?path=/share/`)).status).toBe(502);
  });

  it.each([
    ['session', { collection: source }],
    ['reset', {}]
  ])('is nothing any more after %s %j', async (route, body) => {
    await want({ mfa: true });
    await served.control(route, body);
    ada = await served.person();
    expect((await ada('GET', `${at}/ls?path=/share/`)).status).toBe(200);
  });

  it.each([
    {},
    { collection: 'nothing' },
    { collection: source, domain: 'example.edu' },
    { collection: source, domains: 'example.edu' },
    { collection: source, identities: [1] },
    { collection: source, mfa: 'yes' },
    { collection: source, prompt: 'none' },
    { collection: source, status: 401 }
  ])('is refused where it makes no sense: %j', async body => {
    const answer = await served.control('session', body);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('BadControl');
  });
});
