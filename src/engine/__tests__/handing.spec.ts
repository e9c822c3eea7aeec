import { failureOf } from '../../globus/errors';
import { dataAccessScope, TRANSFER_SCOPE } from '../../globus/scopes';
import type { HandedToken, TokenWish } from '../contract';
import type { EnginePage } from '../page';
import { Browser } from './keepers';
import type { World } from './world';
import { makeWorld, outcome } from './world';

const GROUPS = 'groups.api.globus.org';
const ALL = `urn:globus:auth:scope:${GROUPS}:all`;
const VIEW = `urn:globus:auth:scope:${GROUPS}:view_my_groups_and_memberships`;
const TRANSFER = 'transfer.api.globus.org';
const TOKEN = '/v2/oauth2/token';
const REVOKE = '/v2/oauth2/token/revoke';

let world: World;
beforeEach(async () => void (world = await makeWorld()));
afterEach(() => world.close());

const wish = (more: Partial<TokenWish> = {}): TokenWish => ({
  holder: 'kernel 1',
  resourceServer: TRANSFER,
  scopes: [TRANSFER_SCOPE],
  ...more
});
const groups = (...scopes: string[]) =>
  wish({ resourceServer: GROUPS, scopes });
const hand = (more: Partial<TokenWish> = {}) =>
  world.page.handToken(wish(more));

/** Whether Transfer takes a token still. */
async function isGood({ accessToken }: HandedToken): Promise<boolean> {
  const path = '/v0.10/endpoint_search?filter_scope=in-use';
  const headers = { Authorization: `Bearer ${accessToken}` };
  const { status } = await world.ask(path, { headers });
  return status === 200;
}

describe('a token for a kernel', () => {
  it('is the holder’s own, the same one until it is nearly over', async () => {
    await world.signIn();
    const [one, again] = await Promise.all([hand(), hand()]);
    expect(one).toMatchObject({
      resourceServer: TRANSFER,
      identity: { username: 'ada@example.edu' },
      service: 'sandbox',
      transfer: 'http://127.0.0.1:9'
    });
    expect(one.expiresIn).toBeGreaterThan(172_000);
    expect(again.accessToken).toBe(one.accessToken);
    expect((await hand()).accessToken).toBe(one.accessToken);
    const other = await hand({ holder: 'kernel 2' });
    expect(other.accessToken).not.toBe(one.accessToken);
    expect(await world.count('POST', TOKEN)).toBe(3);
    await world.pass(172_500);
    const later = await hand();
    expect(later.accessToken).not.toBe(one.accessToken);
    expect(later.expiresIn).toBeGreaterThan(172_000);
  });

  it('says nothing of a refresh token', async () => {
    await world.signIn();
    expect(Object.keys(await hand()).sort()).toEqual([
      'accessToken',
      'expiresIn',
      'identity',
      'resourceServer',
      'service',
      'transfer'
    ]);
  });

  it('is refused where nobody is signed in', async () => {
    expect(await outcome(hand())).toBe('signed-out');
  });

  it('is replaced where the service refused it', async () => {
    await world.signIn();
    const first = await hand();
    const second = await hand({ refused: true });
    expect(second.accessToken).not.toBe(first.accessToken);
    expect(await isGood(second)).toBe(true);
    expect(await isGood(first)).toBe(false);
    expect((await hand()).accessToken).toBe(second.accessToken);
  });
});

describe('a token of another service', () => {
  it('needs a consent, which needs nothing of Transfer', async () => {
    await world.signIn();
    const page = world.page;
    expect(await page.handToken(groups(VIEW)).catch(failureOf)).toMatchObject({
      kind: 'consent-required',
      requiredScopes: [VIEW]
    });
    await world.signIn([VIEW]);
    const token = await page.handToken(groups(VIEW));
    expect(token.resourceServer).toBe(GROUPS);
    expect(await outcome(page.handToken(groups()))).toBe('fine');
    // More of it: for all that it had, too.
    const more = await page.handToken(groups(ALL)).catch(failureOf);
    expect(more).toMatchObject({ requiredScopes: [VIEW, ALL] });
    await world.signIn([VIEW, ALL]);
    const all = await page.handToken(groups(ALL, VIEW));
    expect(all.accessToken).not.toBe(token.accessToken);
    expect((await page.handToken(groups(VIEW))).accessToken).toBe(
      all.accessToken
    );
  });

  it('without scopes says what to do', async () => {
    await world.signIn();
    const failure = await world.page.handToken(groups()).catch(failureOf);
    expect(failure).toMatchObject({ kind: 'bad-request', code: 'NoScopes' });
  });

  it('with scopes below it is asked for once', async () => {
    const data = dataAccessScope([world.collections['tutorial-1']!]);
    await world.signIn();
    expect(await outcome(hand({ scopes: [data] }))).toBe('consent-required');
    await world.signIn([data]);
    expect(await outcome(hand({ scopes: [data] }))).toBe('fine');
  });

  it('keeps what Auth’s own token is for through later consents', async () => {
    const view = 'urn:globus:auth:scope:auth.globus.org:view_identities';
    const auth = wish({ resourceServer: 'auth.globus.org', scopes: [view] });
    await world.signIn();
    expect(await outcome(world.page.handToken(auth))).toBe('consent-required');
    await world.signIn([view]);
    await world.signIn([VIEW]);
    expect(await outcome(world.page.handToken(auth))).toBe('fine');
  });

  it('whose refresh is refused is asked for again, and ends nothing else', async () => {
    await world.signIn([VIEW]);
    const invalid = { status: 400, body: { error: 'invalid_grant' } };
    await world.control('faults', { route: TOKEN, times: 1, ...invalid });
    const failure = await world.page.handToken(groups(VIEW)).catch(failureOf);
    expect(failure).toMatchObject({ requiredScopes: [VIEW] });
    expect(await world.page.session()).toMatchObject({ status: 'signed-in' });
    expect(await outcome(hand())).toBe('fine');
    await world.signIn([VIEW]);
    expect(await outcome(world.page.handToken(groups(VIEW)))).toBe('fine');
  });

  it('Transfer’s refused refresh ends the session', async () => {
    await world.signIn();
    await world.control('reset', {});
    expect(await outcome(hand())).toBe('signed-out');
    expect(await world.page.session()).toMatchObject({ because: 'ended' });
  });
});

describe('taking back', () => {
  it('revokes what one holder has, and nothing else', async () => {
    await world.signIn([VIEW]);
    const mine = await hand();
    const others = await hand({ holder: 'kernel 2' });
    await world.page.handToken(groups(VIEW));
    const before = await world.count('POST', REVOKE);
    await world.page.takeTokensBack('kernel 1');
    // Two access tokens, and none that refreshes the session's own.
    expect(await world.count('POST', REVOKE)).toBe(before + 2);
    expect(await isGood(mine)).toBe(false);
    expect(await isGood(others)).toBe(true);
    expect(await outcome(world.page.searchCollections('x', 0))).toBe('fine');
    const anew = await hand();
    expect(anew.accessToken).not.toBe(mine.accessToken);
  });

  it('does nothing for who has none, or where nobody is signed in', async () => {
    await world.page.takeTokensBack('kernel 1');
    await world.signIn();
    await world.page.takeTokensBack('kernel 1');
    expect(await world.count('POST', REVOKE)).toBe(0);
  });

  it('does nothing where no client is set any more', async () => {
    await world.page.configure(null, 'no-server');
    await world.page.takeTokensBack('kernel 1');
  });

  it('says where Globus did not revoke, and signing out tries it again', async () => {
    await world.signIn();
    const token = await hand();
    await world.control('faults', { route: REVOKE, times: 1, status: 503 });
    expect(await outcome(world.page.takeTokensBack('kernel 1'))).toBe(
      'service-down'
    );
    expect(await isGood(token)).toBe(true);
    expect(await world.page.signOut()).toEqual({ notRevoked: [] });
    expect(await isGood(token)).toBe(false);
  });

  it('keeps none for kernels that are long gone', async () => {
    const browser = new Browser(world);
    for (let day = 0; day < 8; day++) {
      const { page, engine } = await browser.load();
      if (day === 0) {
        await browser.signIn({ page, engine });
      }
      await page.handToken(wish({ holder: `kernel of day ${day}` }));
      await engine.binding.keeping.done();
      await world.pass(86_400);
    }
    const { engine } = await browser.load();
    // Good for two days, and remembered for two more.
    expect(engine.binding.session.kept()?.handed.length).toBeLessThan(5);
  });

  it.each([
    [
      'taken back',
      'declined',
      (page: EnginePage) => page.takeTokensBack('kernel 1')
    ],
    ['signed out', 'signed-out', (page: EnginePage) => page.signOut()]
  ])(
    '%s while one is got: it is revoked and not handed',
    async (_, kind, act) => {
      await world.signIn();
      await world.control('faults', { route: TOKEN, times: 1, delay_ms: 100 });
      const handing = outcome(hand());
      await new Promise(resolve => setTimeout(resolve, 30));
      const before = await world.count('POST', REVOKE);
      await act(world.page);
      expect(await handing).toBe(kind);
      // The one that came, or those of the session: none came any more.
      const revoked = (await world.count('POST', REVOKE)) - before;
      expect(revoked).toBe(kind === 'declined' ? 1 : 4);
    }
  );

  it('signing out does, after a reload too', async () => {
    const browser = new Browser(world);
    const first = await browser.load();
    await browser.signIn(first, undefined, [VIEW]);
    const token = await first.page.handToken(wish());
    await first.engine.binding.keeping.done();
    const { page } = await browser.load();
    expect((await page.handToken(wish())).accessToken).toBe(token.accessToken);
    expect(await page.signOut()).toEqual({ notRevoked: [] });
    expect(await isGood(token)).toBe(false);
    // Three services, two kinds; and the one that was handed.
    expect(await world.count('POST', REVOKE)).toBe(7);
  });

  it('someone else gets nothing of it', async () => {
    await world.signIn();
    const token = await hand();
    await world.page.signOut();
    const pending = await world.page.beginSignIn({ scopes: [], session: null });
    const code = await world.codeFor(pending, 'grace@example.edu');
    await world.page.completeSignIn(pending.id, code);
    const theirs = await hand();
    expect(theirs.accessToken).not.toBe(token.accessToken);
    expect(theirs.identity.username).toBe('grace@example.edu');
  });

  it('says which service could not be reached', async () => {
    await world.signIn([VIEW]);
    await world.page.handToken(groups(VIEW));
    await world.control('faults', { route: REVOKE, times: 7, status: 503 });
    const { notRevoked } = await world.page.signOut();
    expect(notRevoked).toContain(GROUPS);
  });
});
