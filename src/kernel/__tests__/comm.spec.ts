import type { Kernel, KernelMessage } from '@jupyterlab/services';
import { commTarget } from '../comm';
import type { Reply } from '../protocol';
import { idOf, pending } from '../protocol';

/** A kernel and a comm, as far as a target sees them. */
function setUp(more: { subshells?: boolean; started?: Promise<void> } = {}) {
  const sent: unknown[] = [];
  const asked: unknown[] = [];
  const kernel = {
    info: Promise.resolve({}),
    supportsSubshells: more.subshells ?? true,
    isDisposed: false
  };
  const comm = {
    isDisposed: false,
    subshellStarted: more.started ?? Promise.resolve(),
    commsOverSubshells: 'disabled',
    onMsg: (_: object): unknown => undefined,
    send: (data: unknown) => sent.push(data)
  };
  const answer = async (data: unknown): Promise<Reply | null> => {
    asked.push(data);
    return (data as { ask: string }).ask === 'drop'
      ? null
      : pending(idOf(data));
  };
  const open = (data: object, mine = true) => {
    const target = commTarget(
      kernel as unknown as Kernel.IKernelConnection,
      () => (mine ? answer : null)
    );
    target(
      comm as unknown as Kernel.IComm,
      { content: { data } } as unknown as KernelMessage.ICommOpenMsg
    );
    return turn();
  };
  const message = (data: object) => {
    comm.onMsg({ content: { data } });
    return turn();
  };
  return { kernel, comm, sent, asked, open, message };
}

function turn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 1));
}

it('answers the request that opens it, and those that follow', async () => {
  const { comm, sent, open, message } = setUp();
  await open({ id: 'a', ask: 'run' });
  await message({ id: 'a', ask: 'resume' });
  expect(sent).toEqual([pending('a'), pending('a')]);
  expect(comm.commsOverSubshells).toBe('perCommTarget');
});

it('is silent where another page ran the cell', async () => {
  const { comm, asked, open, message } = setUp();
  await open({ id: 'a', ask: 'run' }, false);
  await message({ id: 'a', ask: 'resume' });
  expect(asked).toEqual([]);
  expect(comm.commsOverSubshells).toBe('disabled');
});

it('sends nothing for a drop, nor on a comm that was closed', async () => {
  const { comm, sent, asked, open, message } = setUp();
  await open({ id: 'a', ask: 'drop' });
  comm.isDisposed = true;
  await message({ id: 'a', ask: 'run' });
  expect(asked).toHaveLength(2);
  expect(sent).toEqual([]);
});

it('waits for the subshell, where there are any', async () => {
  let start = () => {};
  const started = new Promise<void>(resolve => (start = resolve));
  const { sent, open } = setUp({ started });
  await open({ id: 'a', ask: 'run' });
  expect(sent).toEqual([]);
  start();
  await turn();
  expect(sent).toHaveLength(1);
  const without = setUp({ subshells: false, started: new Promise(() => {}) });
  await without.open({ id: 'a', ask: 'run' });
  expect(without.sent).toHaveLength(1);
});

it('says in the console, and there alone, that a subshell did not start', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const started = Promise.reject(new Error('gone'));
  started.catch(() => {});
  const { sent, open } = setUp({ started });
  await open({ id: 'a', ask: 'run' });
  expect(sent).toEqual([]);
  expect(warn).toHaveBeenCalledTimes(1);
  warn.mockRestore();
});
