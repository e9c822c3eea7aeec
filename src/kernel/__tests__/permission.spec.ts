import { failureOf } from '../../engine/contract';
import type { Action } from '../../operations/action';
import type { Allowance, NotebookRequest } from '../../operations/questions';
import { Grants } from '../grants';
import type { CellCall } from '../permission';
import { Permission } from '../permission';
import type { Origin } from '../protocol';
import { NOTEBOOK as CELL } from './origin';

const QUEUE = ['1', '2', '3'].map(id => ({ id, code: '' }));

const NOTEBOOK: Origin = { ...CELL, queue: () => QUEUE };

const READ: Action = { right: 'read' };

/** A person who answers when the test says so. */
function setUp() {
  const asked: {
    request: NotebookRequest;
    signal: AbortSignal;
    say: (answer: Allowance) => void;
  }[] = [];
  const grants = new Grants();
  const permission = new Permission(
    grants,
    (request, signal) =>
      new Promise(say => asked.push({ request, signal, say }))
  );
  const permit = async (
    action: Action = READ,
    signal = new AbortController().signal,
    {
      cell = '1',
      key = 'ls',
      behind = [] as CellCall[],
      origin = NOTEBOOK
    } = {}
  ): Promise<string> => {
    const call = { cell, key, action, line: 'ls a:/' };
    try {
      await permission.permit(
        { ...origin, cell },
        call,
        async () => behind,
        signal
      );
      return 'allowed';
    } catch (error) {
      return failureOf(error).kind;
    }
  };
  return { asked, grants, permit };
}

/** Lets everything that can go on go on. */
function turn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 1));
}

describe('Permission', () => {
  it('asks in the name of the notebook, with the line as parsed', async () => {
    const { asked, permit } = setUp();
    const answer = permit();
    await turn();
    expect(asked[0]!.request).toEqual({
      notebook: 'a.ipynb',
      asks: [{ action: READ, line: 'ls a:/' }]
    });
    asked[0]!.say('once');
    expect(await answer).toBe('allowed');
  });

  it('asks again after once, not after always', async () => {
    const { asked, permit } = setUp();
    for (const say of ['once', 'kernel'] as const) {
      const answer = permit();
      await turn();
      asked.at(-1)!.say(say);
      expect(await answer).toBe('allowed');
    }
    expect(await permit()).toBe('allowed');
    expect(asked).toHaveLength(2);
  });

  it('declines on no, and asks the next time', async () => {
    const { asked, permit } = setUp();
    const answer = permit();
    await turn();
    asked[0]!.say('no');
    expect(await answer).toBe('declined');
    void permit();
    await turn();
    expect(asked).toHaveLength(2);
  });

  it('asks one at a time, and once for all that one answer covers', async () => {
    const { asked, permit } = setUp();
    const answers = [permit(), permit(), permit()];
    await turn();
    expect(asked).toHaveLength(1);
    asked[0]!.say('kernel');
    expect(await Promise.all(answers)).toEqual([
      'allowed',
      'allowed',
      'allowed'
    ]);
    expect(asked).toHaveLength(1);
  });

  it('asks for a token by itself, and gives none that is not listed', async () => {
    const { asked, grants, permit } = setUp();
    const token: Action = {
      right: 'token',
      resourceServer: 's',
      scopes: ['one']
    };
    const behind = [READ, token].map((action, index) => ({
      cell: '2',
      key: `${index}`,
      action,
      line: ''
    }));
    const answer = permit(token, undefined, { behind });
    await turn();
    expect(asked[0]!.request.asks).toEqual([{ action: token, line: 'ls a:/' }]);
    asked[0]!.say('once');
    expect(await answer).toBe('declined');
    expect(grants.get()).toEqual([]);
    const other = permit(READ, undefined, { behind });
    await turn();
    // One that a cell behind would ask for is not asked for with others.
    expect(asked[1]!.request.asks.map(({ action }) => action.right)).toEqual([
      'read',
      'read'
    ]);
    asked[1]!.say('kernel');
    expect(await other).toBe('allowed');
    expect(grants.covers(NOTEBOOK, token)).toBe(false);
    const again = permit(token);
    await turn();
    asked[2]!.say('kernel');
    expect(await again).toBe('allowed');
    expect(await permit(token)).toBe('allowed');
    expect(asked).toHaveLength(3);
  });

  it('goes on asking after a question failed', async () => {
    let failing = true;
    const permission = new Permission(new Grants(), async () => {
      if (failing) {
        throw new Error('no dialog');
      }
      return 'once';
    });
    const { signal } = new AbortController();
    const permit = () =>
      permission.permit(
        NOTEBOOK,
        { cell: '1', key: '', action: READ, line: '' },
        async () => [],
        signal
      );
    await expect(permit()).rejects.toThrow('no dialog');
    failing = false;
    await permit();
  });

  it('takes no answer for a cell that was stopped', async () => {
    const { asked, permit } = setUp();
    const abort = new AbortController();
    const answer = permit(READ, abort.signal);
    await turn();
    abort.abort();
    asked[0]!.say('kernel');
    expect(await answer).toBe('declined');
    expect(await permit(READ, abort.signal)).toBe('declined');
    void permit();
    await turn();
    expect(asked).toHaveLength(2);
  });

  it('does not ask for a cell that was stopped while it queued', async () => {
    const { asked, permit } = setUp();
    const abort = new AbortController();
    const first = permit();
    const second = permit(READ, abort.signal);
    await turn();
    abort.abort();
    asked[0]!.say('once');
    expect([await first, await second]).toEqual(['allowed', 'declined']);
    expect(asked).toHaveLength(1);
  });

  describe('of a run of cells', () => {
    const { signal } = new AbortController();
    const DELETE: Action = {
      right: 'destroy',
      where: { collection: 'b', path: '/' },
      paths: ['/x'],
      recursive: false,
      source: null
    };
    const ask = (
      cell: string,
      key = 'ls',
      action: Action = READ
    ): CellCall => ({
      cell,
      key,
      action,
      line: key
    });

    it('asks once for all that can be seen, and gives each what it asked', async () => {
      const { asked, permit } = setUp();
      const behind = [ask('2'), ask('3', 'rm', DELETE)];
      const first = permit(READ, signal, { behind });
      await turn();
      expect(asked[0]!.request.asks).toEqual([
        { action: READ, line: 'ls a:/' },
        { action: READ, line: 'ls' },
        { action: DELETE, line: 'rm' }
      ]);
      asked[0]!.say('once');
      expect(await first).toBe('allowed');
      expect(await permit(READ, signal, { cell: '2' })).toBe('allowed');
      const last = { cell: '3', key: 'rm' };
      expect(await permit(DELETE, signal, last)).toBe('allowed');
      expect(asked).toHaveLength(1);
      // Each of them once.
      void permit(DELETE, signal, last);
      await turn();
      expect(asked).toHaveLength(2);
    });

    it('asks for what was not shown', async () => {
      const { asked, permit } = setUp();
      const first = permit(READ, signal, { behind: [ask('2')] });
      await turn();
      asked[0]!.say('once');
      await first;
      for (const [index, other] of [
        { cell: '2', key: 'ls elsewhere' },
        { cell: '3' },
        { cell: '2', origin: { ...NOTEBOOK, process: 'next' } },
        { cell: '2', origin: { ...NOTEBOOK, kernel: 'other' } }
      ].entries()) {
        const answer = permit(READ, signal, other);
        await turn();
        expect(asked).toHaveLength(index + 2);
        asked.at(-1)!.say('no');
        expect(await answer).toBe('declined');
      }
      expect(await permit(READ, signal, { cell: '2' })).toBe('allowed');
    });

    it('makes what can last lasting, and the rest once', async () => {
      const { asked, permit } = setUp();
      const first = permit(READ, signal, { behind: [ask('2', 'rm', DELETE)] });
      await turn();
      asked[0]!.say('kernel');
      await first;
      const last = { cell: '2', key: 'rm' };
      expect(await permit(DELETE, signal, last)).toBe('allowed');
      expect(await permit(READ, signal, { cell: '9', key: 'any' })).toBe(
        'allowed'
      );
      void permit(DELETE, signal, last);
      await turn();
      expect(asked).toHaveLength(2);
    });

    it('gives nothing on no, nor to cells that ended while it asked', async () => {
      const { asked, grants, permit } = setUp();
      const first = permit(READ, signal, { behind: [ask('2')] });
      await turn();
      asked[0]!.say('no');
      expect(await first).toBe('declined');
      expect(grants.get()).toEqual([]);
      const again = permit(READ, signal, { behind: [ask('gone')] });
      await turn();
      asked[1]!.say('once');
      expect(await again).toBe('allowed');
      expect(grants.get()).toEqual([]);
    });

    it('shows no call that is allowed already, nor a sign-out', async () => {
      const { asked, grants, permit } = setUp();
      grants.allowOnce(NOTEBOOK, ask('2'));
      grants.allow(NOTEBOOK, { right: 'cancel', taskId: 't' });
      void permit(READ, signal, {
        behind: [
          ask('2'),
          ask('3', 'cancel', { right: 'cancel', taskId: 'u' }),
          ask('3', 'alias', { right: 'none' }),
          ask('3', 'logout', { right: 'sign-out' })
        ]
      });
      await turn();
      expect(asked[0]!.request.asks).toHaveLength(1);
    });
  });
});
