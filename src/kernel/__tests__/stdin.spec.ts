import type { CodeCell } from '@jupyterlab/cells';
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { Reply } from '../protocol';
import { pending } from '../protocol';
import { answerInput, isOurs, muteInput } from '../stdin';

function request(prompt: string): KernelMessage.IInputRequestMsg {
  return {
    channel: 'stdin',
    header: { msg_type: 'input_request', msg_id: 'asked' },
    parent_header: { msg_id: 'cell' },
    content: { prompt, password: false }
  } as unknown as KernelMessage.IInputRequestMsg;
}

const OURS = request('For people. \0globus:{"id":"a"}');
const THEIRS = request('Your name? globus:');

function setUp() {
  const sent: { value: unknown; to: unknown }[] = [];
  let guarded = true;
  const kernel = {
    isDisposed: false,
    sendInputReply: (content: { value: string }, to: unknown) =>
      sent.push({ value: JSON.parse(content.value), to }),
    removeInputGuard: () => (guarded = false)
  };
  return {
    kernel: kernel as unknown as Kernel.IKernelConnection,
    dispose: () => (kernel.isDisposed = true),
    isGuarded: () => guarded,
    sent
  };
}

it('knows a request of ours from an input of someone else', () => {
  expect(isOurs(OURS)).toBe(true);
  expect(isOurs(THEIRS)).toBe(false);
  const elsewhere = { ...OURS, channel: 'iopub' } as KernelMessage.IMessage;
  expect(isOurs(elsewhere)).toBe(false);
});

describe('an answer', () => {
  it('goes to the message that asked', async () => {
    const { kernel, sent } = setUp();
    const asked: unknown[] = [];
    await answerInput(kernel, OURS, async data => {
      asked.push(data);
      return pending('a');
    });
    expect(asked).toEqual([{ id: 'a' }]);
    expect(sent).toEqual([{ value: pending('a'), to: OURS.header }]);
  });

  it('is given to what is no JSON, by whoever reads requests', async () => {
    const { kernel, sent } = setUp();
    const asked: unknown[] = [];
    await answerInput(kernel, request('x\0globus:{'), async data => {
      asked.push(data);
      return pending('');
    });
    expect(asked).toEqual([undefined]);
    expect(sent).toHaveLength(1);
  });

  it.each<[string, Reply | null, boolean]>([
    ['none is due', null, false],
    ['the kernel is gone', pending('a'), true]
  ])('is not sent where %s', async (_, reply, gone) => {
    const { kernel, dispose, sent } = setUp();
    await answerInput(kernel, OURS, async () => {
      if (gone) {
        dispose();
      }
      return reply;
    });
    expect(sent).toEqual([]);
  });
});

it('keeps the box of our requests alone out of the cell that asked', () => {
  const { kernel, isGuarded } = setUp();
  const shown: unknown[] = [];
  const cellOf = (id: string) => {
    const future = {
      msg: { header: { msg_id: id } },
      onStdin: (msg: unknown) => shown.push(msg)
    };
    return { outputArea: { future } } as unknown as CodeCell;
  };
  const cells = [cellOf('cell'), cellOf('other')];
  const idle = { outputArea: {} } as unknown as CodeCell;
  muteInput([idle, ...cells], kernel, OURS);
  // A second request of the same cell.
  muteInput(cells, kernel, OURS);
  for (const cell of cells) {
    void cell.outputArea.future.onStdin(OURS);
  }
  expect(shown).toEqual([OURS]);
  expect(isGuarded()).toBe(false);
  void cells[0]!.outputArea.future.onStdin(THEIRS);
  expect(shown).toEqual([OURS, THEIRS]);
});
