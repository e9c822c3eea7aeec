import type { SessionState } from '../contract';
import type { EnginePage } from '../page';
import { seal } from '../sealing';
import { Browser } from './keepers';
import type { Loaded } from './keepers';
import { statesOf } from './listener';
import type { World } from './world';
import { makeWorld, outcome } from './world';

const TOKEN = '/v2/oauth2/token';
const REVOKE = '/v2/oauth2/token/revoke';
const IN = { status: 'signed-in', keeping: 'kept' };

let world: World;
let browser: Browser;
let name: string;
beforeEach(async () => {
  world = await makeWorld();
  browser = new Browser(world);
  name = `sandbox-9-${world.choice.clientId}`;
});
afterEach(() => world.close());

/** A page where someone signed in, and that has been closed since. */
async function signedIn(): Promise<void> {
  await browser.signIn(await browser.load());
  browser.shelf.asked.length = 0;
}

/** A promise to be resolved by hand. */
function gate() {
  let open = () => undefined as void;
  const opened = new Promise<void>(resolve => (open = resolve));
  return { open, opened };
}

function done({ engine }: Loaded): Promise<void> {
  return engine.binding.keeping.done();
}

const search = (page: EnginePage) => outcome(page.searchCollections('x', 0));

describe('a session that is kept', () => {
  it('is there again after a reload, with a load and nothing else', async () => {
    await signedIn();
    const { page, engine } = await browser.load();
    expect(await page.session()).toMatchObject({
      ...IN,
      identity: { username: 'ada@example.edu' }
    });
    expect(await search(page)).toBe('fine');
    await engine.binding.keeping.done();
    expect(browser.shelf.asked).toEqual(['load']);
    expect(await world.count('POST', TOKEN)).toBe(1);
  });

  it('is text without a token, sealed with a key that nobody can read', async () => {
    await signedIn();
    expect([...browser.shelf.sealed.keys()]).toEqual([name]);
    const sealed = browser.shelf.sealed.get(name)!;
    expect(sealed).toMatch(/^1(\.[\w-]+){3}$/);
    expect(sealed.length).toBeLessThan(65_536);
    expect(Buffer.from(sealed, 'base64url').toString()).not.toMatch(/Ag|ada/);
    const [{ id, key }] = [...browser.keys.keys.values()] as [
      { id: string; key: CryptoKey }
    ];
    expect(sealed.split('.')[1]).toBe(id);
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('has a key of its own for each sign-in, and a number for each writing', async () => {
    await signedIn();
    const loaded = await browser.load();
    const first = browser.shelf.sealed.get(name)!.split('.');
    await browser.signIn(loaded);
    const second = browser.shelf.sealed.get(name)!.split('.');
    expect(second[1]).toBe(first[1]);
    expect(second[2]).not.toBe(first[2]);
    await loaded.page.signOut();
    await browser.signIn(loaded);
    expect(browser.shelf.sealed.get(name)!.split('.')[1]).not.toBe(first[1]);
  });

  it('is told to no page before it is there', async () => {
    await signedIn();
    const { open, opened } = gate();
    browser.shelf.before = () => opened;
    const engine = world.openEngine(browser.keys);
    const [one, two] = [engine.openPage(), engine.openPage()];
    const told = await Promise.all([one, two].map(statesOf));
    const configured = [one, two].map(page =>
      page.configure(world.choice, browser.shelf.keeper())
    );
    const sessions = [one.session(), two.session()];
    const searched = search(two);
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(told).toEqual([[], []]);
    open();
    await Promise.all(configured);
    expect(await Promise.all(sessions)).toMatchObject([IN, IN]);
    expect(told).toMatchObject([[IN], [IN]]);
    expect(await searched).toBe('fine');
    expect(browser.shelf.asked).toEqual(['load']);
  });

  it('goes on with tokens that were renewed and consents that were given', async () => {
    await signedIn();
    await world.pass(172_800);
    const loaded = await browser.load();
    const searches = Array.from({ length: 5 }, () => search(loaded.page));
    expect(new Set(await Promise.all(searches))).toEqual(new Set(['fine']));
    await done(loaded);
    const again = await browser.load();
    expect(await search(again.page)).toBe('fine');
    // The sign-in, and one for all.
    expect(await world.count('POST', TOKEN)).toBe(2);
  });

  it('is over where its tokens were revoked, and nothing stays', async () => {
    await signedIn();
    await world.control('reset', {});
    const loaded = await browser.load();
    expect(await loaded.page.session()).toMatchObject(IN);
    expect(await search(loaded.page)).toBe('signed-out');
    await done(loaded);
    expect(await loaded.page.session()).toMatchObject({ because: 'ended' });
    expect([browser.shelf.sealed.size, browser.keys.keys.size]).toEqual([0, 0]);
  });
});

describe('what can’t be opened is a plain sign-in', () => {
  const NEVER = { status: 'signed-out', because: 'never' };
  const slot = (place: string, of: string) => JSON.stringify([place, of]);

  /** What a page finds where this is kept. */
  async function found(sealed: string): Promise<SessionState> {
    browser.shelf.sealed.set(name, sealed);
    const { page } = await browser.load();
    const state = await page.session();
    // It may be another browser's.
    expect(browser.shelf.sealed.get(name)).toBe(sealed);
    return state;
  }

  it('with another key', async () => {
    await signedIn();
    const others = new Browser(world);
    await others.signIn(await others.load());
    expect(await found(others.shelf.sealed.get(name)!)).toEqual(NEVER);
  });

  it('of another place, service, client or form', async () => {
    await signedIn();
    const [[own, key]] = [...browser.keys.keys] as [[string, never]];
    const { page, engine } = await browser.load();
    const kept = engine.binding.session.kept();
    const [place] = JSON.parse(own) as [string];
    for (const other of [
      slot('https://hub.example.edu/user/eve/', name),
      slot(place, name.replace('sandbox-9', 'production')),
      slot(place, name.replace('sandbox-9', 'sandbox-10')),
      slot(place, `${name.slice(0, -1)}f`)
    ]) {
      expect(await found(await seal(key, other, kept))).toEqual(NEVER);
    }
    expect(await found(await seal(key, own, {}))).toEqual(NEVER);
    expect(await found(await seal(key, own, null))).toEqual(NEVER);
    const [, ...rest] = (await seal(key, own, kept)).split('.');
    expect(await found(['0', ...rest].join('.'))).toEqual(NEVER);
    expect(await found(['1', ...rest].join('.'))).toMatchObject(IN);
    expect(await page.session()).toMatchObject(IN);
  });

  it('cut short or altered, wherever it is', async () => {
    await signedIn();
    const sealed = browser.shelf.sealed.get(name)!;
    const start = sealed.indexOf('.', 2) + 1;
    for (let at = start; at < sealed.length; at += 97) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      if (sealed[at] !== '.') {
        const altered = sealed.slice(0, at) + other + sealed.slice(at + 1);
        expect(await found(altered)).toEqual(NEVER);
      }
      expect(await found(sealed.slice(0, at))).toEqual(NEVER);
    }
    for (const text of ['', '.', '1...', '{}', `${sealed}.x`.slice(1), '🙂']) {
      expect(await found(text)).toEqual(NEVER);
    }
  });

  it('when the keeper fails, and is found by a later page', async () => {
    await signedIn();
    browser.shelf.before = () => Promise.reject(new Error('502'));
    const { engine, page } = await browser.load();
    expect(await page.session()).toEqual(NEVER);
    browser.shelf.before = async () => undefined;
    const states = await statesOf(page);
    const later = engine.openPage();
    await later.configure(world.choice, browser.shelf.keeper());
    expect(await later.session()).toMatchObject(IN);
    expect(states).toMatchObject([NEVER, IN]);
  });
});

describe('signing out', () => {
  it('leaves neither the key nor what it opens, and revokes all', async () => {
    await signedIn();
    const { page } = await browser.load();
    expect(await page.signOut()).toEqual({ notRevoked: [] });
    expect([browser.shelf.sealed.size, browser.keys.keys.size]).toEqual([0, 0]);
    expect(await world.count('POST', REVOKE)).toBe(4);
  });

  it('leaves nothing while a writing is on its way', async () => {
    const loaded = await browser.load();
    const { open, opened } = gate();
    const reached = gate();
    browser.shelf.before = async what => {
      if (what === 'store') {
        reached.open();
        await opened;
      }
    };
    const signing = browser.signIn(loaded);
    await reached.opened;
    const left = loaded.page.signOut();
    await new Promise(resolve => setTimeout(resolve, 20));
    // Without its key, what may come is worthless already.
    expect(browser.keys.keys.size).toBe(0);
    open();
    await Promise.all([left, signing]);
    expect([browser.shelf.sealed.size, browser.keys.keys.size]).toEqual([0, 0]);
    browser.shelf.before = async () => undefined;
    await browser.signIn(loaded);
    expect((await (await browser.load()).page.session()).status).toBe(
      'signed-in'
    );
  });

  it('leaves what another browser keeps', async () => {
    await signedIn();
    const mine = await browser.load();
    const other = new Browser(world);
    other.shelf.sealed.clear();
    await other.signIn(await other.load(browser.shelf.keeper()));
    const theirs = browser.shelf.sealed.get(name);
    await mine.page.signOut();
    expect(browser.shelf.sealed.get(name)).toBe(theirs);
    expect(browser.keys.keys.size).toBe(0);
  });

  it('is done though the keeper refuses, and what stays can’t be opened', async () => {
    const loaded = await browser.load();
    await browser.signIn(loaded);
    browser.shelf.before = () => Promise.reject(new Error('gone'));
    await loaded.page.signOut();
    expect(browser.shelf.sealed.size).toBe(1);
    browser.shelf.before = async () => undefined;
    expect(await (await browser.load()).page.session()).toMatchObject({
      because: 'never'
    });
  });
});

describe('a sign-in from another browser', () => {
  it('is kept in place of this one, which says so and writes no more', async () => {
    const mine = await browser.load();
    await browser.signIn(mine);
    const other = new Browser(world);
    const theirs = await other.load(browser.shelf.keeper());
    await other.signIn(theirs);
    const newest = browser.shelf.sealed.get(name);
    await browser.signIn(mine);
    expect(browser.shelf.sealed.get(name)).toBe(newest);
    expect(await mine.page.session()).toMatchObject({
      status: 'signed-in',
      keeping: 'failed',
      keepingFailure: { code: 'KeptElsewhere' }
    });
    expect(await search(mine.page)).toBe('fine');
    await theirs.page.signOut();
    await mine.page.attend(true);
    await done(mine);
    expect(await mine.page.session()).toMatchObject(IN);
  });
});

describe('whether one is kept', () => {
  it.each(['no-server', 'plain-http'] as const)('%s: it is not', async why => {
    const loaded = await browser.load(why);
    expect(await browser.signIn(loaded)).toMatchObject({ keeping: why });
    expect(browser.keys.keys.size).toBe(0);
  });

  it('follows the setting, both ways, and removes what there is', async () => {
    const { page, engine } = await browser.load();
    const configure = async (wanted: boolean) => {
      await page.configure(world.choice, browser.shelf.keeper({ wanted }));
      await engine.binding.keeping.done();
    };
    await browser.signIn({ page, engine });
    const states = await statesOf(page);
    await configure(false);
    expect([browser.shelf.sealed.size, browser.keys.keys.size]).toEqual([0, 0]);
    await configure(true);
    expect([browser.shelf.sealed.size, browser.keys.keys.size]).toEqual([1, 1]);
    expect(states.map(state => 'keeping' in state && state.keeping)).toEqual([
      'kept',
      'off',
      'kept'
    ]);
    // A page with an older setting turns nothing on or off by saying it again.
    const other = engine.openPage();
    await other.configure(world.choice, browser.shelf.keeper());
    await configure(false);
    await other.configure(world.choice, browser.shelf.keeper());
    expect(await page.session()).toMatchObject({ keeping: 'off' });
    expect(browser.shelf.sealed.size).toBe(0);
    expect(await search(page)).toBe('fine');
  });

  it('a page that wants none removes and revokes what was kept before', async () => {
    await signedIn();
    const { page } = await browser.load(
      browser.shelf.keeper({ wanted: false })
    );
    expect(await page.session()).toMatchObject({ status: 'signed-out' });
    expect([browser.shelf.sealed.size, browser.keys.keys.size]).toEqual([0, 0]);
    while ((await world.count('POST', REVOKE)) < 4) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  });

  it('a page with a keeper keeps what was begun without one', async () => {
    const { engine, page } = await browser.load('no-server');
    await browser.signIn({ engine, page });
    const states = await statesOf(page);
    const other = engine.openPage();
    await other.configure(world.choice, browser.shelf.keeper());
    await engine.binding.keeping.done();
    expect(states.at(-1)).toMatchObject(IN);
    expect((await (await browser.load()).page.session()).status).toBe(
      'signed-in'
    );
  });
});

describe('a keeper that fails', () => {
  it('is told in its words; the session goes on, and is kept once it can be', async () => {
    browser.shelf.fill();
    const { engine, page } = await browser.load();
    await browser.signIn({ engine, page });
    expect(await page.session()).toMatchObject({
      status: 'signed-in',
      keeping: 'failed',
      keepingFailure: { message: 'No space is left on the disk.' }
    });
    expect(await search(page)).toBe('fine');
    browser.shelf.before = async () => undefined;
    await page.attend(true);
    await engine.binding.keeping.done();
    expect(await page.session()).toMatchObject(IN);
    expect(browser.shelf.sealed.size).toBe(1);
  });

  it('is passed over where its page closes in the middle', async () => {
    const { engine, page } = await browser.load();
    const closing = engine.openPage();
    const reached = gate();
    await closing.configure(
      world.choice,
      browser.shelf.keeper({
        store: async () => {
          reached.open();
          return new Promise(() => undefined);
        }
      })
    );
    const signing = browser.signIn({ engine, page });
    await reached.opened;
    await closing.leave();
    await signing;
    expect(browser.shelf.sealed.size).toBe(1);
    expect(await page.session()).toMatchObject(IN);
  });

  it('whose key this browser has lost says so', async () => {
    const loaded = await browser.load();
    await browser.signIn(loaded);
    browser.keys.keys.clear();
    await browser.signIn(loaded);
    expect(await loaded.page.session()).toMatchObject({
      keeping: 'failed',
      keepingFailure: { code: 'KeyGone' }
    });
  });
});

describe('while a session is taken up', () => {
  /** A page whose keeper answers when it is told to. */
  async function slowly() {
    await signedIn();
    const { open, opened } = gate();
    browser.shelf.before = () => opened;
    const engine = world.openEngine(browser.keys);
    const page = engine.openPage();
    const states = await statesOf(page);
    const configured = page.configure(world.choice, browser.shelf.keeper());
    return { engine, page, states, configured, open };
  }

  it('another service is another session, and what comes is revoked', async () => {
    const { engine, page, configured, open, states } = await slowly();
    const other = { ...world.choice, sandboxPort: 10 };
    const changed = page.configure(other, browser.shelf.keeper());
    open();
    await Promise.all([configured, changed]);
    expect(await page.session()).toMatchObject({ status: 'signed-out' });
    expect(states.every(({ status }) => status === 'signed-out')).toBe(true);
    expect(engine.binding.session.kept()).toBeNull();
    expect(await world.count('POST', REVOKE)).toBe(4);
    expect([browser.shelf.sealed.size, browser.keys.keys.size]).toEqual([0, 0]);
  });

  it('there and back at once is a plain sign-in, which is kept', async () => {
    const { engine, page, configured, open } = await slowly();
    const keeper = browser.shelf.keeper();
    const there = page.configure({ ...world.choice, sandboxPort: 10 }, keeper);
    const back = page.configure(world.choice, keeper);
    open();
    await Promise.all([configured, there, back]);
    expect(await page.session()).toMatchObject({ status: 'signed-out' });
    expect([browser.shelf.sealed.size, browser.keys.keys.size]).toEqual([0, 0]);
    expect(await browser.signIn({ engine, page })).toMatchObject(IN);
    expect((await (await browser.load()).page.session()).status).toBe(
      'signed-in'
    );
  });

  it('someone else who signs in is refused', async () => {
    const { engine, page, configured, open } = await slowly();
    const signing = outcome(
      browser.signIn({ engine, page }, 'grace@example.edu')
    );
    await new Promise(resolve => setTimeout(resolve, 30));
    open();
    await configured;
    expect(await signing).toBe('other-identity');
    expect(await page.session()).toMatchObject({
      identity: { username: 'ada@example.edu' }
    });
  });

  it('signing out revokes it, and nothing stays', async () => {
    const { page, configured, open } = await slowly();
    const left = page.signOut();
    open();
    await configured;
    expect(await left).toEqual({ notRevoked: [] });
    expect(await page.session()).toMatchObject({ because: 'left' });
    expect(await world.count('POST', REVOKE)).toBe(4);
    expect([browser.shelf.sealed.size, browser.keys.keys.size]).toEqual([0, 0]);
  });
});
