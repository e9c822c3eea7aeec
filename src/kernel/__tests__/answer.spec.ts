import { fail } from '../../engine/contract';
import type { EngineApi, TransferDocument } from '../../engine/contract';
import { folder } from '../../engine/__tests__/folder';
import { someDisks } from '../../operations/__tests__/someDisks';
import type { Allowance, Questions } from '../../operations/questions';
import { Answerer } from '../answer';
import { Grants } from '../grants';
import type { Reply } from '../protocol';
import { NOTEBOOK } from './origin';

const A = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';
const B = '31ce9ba0-176d-45a5-add3-f37d233ba47d';

const FOLDER = folder('/x/', { 'file1.txt': { size: 4 } });

const made: Answerer[] = [];

afterEach(() => {
  made.splice(0).forEach(answerer => answerer.forget(NOTEBOOK.kernel));
});

function setUp(answer: Allowance = 'once') {
  const sent: TransferDocument[] = [];
  const lines: string[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  let signedIn = true;
  let beforeSignIn: () => unknown = () => undefined;
  let beforeSubmit: () => void = () => undefined;
  let person = 'ada';
  let because = 'left';
  const engine = {
    session: async () =>
      signedIn
        ? { status: 'signed-in', identity: { sub: person } }
        : { status: 'signed-out', because },
    list: async () => {
      if (!signedIn) {
        throw fail('signed-out', 'SignedOut', 'Nobody is signed in.');
      }
      return FOLDER;
    },
    task: async (id: string) => {
      if (!signedIn || person !== 'ada') {
        throw fail('not-found', 'TaskNotFound', 'There is no such task.');
      }
      return { task_id: id, status: 'ACTIVE', nice_status: 'OK' };
    },
    tasks: async () => [],
    waitTasks: async (ids: string[]) =>
      ids.map(id => ({ task_id: id, status: 'SUCCEEDED', DATA: [] })),
    successfulTransfers: async () => [],
    submitTransfer: async (document: TransferDocument) => {
      beforeSubmit();
      if (!signedIn) {
        throw fail('signed-out', 'SignedOut', 'Nobody is signed in.');
      }
      sent.push(document);
      return { taskId: A, duplicate: false };
    }
  } as unknown as EngineApi;
  const questions: Questions = {
    signIn: async signal => {
      signals.push(signal);
      await beforeSignIn();
      signedIn = true;
    },
    giveConsent: async () => {},
    confirmTransfer: async () => ({ taskId: A, duplicate: false }),
    transferSelected: async () => {},
    confirmCancel: async () => {},
    confirmAction: async () => {},
    confirmSignOut: async () => {},
    allowNotebook: async request => {
      lines.push(...request.asks.map(({ line }) => line));
      return answer;
    }
  };
  const answerer = new Answerer(
    {
      engine,
      questions,
      disks: someDisks(engine),
      defaults: () => ({ collections: {} })
    },
    new Grants(),
    { __: (text: string) => text }
  );
  made.push(answerer);
  let id = 0;
  /** One exchange. */
  const exchange = async (request: object) =>
    (await answerer.answer(NOTEBOOK, { protocol: 1, ...request }))!;
  /** A call from start to end. */
  const ask = async (request: object) => {
    const first = { id: String(++id), ask: 'run', ...request };
    let reply = await exchange(first);
    while (reply.state === 'pending') {
      reply = await exchange({ id: first.id, ask: 'resume' });
    }
    return reply;
  };
  const signOut = (during = beforeSignIn, why = because) => {
    signedIn = false;
    beforeSignIn = during;
    because = why;
  };
  const becomes = (other: string) => {
    person = other;
  };
  /** The sign-in may run out while a transfer is sent. */
  const fails = (how: () => void) => {
    beforeSubmit = () => {
      beforeSubmit = () => undefined;
      how();
    };
  };
  return {
    answerer,
    exchange,
    ask,
    sent,
    lines,
    signals,
    signOut,
    becomes,
    fails
  };
}

function result(reply: Reply): unknown {
  return reply.state === 'done' ? JSON.parse(reply.text) : reply;
}

describe('Answerer', () => {
  it('lists a folder', async () => {
    const { ask } = setUp();
    expect(result(await ask({ line: `ls ${A}:/x` }))).toMatchObject({
      kind: 'listing',
      value: { collection: A, path: '/x/', entries: [{ name: 'file1.txt' }] }
    });
  });

  it('gives the full paths of what was sent, and says what kept its name', async () => {
    const { ask } = setUp();
    expect(
      result(await ask({ line: `transfer ${A}:/x/a.txt ${B}:/y/` }))
    ).toEqual({
      kind: 'submitted',
      value: {
        taskId: A,
        duplicate: false,
        source: A,
        destination: B,
        items: [
          { source: '/x/a.txt', destination: '/y/a.txt', recursive: null }
        ]
      },
      text: 'Kept the name of what is sent: /y/a.txt'
    });
  });

  it('asks about a name with a line break in a line of its own', async () => {
    const { ask, lines } = setUp('no');
    await ask({
      operation: 'transfer',
      arguments: {
        source: A,
        destination: B,
        items: [{ source: '/x\n/secret /public', destination: '/y' }]
      }
    });
    await ask({ line: `ls '${A}:/x\n/y'` });
    expect(lines).toEqual([
      `%%globus transfer ${A}: ${B}:\n'/x\\n/secret /public' /y`,
      `%globus ls '${A}:/x\\n/y'`
    ]);
  });

  it('takes an operation with the same question as its line', async () => {
    const { ask, lines } = setUp();
    const args = {
      source: A,
      destination: B,
      items: [{ source: '/a b', destination: '/c' }]
    };
    await ask({ operation: 'transfer', arguments: args });
    await ask({ line: `transfer   "${A}:/a b" ${B}:/c` });
    expect(lines).toEqual(
      Array(2).fill(`%globus transfer '${A}:/a b' ${B}:/c`)
    );
  });

  it('sends nothing when the person says no', async () => {
    const { ask, sent } = setUp('no');
    const reply = await ask({ line: `transfer ${A}:/x ${B}:/y` });
    expect(reply).toMatchObject({
      state: 'error',
      error: { kind: 'declined', code: 'NotAllowed', detail: '' }
    });
    expect(sent).toEqual([]);
  });

  it('sends once what comes twice', async () => {
    const { ask, sent } = setUp();
    const request = { id: 'x', line: `transfer ${A}:/x ${B}:/y` };
    await Promise.all([ask(request), ask(request)]);
    expect(sent).toHaveLength(1);
  });

  it('sends when the kernel comes back, not for a request that came late', async () => {
    const { exchange, sent } = setUp();
    const run = { id: 'x', ask: 'run', line: `transfer ${A}:/x ${B}:/y` };
    expect(await exchange(run)).toMatchObject({ state: 'pending' });
    expect(await exchange(run)).toMatchObject({ state: 'pending' });
    expect(sent).toEqual([]);
    expect(await exchange({ id: 'x', ask: 'resume' })).toMatchObject({
      state: 'done'
    });
    expect(sent).toHaveLength(1);
  });

  it('sends nothing when the cell was stopped before the person signed in', async () => {
    const { answerer, ask, sent, signals, signOut } = setUp();
    signOut(() =>
      answerer.answer(NOTEBOOK, { protocol: 1, id: 'x', ask: 'drop' })
    );
    expect(
      await ask({ id: 'x', line: `transfer ${A}:/x ${B}:/y` })
    ).toMatchObject({ state: 'error', error: { kind: 'declined' } });
    expect(sent).toEqual([]);
    // The question itself was taken back.
    expect(signals.map(signal => signal?.aborted)).toEqual([true]);
  });

  it('takes a sign-in back when the kernel starts again', async () => {
    const { answerer, ask, signals, signOut } = setUp();
    signOut(() => answerer.forget(NOTEBOOK.kernel));
    await ask({ line: `ls ${A}` });
    expect(signals.map(signal => signal?.aborted)).toEqual([true]);
  });

  it('does nothing as another person than the one who allowed it', async () => {
    const { ask, sent, signOut, becomes, fails } = setUp('kernel');
    const line = `transfer ${A}:/x ${B}:/y`;
    await ask({ line });
    fails(() => {
      signOut(() => becomes('grace'), 'ended');
    });
    expect(await ask({ line })).toMatchObject({
      error: { kind: 'other-identity' }
    });
    expect(sent).toHaveLength(1);
  });

  it('asks nobody about help or a wrong line', async () => {
    const { ask, lines } = setUp('no');
    expect(result(await ask({ line: '--help' }))).toMatchObject({
      kind: 'text'
    });
    expect(await ask({ line: 'sl' })).toMatchObject({
      error: { kind: 'bad-request', message: expect.stringMatching(/ls\?/) }
    });
    expect(
      await ask({ operation: 'list-directory', arguments: { nonsense: 1 } })
    ).toMatchObject({ error: { kind: 'bad-request' } });
    expect(lines).toEqual([]);
  });

  it.each(['constructor', '__proto__', 'fly'])(
    'knows no operation %s',
    async operation => {
      const { ask } = setUp();
      expect(await ask({ operation, arguments: {} })).toMatchObject({
        error: { code: 'UnknownOperation' }
      });
    }
  );

  it('takes no right from a message', async () => {
    const { ask, sent } = setUp('no');
    await ask({
      operation: 'transfer',
      arguments: {
        source: A,
        destination: B,
        items: [{ source: '/a', destination: '/b' }]
      },
      allow: 'kernel',
      caller: { door: 'panel' },
      right: 'change',
      notebook: 'trusted.ipynb'
    });
    expect(sent).toEqual([]);
  });

  it('tells the person of a sign-in and goes on', async () => {
    const { ask, signOut } = setUp();
    signOut();
    expect(result(await ask({ line: `ls ${A}` }))).toMatchObject({
      kind: 'listing'
    });
  });

  it('says what may be asked again: a read, never what may have changed something', async () => {
    const { exchange, signOut } = setUp();
    signOut(() => new Promise<void>(() => undefined));
    expect(
      await exchange({ id: 'a', ask: 'run', line: `ls ${A}:/x` })
    ).toMatchObject({ state: 'pending', mayChange: false });
    const line = `transfer ${A}:/x/a.txt ${B}:/y/`;
    expect(await exchange({ id: 'b', ask: 'run', line })).toMatchObject({
      state: 'pending',
      mayChange: true
    });
  });

  it('answers nonsense with an error', async () => {
    const { answerer } = setUp();
    expect(await answerer.answer(NOTEBOOK, null)).toMatchObject({
      id: '',
      state: 'error'
    });
    expect(
      await answerer.answer(NOTEBOOK, { protocol: 9, id: 'a' })
    ).toMatchObject({ id: 'a', error: { code: 'OtherProtocol' } });
  });

  it('asks again when someone has signed out, or someone else in', async () => {
    const { ask, lines, signOut, becomes } = setUp('kernel');
    await ask({ line: `ls ${A}` });
    signOut(undefined, 'ended');
    await ask({ line: `ls ${A}` });
    expect(lines).toHaveLength(1);
    becomes('grace');
    await ask({ line: `ls ${A}` });
    expect(lines).toHaveLength(2);
    signOut(undefined, 'left');
    await ask({ line: `ls ${A}` });
    expect(lines).toHaveLength(3);
  });

  it('forgets rights and calls of a kernel that starts again', async () => {
    const { answerer, ask, lines } = setUp('kernel');
    await ask({ id: 'x', line: `ls ${A}` });
    await ask({ line: `ls ${A}` });
    expect(lines).toHaveLength(1);
    answerer.forget('k');
    expect(await ask({ id: 'x', ask: 'resume' })).toMatchObject({
      state: 'unknown'
    });
    await ask({ line: `ls ${A}` });
    expect(lines).toHaveLength(2);
  });

  describe('of a wait whose page is gone', () => {
    const wait = (more: object = {}) => ({
      protocol: 1,
      id: 'w',
      ask: 'run',
      orphan: true,
      operation: 'wait-tasks',
      arguments: { tasks: [A] },
      ...more
    });

    it('takes on what waits for a task of who is signed in', async () => {
      const { answerer, lines, ask } = setUp();
      const { operation, arguments: args } = wait();
      expect(
        result(await ask({ orphan: true, operation, arguments: args }))
      ).toMatchObject({ kind: 'tasks', value: [{ task_id: A }] });
      const one = wait({
        operation: 'wait-task',
        arguments: { task: A, evenIfStuck: false }
      });
      expect(await answerer.answer(NOTEBOOK, one)).not.toBeNull();
      expect(lines).toHaveLength(2);
    });

    it('is silent, and asks nothing, for anyone else and for nobody', async () => {
      const { answerer, lines, signals, becomes, signOut } = setUp();
      becomes('grace');
      expect(await answerer.answer(NOTEBOOK, wait())).toBeNull();
      signOut();
      expect(await answerer.answer(NOTEBOOK, wait())).toBeNull();
      const nothing = wait({ arguments: {} });
      expect(await answerer.answer(NOTEBOOK, nothing)).toBeNull();
      expect(lines).toEqual([]);
      expect(signals).toEqual([]);
    });

    it('is silent about calls that another page may know', async () => {
      const { answerer, exchange } = setUp();
      const resume = { ask: 'resume', id: 'w' };
      const theirs = { protocol: 1, orphan: true, ...resume };
      expect(await answerer.answer(NOTEBOOK, theirs)).toBeNull();
      expect(await exchange(resume)).toMatchObject({ state: 'unknown' });
    });

    it('asks nothing for one that was dropped meanwhile', async () => {
      const { answerer, lines } = setUp();
      const late = answerer.answer(NOTEBOOK, wait());
      await answerer.answer(NOTEBOOK, wait({ ask: 'drop' }));
      expect(await late).toBeNull();
      expect(lines).toEqual([]);
    });
  });
});
