import { NATIVE_CLIENT } from '../index.js';
import { Secrets } from '../secrets.js';
import type { Secret } from '../secrets.js';
import { Served } from '../transfer/__tests__/served.js';

let served: Served;
beforeEach(async () => {
  served = await Served.make();
});
afterEach(() => served.sandbox.close());

async function told(): Promise<readonly Secret[]> {
  const answer = await served.sandbox.fetch(
    new Request('http://127.0.0.1:1/_sandbox/secrets')
  );
  return (await answer.json()) as Secret[];
}

describe('secrets', () => {
  it('are told of a whole sign-in, after a reset too', async () => {
    await served.person();
    const secrets = await told();
    expect(secrets.map(({ kind }) => kind)).toEqual([
      'code',
      'verifier',
      'access'
    ]);
    expect(secrets[1]).toEqual({
      kind: 'verifier',
      value: 'v'.repeat(43),
      client: NATIVE_CLIENT.id
    });
    expect(secrets[2]).toMatchObject({
      client: NATIVE_CLIENT.id,
      resource_server: 'transfer.api.globus.org'
    });
    await served.control('reset', {});
    expect(await told()).toEqual(secrets);
  });

  it('are tokens of every kind, and what was refused', async () => {
    const { body } = await served.control('authorize', {
      url: `http://127.0.0.1:1/v2/oauth2/authorize?${new URLSearchParams({
        client_id: NATIVE_CLIENT.id,
        redirect_uri: 'http://localhost/',
        response_type: 'code',
        access_type: 'offline',
        scope: 'openid',
        code_challenge: '7w_YNF9DSfIdPf_pRjSq646_kPr-2-o9NAl16JGghdM',
        code_challenge_method: 'S256'
      })}`
    });
    const exchange = (code: string): Promise<Response> =>
      Promise.resolve(
        served.sandbox.fetch(
          new Request('http://127.0.0.1:1/v2/oauth2/token', {
            method: 'POST',
            body: new URLSearchParams({
              grant_type: 'authorization_code',
              client_id: NATIVE_CLIENT.id,
              redirect_uri: 'http://localhost/',
              code_verifier: code === body.code ? 'v'.repeat(43) : 'other',
              code
            })
          })
        )
      );
    await exchange('wrong');
    await exchange(body.code);
    const kinds = (await told()).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(
      ['access', 'code', 'id', 'refresh', 'verifier', 'verifier'].sort()
    );
  });

  it('are told to no page of another origin', async () => {
    const answer = await served.sandbox.fetch(
      new Request('http://127.0.0.1:1/_sandbox/secrets', {
        headers: { Origin: 'http://evil.example' }
      })
    );
    expect(answer.status).toBe(403);
  });

  it('are kept once each, the newest 100,000, and none that is empty', () => {
    const secrets = new Secrets();
    const note = (value: string): void =>
      secrets.note({ kind: 'code', value, client: 'x' });
    note('');
    note('a');
    note('a');
    expect(secrets.all).toHaveLength(1);
    for (let i = 0; i < 100_000; i++) {
      note(String(i));
    }
    expect(secrets.all).toHaveLength(100_000);
    expect(secrets.all[0]?.value).toBe('0');
  });
});
