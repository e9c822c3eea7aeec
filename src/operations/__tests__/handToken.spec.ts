import { handToken } from '../handToken';
import type { Performing } from './world';
import { makePerforming } from './world';

const SERVER = 'transfer.api.globus.org';
const SCOPE = 'urn:globus:auth:scope:transfer.api.globus.org:all';

let now: Performing;

beforeAll(async () => {
  now = await makePerforming();
});

afterAll(() => now.world.close());

/** What a kernel asks for. */
const ask = (more: object = {}, holder: string | undefined = 'k') =>
  now.perform(
    {
      ...handToken,
      run: (context, args, note) =>
        handToken.run({ ...context, ...(holder ? { holder } : {}) }, args, note)
    },
    { resourceServer: SERVER, scopes: [SCOPE], ...more }
  );

it('hands a token of whoever is signed in, after a right of its own', async () => {
  const handed = await ask();
  expect(now.actions).toEqual([
    { right: 'token', resourceServer: SERVER, scopes: [SCOPE] }
  ]);
  expect(handed).toMatchObject({
    resourceServer: SERVER,
    service: 'sandbox',
    transfer: 'http://127.0.0.1:9',
    identity: { username: 'ada@example.edu' }
  });
  expect(handed.expiresIn).toBeGreaterThan(3600);
  expect((await ask()).accessToken).toBe(handed.accessToken);
  expect((await ask({ refused: true })).accessToken).not.toBe(
    handed.accessToken
  );
  expect(Object.keys(handed)).not.toContain('refreshToken');
});

it('names each scope once', async () => {
  now.actions.length = 0;
  await ask({ scopes: [SCOPE, 'openid', SCOPE] }).catch(() => undefined);
  expect(now.actions).toEqual([
    { right: 'token', resourceServer: SERVER, scopes: ['openid', SCOPE] }
  ]);
});

it('goes on as nobody else', async () => {
  const { sub } = (await ask()).identity;
  expect(await ask({ identity: sub })).toMatchObject({ identity: { sub } });
  await expect(ask({ identity: now.one })).rejects.toMatchObject({
    failure: { kind: 'other-identity' }
  });
});

it('hands none to who is no kernel', async () => {
  await expect(
    now.perform(handToken, { resourceServer: SERVER, scopes: [SCOPE] })
  ).rejects.toMatchObject({ failure: { code: 'NoKernel' } });
});

it.each([
  { scopes: [] },
  { scopes: [''] },
  { scopes: ['a\nb'] },
  { scopes: 'a' },
  { resourceServer: '' },
  { resourceServer: 'a\nb' },
  { holder: 'other' },
  { service: 'production' }
])('refuses %j', async more => {
  await expect(ask(more)).rejects.toMatchObject({
    failure: { kind: 'bad-request' }
  });
});
