import type { CallControl, CallsOptions } from '../calls';
import { Calls } from '../calls';
import type { Reply, Request, Wish } from '../protocol';

const LS: Wish = { line: 'ls', body: null };

const ERROR = {
  kind: 'refused',
  code: 'X',
  message: 'No.',
  detail: '',
  advice: '',
  requestId: null
};

const made: Calls[] = [];

afterEach(() => {
  made.splice(0).forEach(calls => calls.dispose());
});

/** Calls whose runs end when the test says so. */
function setUp(options: Partial<CallsOptions> = {}) {
  const runs: {
    what: Wish;
    control: CallControl;
    end: (value: unknown) => void;
    fail: (error: unknown) => void;
  }[] = [];
  const calls = new Calls({
    explain: () => ERROR,
    patience: 20,
    ...options
  });
  made.push(calls);
  const answer = (request: Request) =>
    calls.answer(
      request,
      (what, control) =>
        new Promise((end, fail) => runs.push({ what, control, end, fail }))
    );
  const run = (id: string) => answer({ ask: 'run', id, what: LS });
  const resume = (id: string) => answer({ ask: 'resume', id });
  return { calls, runs, answer, run, resume };
}

describe('Calls', () => {
  it('forgets a secret once it was given, and an error never', async () => {
    const { runs, run, resume, answer } = setUp();
    await run('a');
    runs[0]!.control.giveOnce();
    expect(await resume('a')).toMatchObject({ state: 'pending' });
    runs[0]!.end('secret');
    expect(await resume('a')).toMatchObject({
      state: 'done',
      text: '"secret"'
    });
    expect(await resume('a')).toMatchObject({ state: 'unknown' });
    expect(await run('a')).toMatchObject({ state: 'unknown' });
    expect(await answer({ ask: 'part', id: 'a', part: 0 })).toMatchObject({
      state: 'unknown'
    });
    await run('b');
    runs[1]!.control.giveOnce();
    runs[1]!.fail(new Error());
    expect(await resume('b')).toMatchObject({ state: 'error' });
    expect(await resume('b')).toMatchObject({ state: 'error' });
    expect(runs).toHaveLength(2);
  });

  it('answers at once what ends soon', async () => {
    const { runs, run } = setUp();
    const reply = run('a');
    runs[0]!.end({ kind: 'text', value: 'ä' });
    expect(await reply).toEqual({
      protocol: 1,
      id: 'a',
      state: 'done',
      parts: 1,
      part: 0,
      text: '{"kind":"text","value":"ä"}'
    });
  });

  it('says that a longer call is pending, and what it waits for', async () => {
    const { runs, run, resume } = setUp();
    const first = run('a');
    runs[0]!.control.waitFor('permission');
    expect(await first).toEqual({
      protocol: 1,
      id: 'a',
      state: 'pending',
      progress: null,
      waitingFor: 'permission',
      mayChange: true
    });
    runs[0]!.control.waitFor(null);
    runs[0]!.control.note({ files: 3 });
    expect(await resume('a')).toMatchObject({
      progress: { files: 3 },
      waitingFor: null
    });
    const last = resume('a');
    runs[0]!.end(1);
    expect(await last).toMatchObject({ state: 'done', text: '1' });
  });

  it('says that a call may be made again once it is known to change nothing', async () => {
    const { runs, run, resume } = setUp();
    expect(await run('a')).toMatchObject({ mayChange: true });
    runs[0]!.control.changesNothing();
    expect(await resume('a')).toMatchObject({ mayChange: false });
    runs[0]!.fail(new Error());
    expect(await resume('a')).toMatchObject({
      state: 'error',
      mayChange: false
    });
  });

  it('is pending at once when it must be heard first, and then waits', async () => {
    const { runs, run, resume } = setUp({ patience: 60_000 });
    const first = run('a');
    let heard = false;
    void runs[0]!.control.heard().then(() => (heard = true));
    expect(await first).toMatchObject({ state: 'pending' });
    expect(await run('a')).toMatchObject({ state: 'pending' });
    expect(heard).toBe(false);
    const last = resume('a');
    await Promise.resolve();
    expect(heard).toBe(true);
    runs[0]!.end(1);
    expect(await last).toMatchObject({ state: 'done' });
  });

  it('needs no hearing once it is dropped', async () => {
    const { answer, runs, run } = setUp();
    await run('a');
    await answer({ ask: 'drop', id: 'a' });
    await runs[0]!.control.heard();
    expect(runs[0]!.control.signal.aborted).toBe(true);
  });

  it('runs an id once, however it comes and however often', async () => {
    const { runs, run } = setUp();
    const replies = [run('a'), run('a')];
    await run('a');
    runs[0]!.end(1);
    await Promise.all(replies);
    expect(await run('a')).toMatchObject({ state: 'done' });
    expect(runs).toHaveLength(1);
  });

  it('never runs again what was dropped', async () => {
    const { answer, runs, run } = setUp();
    const reply = run('a');
    runs[0]!.end(1);
    await reply;
    expect(await answer({ ask: 'drop', id: 'a' })).toBeNull();
    expect(await run('a')).toMatchObject({ state: 'unknown' });
    await answer({ ask: 'drop', id: 'late' });
    expect(await run('late')).toMatchObject({ state: 'unknown' });
    expect(runs).toHaveLength(1);
  });

  it('tells an error, again and again', async () => {
    const { runs, run, resume } = setUp();
    const reply = run('a');
    runs[0]!.fail(new Error('x'));
    expect(await reply).toMatchObject({ state: 'error', error: ERROR });
    expect(await resume('a')).toMatchObject({ state: 'error' });
  });

  it('aborts what is dropped, at its next note', async () => {
    const { answer, runs, run } = setUp();
    await run('a');
    const { control } = runs[0]!;
    await answer({ ask: 'drop', id: 'a' });
    expect(control.signal.aborted).toBe(true);
    expect(() => control.note(1)).toThrow();
  });

  it('gives parts in any order, and again', async () => {
    const { answer, runs, run } = setUp();
    const text = 'x'.repeat(3_000_000);
    const first = run('a');
    runs[0]!.end(text);
    expect(await first).toMatchObject({ parts: 3, part: 0 });
    const part = async (index: number) =>
      (await answer({ ask: 'part', id: 'a', part: index })) as Reply & {
        state: 'done';
      };
    const [two, one, zero] = [await part(2), await part(1), await part(0)];
    expect(JSON.parse(zero.text + one.text + two.text)).toBe(text);
    expect(await part(3)).toMatchObject({ state: 'unknown' });
  });

  it('knows nothing of other calls', async () => {
    const { resume } = setUp();
    expect(await resume('b')).toEqual({
      protocol: 1,
      id: 'b',
      state: 'unknown'
    });
  });

  it('keeps the newest results and every call that runs', async () => {
    const { runs, run, resume } = setUp({ limit: 2 });
    await run('running');
    for (const id of ['a', 'b', 'c']) {
      const reply = run(id);
      runs.at(-1)!.end(id);
      await reply;
    }
    expect(await resume('running')).toMatchObject({ state: 'pending' });
    expect(await resume('a')).toMatchObject({ state: 'unknown' });
    expect(await resume('b')).toMatchObject({ state: 'done' });
    expect(await resume('c')).toMatchObject({ state: 'done' });
  });

  it('keeps no more than it may weigh, but the newest', async () => {
    const { runs, run, resume } = setUp({ bytes: 100 });
    for (const [id, size] of Object.entries({ a: 10, b: 60, c: 60, d: 500 })) {
      const reply = run(id);
      runs.at(-1)!.end('x'.repeat(size));
      await reply;
      expect(await resume(id)).toMatchObject({ state: 'done' });
      const known = await resume('b');
      expect(known?.state).toBe(id === 'b' ? 'done' : 'unknown');
    }
  });

  it('drops a call that nobody asks for any more', async () => {
    const { runs, run } = setUp({ keep: 40 });
    await run('a');
    await new Promise(resolve => setTimeout(resolve, 60));
    expect(runs[0]!.control.signal.aborted).toBe(true);
  });

  it('drops all when the kernel is gone', async () => {
    const { calls, runs, run } = setUp();
    await Promise.all([run('a'), run('b')]);
    calls.dispose();
    expect(runs.every(({ control }) => control.signal.aborted)).toBe(true);
  });
});
