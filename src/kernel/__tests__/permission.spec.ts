import { failureOf } from '../../engine/contract';
import type { Action } from '../../operations/action';
import type { Allowance, NotebookRequest } from '../../operations/questions';
import { Grants } from '../grants';
import { Permission } from '../permission';
import type { Origin } from '../protocol';

const NOTEBOOK: Origin = { kernel: 'k', process: 'p', notebook: 'a.ipynb' };

const READ: Action = { right: 'read' };

/** A person who answers when the test says so. */
function setUp() {
  const asked: {
    request: NotebookRequest;
    signal: AbortSignal;
    say: (answer: Allowance) => void;
  }[] = [];
  const permission = new Permission(
    new Grants(),
    (request, signal) =>
      new Promise(say => asked.push({ request, signal, say }))
  );
  const permit = async (
    action = READ,
    signal = new AbortController().signal
  ): Promise<string> => {
    try {
      await permission.permit(NOTEBOOK, action, 'ls a:/', signal);
      return 'allowed';
    } catch (error) {
      return failureOf(error).kind;
    }
  };
  return { asked, permit };
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
      action: READ,
      line: 'ls a:/'
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

  it('goes on asking after a question failed', async () => {
    let failing = true;
    const permission = new Permission(new Grants(), async () => {
      if (failing) {
        throw new Error('no dialog');
      }
      return 'once';
    });
    const { signal } = new AbortController();
    await expect(permission.permit(NOTEBOOK, READ, '', signal)).rejects.toThrow(
      'no dialog'
    );
    failing = false;
    await permission.permit(NOTEBOOK, READ, '', signal);
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
});
