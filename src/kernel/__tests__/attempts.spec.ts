import type { World } from '../../engine/__tests__/world';
import { makeWorld } from '../../engine/__tests__/world';
import { dataAccessScope } from '../../engine/contract';
import { someDisks } from '../../operations/__tests__/someDisks';
import type { Defaults } from '../../operations/context';
import type {
  Allowance,
  NotebookRequest,
  Questions
} from '../../operations/questions';
import { Answerer } from '../answer';
import { Grants } from '../grants';
import type { Origin, Reply } from '../protocol';
import type { CellRun } from '../runs';
import { NOTEBOOK } from './origin';

/**
 * What a hostile notebook may try to do more than it was allowed. Its kernel
 * can send any message; JavaScript in the page is out of this test's reach.
 */

let world: World;
let one: string;
let two: string;
let other: string;
/** What the person answers, and what was asked. */
let answer: Allowance;
let asked: NotebookRequest[];
let defaults: Defaults;
let grants: Grants;
let answerer: Answerer;
let lastId: number;
let lastName = 0;

beforeAll(async () => {
  world = await makeWorld();
  one = world.collections['tutorial-1']!;
  two = world.collections['tutorial-2']!;
  other = world.collections.guest!;
});

afterAll(() => world.close());

beforeEach(async () => {
  if ((await world.page.session()).status !== 'signed-in') {
    await world.signIn([dataAccessScope([one, two])]);
  }
  answer = 'kernel';
  asked = [];
  defaults = { collections: {} };
  lastId = 0;
  loadPage();
});

/** A page that has been loaded, where nothing has been allowed yet. */
function loadPage(): void {
  grants = new Grants(holder => void world.page.takeTokensBack(holder));
  const refuse = async () => {
    throw new Error('No such question is due.');
  };
  const questions: Questions = {
    signIn: refuse,
    giveConsent: refuse,
    confirmTransfer: refuse,
    transferSelected: refuse,
    confirmCancel: refuse,
    confirmAction: refuse,
    confirmSignOut: refuse,
    allowNotebook: async request => {
      asked.push(request);
      return answer;
    }
  };
  answerer = new Answerer(
    {
      engine: world.page,
      questions,
      disks: someDisks(world.page),
      defaults: () => defaults
    },
    grants,
    { __: (text: string) => text }
  );
}

afterEach(() => {
  answerer.forget(NOTEBOOK.kernel);
  answerer.forget('other');
});

/** A call from start to end. */
async function ask(request: object, origin = NOTEBOOK): Promise<Reply> {
  const first = { protocol: 1, id: `call ${++lastId}`, ask: 'run', ...request };
  let reply = (await answerer.answer(origin, first))!;
  while (reply.state === 'pending') {
    const next = { protocol: 1, id: first.id, ask: 'resume' };
    reply = (await answerer.answer(origin, next))!;
  }
  return reply;
}

/** What the person allows first: sending from one to two, overwriting nothing. */
function sending(more: object = {}) {
  return {
    operation: 'transfer',
    arguments: {
      source: one,
      destination: two,
      items: [
        {
          source: '/share/godata/file1.txt',
          // Two tasks of the same paths are a conflict.
          destination: `/~/${++lastName}.txt`
        }
      ],
      syncLevel: 'exists',
      ...more
    }
  };
}

function line(text: string, body: string | null = null) {
  return { line: text, body };
}

const ls = () => line(`ls ${one}:/share/godata/`);

/** Everything that changes something at the service. */
async function changes(): Promise<string[]> {
  return (await world.requests())
    .filter(({ method, path }) => method !== 'GET' && path.includes('v0.10'))
    .map(({ method, path }) => `${method} ${path}`)
    .filter(each => !each.includes('submission_id'));
}

/** Allows something, then tries more; nothing may come of it. */
async function attempt(
  allowed: object | null,
  tried: object,
  origin = NOTEBOOK
): Promise<Reply> {
  if (allowed) {
    expect(await ask(allowed)).toMatchObject({ state: 'done' });
  }
  answer = 'no';
  asked = [];
  const before = await changes();
  const reply = await ask(tried, origin);
  expect(reply).toMatchObject({ state: 'error' });
  expect(await changes()).toEqual(before);
  return reply;
}

const DECLINED = { error: { kind: 'declined' } };

const REFUSED = { error: { kind: 'bad-request' } };

describe('A notebook that may send from one collection to another', () => {
  it('may do so again without being asked', async () => {
    await ask(sending());
    expect(await ask(sending())).toMatchObject({ state: 'done' });
    expect(asked).toHaveLength(1);
  });

  it.each<[string, () => object]>([
    ['overwrite', () => sending({ syncLevel: undefined })],
    ['overwrite what differs', () => sending({ syncLevel: 'checksum' })],
    ['send elsewhere', () => sending({ destination: other })],
    ['send from elsewhere', () => sending({ source: other })],
    ['send the other way', () => sending({ source: two, destination: one })],
    ['delete there', () => sending({ deleteDestinationExtra: true })],
    ['delete', () => line(`delete ${two}:/~/file1.txt`)],
    ['delete and wait', () => line(`rm ${two}:/~/file1.txt`)],
    ['delete many', () => line(`delete ${two}:`, '/~/a\n/~/b')],
    ['rename there', () => line(`rename ${two} /~/a /~/b`)],
    ['make folders there', () => line(`mkdir ${two}:/~/a`)],
    ['read', ls],
    ['see who is signed in', () => line('whoami')],
    ['cancel', () => line(`task cancel ${one}`)],
    ['relabel tasks', () => line(`task update ${one} --label x`)],
    ['keep bookmarks', () => line(`bookmark create ${two}:/~/ x`)],
    ['sign out', () => line('logout')]
  ])('may not %s without being asked', async (_, tried) => {
    expect(await attempt(sending(), tried())).toMatchObject(DECLINED);
    expect(asked).toHaveLength(1);
  });
});

describe('A notebook that may read', () => {
  it.each<[string, () => object]>([
    ['send', sending],
    ['delete', () => line(`delete ${one}:/~/README.txt`)],
    ['rename', () => line(`rename ${one} /~/README.txt /~/x`)],
    ['edit bookmarks', () => line(`bookmark create ${one}:/~/ x`)]
  ])('may not %s without being asked', async (_, tried) => {
    expect(await attempt(ls(), tried())).toMatchObject(DECLINED);
    expect(asked).toHaveLength(1);
  });
});

describe('A right', () => {
  it('to delete never lasts, whatever a dialog answers', async () => {
    const remove = line(`delete ${one}:/~/README.txt`);
    expect(await attempt(remove, remove)).toMatchObject(DECLINED);
  });

  it.each<[string, () => Partial<Origin>]>([
    ['another kernel', () => ({ kernel: 'other' })],
    ['the kernel’s next process', () => ({ process: 'next' })]
  ])('is not one of %s', async (_, origin) => {
    const tried = { ...NOTEBOOK, ...origin() };
    expect(await attempt(ls(), ls(), tried)).toMatchObject(DECLINED);
  });

  it('ends when it is taken back, and when someone signs out', async () => {
    await ask(ls());
    grants.revoke('k', grants.get()[0]!.grants[0]!);
    expect(await attempt(null, ls())).toMatchObject(DECLINED);
    answer = 'kernel';
    await ask(ls());
    await world.page.signOut();
    expect(await attempt(null, ls())).toMatchObject(DECLINED);
  });

  it('ends when the kernel starts again, with the same ids', async () => {
    await ask(ls());
    answerer.forget('k');
    expect(await attempt(null, ls())).toMatchObject(DECLINED);
  });
});

describe('A token', () => {
  const SERVER = 'transfer.api.globus.org';
  const SCOPE = 'urn:globus:auth:scope:transfer.api.globus.org:all';

  const token = (more: object = {}) => ({
    operation: 'hand-token',
    arguments: { resourceServer: SERVER, scopes: [SCOPE], ...more }
  });

  /** The access token that a reply brings. */
  function brought(reply: Reply): string {
    expect(reply).toMatchObject({ state: 'done' });
    const { text } = reply as Extract<Reply, { state: 'done' }>;
    return (JSON.parse(text) as { value: { accessToken: string } }).value
      .accessToken;
  }

  const revoked = () => world.count('POST', '/v2/oauth2/token/revoke');

  it('is asked for by itself, and lasts as long as the kernel', async () => {
    const first = brought(await ask(token()));
    expect(asked.map(({ asks }) => asks.map(({ action }) => action))).toEqual([
      [{ right: 'token', resourceServer: SERVER, scopes: [SCOPE] }]
    ]);
    expect(brought(await ask(token()))).toBe(first);
    expect(asked).toHaveLength(1);
  });

  it('is no line’s to have', async () => {
    for (const tried of [
      line('hand-token'),
      line(`hand-token ${SERVER} ${SCOPE}`),
      line('token'),
      line('login --token')
    ]) {
      expect(await attempt(token(), tried)).toMatchObject(REFUSED);
    }
  });

  it.each<[string, () => object]>([
    ['read', ls],
    ['send', sending],
    ['keep bookmarks', () => line(`bookmark create ${one}:/~/ token`)],
    ['have one for another service', () => token({ scopes: ['openid'] })],
    ['have one for less', () => token({ scopes: [`${SCOPE}[*x]`] })]
  ])('is not what may be had with the right to %s', async (_, allowed) => {
    await ask(allowed());
    asked = [];
    expect(await attempt(null, token())).toMatchObject(DECLINED);
    expect(asked).toHaveLength(1);
  });

  it.each<[string, () => object]>([
    ['read', ls],
    ['send', sending],
    ['delete', () => line(`delete ${two}:/~/file1.txt`)],
    ['sign out', () => line('logout')],
    ['have another token', () => token({ resourceServer: 'auth.globus.org' })],
    ['have a wider one', () => token({ scopes: [SCOPE, 'openid'] })]
  ])('gives the page’s cells no right to %s', async (_, tried) => {
    expect(await attempt(token(), tried())).toMatchObject(DECLINED);
    expect(asked).toHaveLength(1);
  });

  it('is never had once, or with the cells of a run', async () => {
    answer = 'once';
    expect(await ask(token())).toMatchObject(DECLINED);
    const code = `%globus hand-token ${SERVER}`;
    const queue = [
      { id: '1', code: `%globus ls ${one}:/` },
      { id: '2', code }
    ];
    const origin = { ...NOTEBOOK, queue: () => queue };
    asked = [];
    expect(await ask(line(`ls ${one}:/`), origin)).toMatchObject({
      state: 'done'
    });
    expect(asked[0]!.asks).toHaveLength(1);
    expect(
      await attempt(null, token(), { ...origin, cell: '2' })
    ).toMatchObject(DECLINED);
  });

  it.each([
    { holder: '["other","p"]' },
    { service: 'production' },
    { begunAs: null },
    { resourceServer: ['transfer.api.globus.org'] },
    { scopes: SCOPE }
  ])('is not had by %j', async more => {
    expect(await attempt(null, token(more))).toMatchObject(REFUSED);
    expect(asked).toEqual([]);
  });

  it.each<[string, () => Partial<Origin>]>([
    ['another kernel', () => ({ kernel: 'other' })],
    ['the kernel’s next process', () => ({ process: 'next' })]
  ])('is not one of %s', async (_, origin) => {
    const tried = { ...NOTEBOOK, ...origin() };
    expect(await attempt(token(), token(), tried)).toMatchObject(DECLINED);
  });

  it('is given once for a call, whoever asks for it again', async () => {
    brought(await ask({ ...token(), id: 'same' }));
    for (const more of [token(), { ask: 'resume' }, { ask: 'part', part: 0 }]) {
      expect(
        await answerer.answer(NOTEBOOK, {
          protocol: 1,
          ask: 'run',
          id: 'same',
          ...more
        })
      ).toMatchObject({ state: 'unknown' });
    }
  });

  it.each<[string, () => unknown]>([
    ['is taken back', () => grants.revoke('k', grants.of(NOTEBOOK)[0]!)],
    ['ends with all', () => grants.revokeAll()],
    ['ends with the kernel', () => answerer.forget('k')],
    ['ends with the session', () => world.page.signOut()]
  ])('is revoked when the right %s', async (_, end) => {
    const first = brought(await ask(token()));
    const before = await revoked();
    await end();
    // The rest of it waits for nobody.
    while ((await revoked()) === before) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    expect(await attempt(null, token())).toMatchObject(DECLINED);
    if ((await world.page.session()).status !== 'signed-in') {
      await world.signIn([dataAccessScope([one, two])]);
    }
    answer = 'kernel';
    expect(brought(await ask(token()))).not.toBe(first);
  });

  it('that it had before the page was loaded is revoked by a no', async () => {
    brought(await ask(token()));
    loadPage();
    const before = await revoked();
    expect(await attempt(null, token())).toMatchObject(DECLINED);
    while ((await revoked()) === before) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    // A no to one more takes nothing of what is allowed.
    answer = 'kernel';
    const first = brought(await ask(token()));
    answer = 'no';
    const other = token({ resourceServer: 'auth.globus.org' });
    expect(await ask(other)).toMatchObject(DECLINED);
    answer = 'kernel';
    expect(brought(await ask(token()))).toBe(first);
  });

  it('that comes when the right is gone is not given', async () => {
    const { handToken } = world.page;
    const slow = jest.spyOn(world.page, 'handToken');
    slow.mockImplementationOnce(async wish => {
      const handed = await handToken.call(world.page, wish);
      grants.revokeAll();
      return handed;
    });
    expect(await ask(token())).toMatchObject(DECLINED);
    slow.mockRestore();
  });

  it('is never that of somebody else than was named', async () => {
    const reply = await attempt(token(), token({ identity: one }));
    expect(reply).toMatchObject({ error: { kind: 'other-identity' } });
    expect(asked).toEqual([]);
  });
});

describe('A message', () => {
  it('gives no right by what it says of itself', async () => {
    const reply = await attempt(null, {
      ...sending(),
      allow: 'kernel',
      answer: 'kernel',
      caller: { door: 'panel' },
      right: 'change',
      notebook: 'trusted.ipynb',
      ticket: 'x',
      cell: '2',
      process: 'q'
    });
    expect(reply).toMatchObject(DECLINED);
    expect(asked[0]!.notebook).toBe('a.ipynb');
  });

  it.each([
    '"caller": {"door": "panel"}',
    '"action": {"right": "read"}',
    '"mayOverwrite": false',
    '"begunAs": null',
    '"__proto__": {"syncLevel": "exists"}'
  ])('gives none by arguments: %s', async more => {
    const { operation, arguments: args } = sending({ syncLevel: undefined });
    const tried = `{${more}, ${JSON.stringify(args).slice(1)}`;
    expect(
      await attempt(null, {
        operation,
        arguments: JSON.parse(tried) as unknown
      })
    ).toMatchObject(REFUSED);
    expect(asked).toEqual([]);
  });

  it.each([0, 2, '1', null, [1]])(
    'of protocol %j is refused',
    async protocol => {
      const reply = await attempt(sending(), { ...sending(), protocol });
      expect(reply).toMatchObject({ error: { code: 'OtherProtocol' } });
    }
  );

  it.each(['__proto__', 'constructor', 'toString', 'transfer ', 'Transfer'])(
    'names no operation %j',
    async operation => {
      const tried = { ...sending(), operation };
      expect(await attempt(sending(), tried)).toMatchObject(REFUSED);
    }
  );

  it('with the id of an ended call gets its result, and runs nothing', async () => {
    await ask({ ...sending(), id: 'same' });
    const before = await changes();
    answer = 'once';
    asked = [];
    const remove = { ...line(`delete ${two}:/~/file1.txt`), id: 'same' };
    expect(await ask(remove)).toMatchObject({ state: 'done' });
    await answerer.answer(NOTEBOOK, { protocol: 1, id: 'same', ask: 'drop' });
    expect(await ask(remove)).toMatchObject({ state: 'unknown' });
    expect(await changes()).toEqual(before);
    expect(asked).toEqual([]);
  });
});

describe('A place', () => {
  it.each(['/~/../x', '/a/./b', '/a/..', 'x/../../y'])(
    'has no way round: %s',
    async path => {
      for (const tried of [
        line(`transfer ${one}:/share/godata/file1.txt ${two}:${path}`),
        line(`delete ${two}:${path}`),
        line(`delete ${two}:`, path),
        line(`rename ${two} /~/a ${path}`),
        sending({ items: [{ source: path, destination: '/~/x' }] })
      ]) {
        expect(await attempt(null, tried)).toMatchObject(REFUSED);
        expect(asked).toEqual([]);
      }
    }
  );

  it('of a name is what the name means when it is asked', async () => {
    let names: unknown = { data: one, mine: two };
    const origin = {
      ...NOTEBOOK,
      names: { get: () => names, set: () => undefined }
    };
    const send = line(
      'transfer data:/share/godata/file1.txt mine:/~/named --sync-level exists'
    );
    expect(await ask(send, origin)).toMatchObject({ state: 'done' });
    names = { data: one, mine: other };
    expect(await attempt(null, send, origin)).toMatchObject(DECLINED);
    expect(asked[0]!.asks[0].action).toMatchObject({
      destination: { collection: other }
    });
    expect(asked[0]!.asks[0].line).toContain(`${other}:/~/named`);
  });

  it('by UUID is never another by a name', async () => {
    defaults = { collections: { [two]: other } };
    const origin = {
      ...NOTEBOOK,
      names: { get: () => ({ [two]: other }), set: () => undefined }
    };
    await attempt(null, line(`mkdir ${two}:/~/x`), origin);
    expect(asked[0]!.asks[0].action).toMatchObject({
      destination: { collection: two }
    });
  });
});

it('A setting that the kernel writes takes no care away from the person', async () => {
  const send = sending({ syncLevel: undefined });
  defaults = { collections: {}, syncLevel: 'exists' };
  expect(await ask(send)).toMatchObject({ state: 'done' });
  expect(asked[0]!.asks[0].action).toMatchObject({ mayOverwrite: false });
  defaults = { collections: {} };
  expect(await attempt(null, send)).toMatchObject(DECLINED);
  expect(asked[0]!.asks[0].action).toMatchObject({ mayOverwrite: true });
});

describe('A run of cells that was allowed once', () => {
  const run = (...codes: string[]): CellRun[] =>
    codes.map((code, index) => ({ id: String(index + 1), code }));

  const at = (cell: string, queue: CellRun[]): Origin => ({
    ...NOTEBOOK,
    cell,
    queue: () => queue.filter(({ id }) => Number(id) >= Number(cell))
  });

  async function allowed(...codes: string[]): Promise<CellRun[]> {
    const queue = run(`%globus ls ${one}:/`, ...codes);
    answer = 'once';
    expect(await ask(line(`ls ${one}:/`), at('1', queue))).toMatchObject({
      state: 'done'
    });
    expect(asked).toHaveLength(1);
    answerer.ended('k', '1');
    return queue;
  }

  it('is asked for once, and each call is made once', async () => {
    const queue = await allowed(
      `x = %globus ls ${one}:/share/\n%globus delete ${one}:/~/README.txt`,
      `%%globus transfer ${one}: ${two}:\n/share/godata/file1.txt /~/run`
    );
    expect(asked[0]!.asks.map(({ action }) => action.right)).toEqual([
      'read',
      'read',
      'destroy',
      'change'
    ]);
    const remove = line(`delete ${one}:/~/README.txt`);
    for (const [cell, request] of [
      ['2', line(`ls ${one}:/share/`)],
      ['2', remove],
      [
        '3',
        line(`transfer ${one}: ${two}:`, '/share/godata/file1.txt /~/run\n')
      ]
    ] as const) {
      expect(await ask(request, at(cell, queue))).toMatchObject({
        state: 'done'
      });
    }
    expect(asked).toHaveLength(1);
    expect(await attempt(null, remove, at('2', queue))).toMatchObject(DECLINED);
  });

  it.each<[string, () => object, string]>([
    ['other paths', () => line(`delete ${one}:/~/other`), '2'],
    ['more than was shown', () => line(`delete -r ${one}:/~/a`), '2'],
    ['another collection', () => line(`delete ${two}:/~/a`), '2'],
    ['another operation', () => line(`rename ${one} /~/a /~/b`), '2'],
    ['the same in another cell', () => line(`delete ${one}:/~/a`), '3']
  ])('may not do %s', async (_, tried, cell) => {
    const queue = await allowed(`%globus delete ${one}:/~/a`, 'x = 1');
    expect(await attempt(null, tried(), at(cell, queue))).toMatchObject(
      DECLINED
    );
    expect(asked).toHaveLength(1);
  });

  it('may not do later what its cell did not', async () => {
    const queue = await allowed(`%globus delete ${one}:/~/a`);
    answerer.ended('k', '2');
    const tried = line(`delete ${one}:/~/a`);
    expect(await attempt(null, tried, at('2', queue))).toMatchObject(DECLINED);
  });

  it('may not do it in the next process, nor once it was taken back', async () => {
    const tried = line(`delete ${one}:/~/a`);
    let queue = await allowed(`%globus delete ${one}:/~/a`);
    const next = { ...at('2', queue), process: 'next' };
    expect(await attempt(null, tried, next)).toMatchObject(DECLINED);
    asked = [];
    queue = await allowed(`%globus delete ${one}:/~/a`);
    grants.revokeAll();
    expect(await attempt(null, tried, at('2', queue))).toMatchObject(DECLINED);
  });

  it('shows what a name means, and what it means later is asked for', async () => {
    let names: unknown = { mine: one };
    const queue = run(`%globus ls ${one}:/`, '%globus delete mine:/~/a');
    const origin = (cell: string) => ({
      ...at(cell, queue),
      names: { get: () => names, set: () => undefined }
    });
    answer = 'once';
    await ask(line(`ls ${one}:/`), origin('1'));
    expect(asked[0]!.asks[1]!.line).toContain(one);
    names = { mine: two };
    const tried = line('delete mine:/~/a');
    expect(await attempt(null, tried, origin('2'))).toMatchObject(DECLINED);
  });

  it('shows nothing that can’t be read, and asks nobody what a name means', async () => {
    await allowed(
      '%globus delete unknown:/~/a',
      '%globus nonsense',
      '%globus --help',
      '%globus alias mine=x',
      '%globus logout'
    );
    expect(asked[0]!.asks).toHaveLength(1);
    expect(await world.count('GET', '/v0.10/endpoint_search')).toBe(0);
  });
});
