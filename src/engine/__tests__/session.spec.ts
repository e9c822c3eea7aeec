import { failureOf } from '../../globus/errors';
import { dataAccessScope, TRANSFER_SCOPE } from '../../globus/scopes';
import { Browser } from './keepers';
import { hearing, statesOf } from './listener';
import type { World } from './world';
import { makeWorld, outcome } from './world';

const TOKEN = '/v2/oauth2/token';
const REVOKE = '/v2/oauth2/token/revoke';

let world: World;
beforeEach(async () => void (world = await makeWorld()));
afterEach(() => world.close());

function begin() {
  return world.page.beginSignIn({ scopes: [], session: null });
}

describe('signing in', () => {
  it('tells who it is', async () => {
    expect(await world.page.session()).toEqual({
      status: 'signed-out',
      because: 'never'
    });
    expect(await world.signIn()).toMatchObject({
      status: 'signed-in',
      identity: { username: 'ada@example.edu', name: 'Ada Lovelace' }
    });
  });

  it('takes white space and a whole pasted address', async () => {
    const pending = await begin();
    const code = await world.codeFor(pending);
    const pasted = ` http://127.0.0.1/v2/web/auth-code?code=${code}&state=x \n`;
    expect(await world.page.completeSignIn(pending.id, pasted)).toMatchObject({
      status: 'signed-in'
    });
  });

  it('an empty code does not use the attempt up', async () => {
    const pending = await begin();
    const empty = world.page.completeSignIn(pending.id, '  ');
    expect(await outcome(empty)).toBe('bad-request');
    const code = await world.codeFor(pending);
    expect(await outcome(world.page.completeSignIn(pending.id, code))).toBe(
      'fine'
    );
  });

  it('refuses a wrong code, one used before, and one of another attempt', async () => {
    const first = await begin();
    const code = await world.codeFor(first);
    const attempt = (id: string, text: string) =>
      outcome(world.page.completeSignIn(id, text));
    expect(await attempt((await begin()).id, 'wrong')).toBe('code-refused');
    expect(await attempt((await begin()).id, code)).toBe('code-refused');
    const again = await world.codeFor(first);
    expect(await attempt(first.id, again)).toBe('fine');
    expect(await attempt(first.id, again)).toBe('code-refused');
  });

  it('keeps the attempt when Globus can’t be reached', async () => {
    const pending = await begin();
    const code = await world.codeFor(pending);
    const attempt = () => outcome(world.page.completeSignIn(pending.id, code));
    await world.control('faults', { route: TOKEN, cut: 'before' });
    expect(await attempt()).toBe('no-connection');
    expect(await attempt()).toBe('fine');
  });

  it('takes the code where who it is can’t be told for a moment', async () => {
    const pending = await begin();
    const code = await world.codeFor(pending);
    const route = '/v2/oauth2/userinfo';
    await world.control('faults', { route, times: 2, status: 503 });
    expect(await outcome(world.page.completeSignIn(pending.id, code))).toBe(
      'fine'
    );
    expect(await world.count('POST', REVOKE)).toBe(0);
  });

  it('refuses what is older than ten minutes', async () => {
    const pending = await begin();
    const code = await world.codeFor(pending);
    await world.pass(601);
    const late = world.page.completeSignIn(pending.id, code);
    expect(await outcome(late)).toBe('code-refused');
    expect(await world.count('POST', TOKEN)).toBe(0);
  });

  it('a second page is signed in by the first', async () => {
    const other = world.engine.openPage();
    const states: string[] = [];
    await other.listen(
      hearing({ onSession: state => states.push(state.status) })
    );
    await world.signIn();
    expect(states).toEqual(['signed-out', 'signed-in']);
    expect(await other.session()).toEqual(await world.page.session());
  });
});

describe('another identity at a consent', () => {
  it('is refused by name, and its tokens are revoked', async () => {
    await world.signIn();
    const pending = await begin();
    const code = await world.codeFor(pending, 'grace@example.edu');
    const answer = world.page.completeSignIn(pending.id, code);
    await expect(answer).rejects.toThrow(/ada@example.edu.*grace@example.edu/);
    expect(await answer.catch(failureOf)).toMatchObject({
      identities: {
        current: { username: 'ada@example.edu' },
        other: { username: 'grace@example.edu' }
      }
    });
    expect(await world.count('POST', REVOKE)).toBe(4);
    expect(await world.page.session()).toMatchObject({
      identity: { username: 'ada@example.edu' }
    });
    expect(await outcome(world.page.searchCollections('', 0))).toBe('fine');
  });

  it('whose tokens could not be revoked: it is said, and signing out tries again', async () => {
    await world.signIn();
    const pending = await begin();
    const code = await world.codeFor(pending, 'grace@example.edu');
    await world.control('faults', { route: REVOKE, times: 4, status: 503 });
    const answer = world.page.completeSignIn(pending.id, code);
    const { kind, notRevoked } = failureOf(await answer.catch(error => error));
    expect(kind).toBe('other-identity');
    expect(notRevoked?.sort()).toEqual([
      'auth.globus.org',
      'transfer.api.globus.org'
    ]);
    expect(await world.page.signOut()).toEqual({ notRevoked: [] });
    // Four that failed, and four of each.
    expect(await world.count('POST', REVOKE)).toBe(12);
  });

  it('may come once the first has left, who leaves nothing behind', async () => {
    await world.signIn([dataAccessScope([world.collections['tutorial-1']!])]);
    await world.page.signOut();
    const pending = await begin();
    const code = await world.codeFor(pending, 'grace@example.edu');
    await world.page.completeSignIn(pending.id, code);
    expect(world.engine.binding.session.kept()).toMatchObject({
      identity: { username: 'grace@example.edu' },
      replaced: [],
      consents: ['openid', 'profile', 'email', TRANSFER_SCOPE]
    });
  });

  it('a wish for a certain one and a new sign-in goes onto the link', async () => {
    const state = await world.signIn();
    const { sub } = (state as { identity: { sub: string } }).identity;
    const { url } = await world.page.beginSignIn({
      scopes: [],
      session: {
        message: '',
        identities: [sub],
        domains: [],
        policies: [],
        mfa: false,
        prompt: 'login'
      }
    });
    const query = new URL(url).searchParams;
    expect(query.get('session_required_identities')).toBe(sub);
    expect(query.get('prompt')).toBe('login');
  });
});

describe('an expired token', () => {
  it('is renewed once, however many requests need it', async () => {
    await world.signIn();
    await world.pass(172_800);
    const calls = Array.from({ length: 20 }, (_, n) =>
      outcome(world.page.searchCollections(`sandbox ${n}`, 0))
    );
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['fine']));
    expect(await world.count('POST', TOKEN)).toBe(2);
  });

  it('is renewed when only the service knows that it is over', async () => {
    await world.signIn();
    await world.control('clock', { advance_seconds: 172_800 });
    const calls = Array.from({ length: 20 }, () =>
      outcome(world.page.searchCollections('sandbox', 0))
    );
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['fine']));
    expect(await world.count('POST', TOKEN)).toBe(2);
  });

  it('signs out when the refresh is refused', async () => {
    await world.signIn();
    await world.control('reset', {});
    expect(await outcome(world.page.searchCollections('x', 0))).toBe(
      'signed-out'
    );
    expect(await world.page.session()).toEqual({
      status: 'signed-out',
      because: 'ended'
    });
  });

  it('stays signed in when the refresh can’t be reached', async () => {
    await world.signIn();
    await world.pass(172_800);
    await world.control('faults', { route: TOKEN, times: 4, cut: 'before' });
    expect(await outcome(world.page.searchCollections('x', 0))).toBe(
      'no-connection'
    );
    expect(await outcome(world.page.searchCollections('x', 0))).toBe('fine');
  });
});

describe('a clock', () => {
  const DAY = 86_400;
  const search = () => outcome(world.page.searchCollections('x', 0));
  const searches = async () =>
    new Set(await Promise.all(Array.from({ length: 10 }, search)));

  it.each([DAY, -DAY])('that is %d seconds wrong does no harm', async off => {
    world.jump(off);
    await world.signIn();
    expect(await search()).toBe('fine');
    expect(await world.count('POST', TOKEN)).toBe(1);
    await world.pass(172_800 - 30);
    expect(await searches()).toEqual(new Set(['fine']));
    expect(await world.count('POST', TOKEN)).toBe(2);
  });

  it.each([2 * DAY, DAY, -DAY, -2 * DAY])(
    'that jumps by %d seconds costs one refresh at most',
    async by => {
      await world.signIn();
      world.jump(by);
      expect(await searches()).toEqual(new Set(['fine']));
      expect(await searches()).toEqual(new Set(['fine']));
      const before = await world.count('POST', TOKEN);
      expect(before).toBeLessThanOrEqual(2);
      // Long after: the service alone may know that it is over.
      await world.control('clock', { advance_seconds: 2 * DAY });
      expect(await searches()).toEqual(new Set(['fine']));
      expect(await world.count('POST', TOKEN)).toBe(before + 1);
      expect(await world.page.session()).toMatchObject({ status: 'signed-in' });
    }
  );

  it('that jumped before a kept session is taken up costs one, too', async () => {
    const browser = new Browser(world);
    await browser.signIn(await browser.load());
    for (const by of [3 * DAY, -5 * DAY]) {
      world.jump(by);
      const { engine, page } = await browser.load();
      expect(await outcome(page.searchCollections('x', 0))).toBe('fine');
      await engine.binding.keeping.done();
    }
    expect(await world.count('POST', TOKEN)).toBe(2);
  });
});

describe('signing out', () => {
  it('revokes every token, access and refresh', async () => {
    await world.signIn();
    await world.signIn();
    expect(await world.page.signOut()).toEqual({ notRevoked: [] });
    // Two sign-ins, two resource servers, two kinds of token.
    expect(await world.count('POST', REVOKE)).toBe(8);
    expect(await world.page.session()).toEqual({
      status: 'signed-out',
      because: 'left',
      notRevoked: []
    });
  });

  it('says in every page what it could not revoke, and is signed out all the same', async () => {
    await world.signIn();
    const states = await statesOf(world.engine.openPage());
    await world.control('faults', { route: REVOKE, times: 4, status: 503 });
    const { notRevoked } = await world.page.signOut();
    expect(notRevoked.sort()).toEqual([
      'auth.globus.org',
      'transfer.api.globus.org'
    ]);
    expect(states.slice(1)).toEqual([
      { status: 'signed-out', because: 'left', notRevoked: null },
      { status: 'signed-out', because: 'left', notRevoked }
    ]);
    expect(await outcome(world.page.searchCollections('x', 0))).toBe(
      'signed-out'
    );
  });
});

it('a sign-in while the old tokens are revoked stays', async () => {
  await world.signIn();
  await world.control('faults', { route: REVOKE, times: 1, delay_ms: 60 });
  const left = world.page.signOut();
  await world.signIn();
  expect(await left).toEqual({ notRevoked: [] });
  expect(await world.page.session()).toMatchObject({ status: 'signed-in' });
});

it('a link without a code is told from a wrong code', async () => {
  const pending = await begin();
  const pasted = world.page.completeSignIn(pending.id, pending.url);
  await expect(pasted).rejects.toThrow('no code in this link');
  expect(await world.count('POST', TOKEN)).toBe(0);
});

it('another client is another session: the old tokens are revoked', async () => {
  await world.signIn();
  const states = await statesOf(world.engine.openPage());
  const other = { ...world.choice, clientId: 'another' };
  await world.page.configure(other, 'no-server');
  expect(states.slice(1)).toEqual([
    { status: 'signed-out', because: 'changed' }
  ]);
  expect(await world.page.session()).toMatchObject({ status: 'signed-out' });
  expect(await world.count('POST', REVOKE)).toBe(4);
});

it('without a client id, a call says so', async () => {
  await world.page.configure(null, 'no-server');
  expect(await outcome(world.page.searchCollections('x', 0))).toBe(
    'client-unknown'
  );
});

describe('when two things happen at once', () => {
  const SEARCH = '/v0.10/endpoint_search';
  const slowly = (route: string, fault: object = {}) =>
    world.control('faults', { route, times: 1, delay_ms: 60, ...fault });
  const search = () => outcome(world.page.searchCollections('x', 0));

  it('a request refused after signing out does not say that the session ended', async () => {
    await world.signIn();
    await slowly(SEARCH, { status: 401, body: {} });
    const searched = search();
    await world.page.signOut();
    expect(await searched).toBe('signed-out');
    expect(await world.page.session()).toMatchObject({ because: 'left' });
  });

  it('a consent that ends after signing out signs nobody in', async () => {
    await world.signIn();
    const pending = await begin();
    const code = await world.codeFor(pending);
    await slowly(TOKEN);
    const consented = outcome(world.page.completeSignIn(pending.id, code));
    await world.page.signOut();
    expect(await consented).toBe('signed-out');
    expect(await world.page.session()).toMatchObject({ because: 'left' });
    // The tokens of the sign-in, and those that came too late.
    expect(await world.count('POST', REVOKE)).toBe(8);
  });

  it.each([
    ['done', {}],
    ['refused', { status: 400, body: { error: 'invalid_grant' } }]
  ])('a renewal %s after a new sign-in does it no harm', async (_, fault) => {
    await world.signIn();
    await world.pass(172_800);
    const pending = await begin();
    const code = await world.codeFor(pending);
    await slowly(TOKEN, fault);
    const searched = search();
    await world.page.completeSignIn(pending.id, code);
    expect(await searched).toBe('fine');
    expect(await world.page.session()).toMatchObject({ status: 'signed-in' });
    expect(await search()).toBe('fine');
  });

  it('a session that ends revokes what may be good still', async () => {
    await world.signIn();
    const refusal = { status: 401, body: {} };
    await world.control('faults', { route: SEARCH, times: 2, ...refusal });
    expect(await search()).toBe('signed-out');
    expect(await world.page.session()).toMatchObject({ because: 'ended' });
    expect(await world.count('POST', REVOKE)).toBe(4);
  });
});
