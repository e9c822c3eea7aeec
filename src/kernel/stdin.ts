import type { CodeCell } from '@jupyterlab/cells';
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { Reply } from './protocol';
import { PROMPT_MARK } from './protocol';

/** Whether a message is a request of ours in the clothes of an `input()`. */
export function isOurs(
  msg: KernelMessage.IMessage
): msg is KernelMessage.IInputRequestMsg {
  return (
    msg.channel === 'stdin' &&
    msg.header.msg_type === 'input_request' &&
    (msg as KernelMessage.IInputRequestMsg).content.prompt.includes(PROMPT_MARK)
  );
}

/** Answers a request of ours as if it had been typed. */
export async function answerInput(
  kernel: Kernel.IKernelConnection,
  msg: KernelMessage.IInputRequestMsg,
  answer: (data: unknown) => Promise<Reply | null>
): Promise<void> {
  const { prompt } = msg.content;
  let data: unknown;
  try {
    data = JSON.parse(
      prompt.slice(prompt.indexOf(PROMPT_MARK) + PROMPT_MARK.length)
    );
  } catch {
    // Not even an object: what is wrong with it is said as for any other.
  }
  const reply = await answer(data);
  if (reply && !kernel.isDisposed) {
    kernel.sendInputReply(
      { status: 'ok', value: JSON.stringify(reply) },
      msg.header
    );
  }
}

/**
 * Keeps the box for typing out of the cell that asked, and cells that are run
 * meanwhile from being refused because of it. Called before the request is
 * handled: `anyMessage` comes first.
 */
export function muteInput(
  cells: Iterable<CodeCell>,
  kernel: Kernel.IKernelConnection,
  request: KernelMessage.IInputRequestMsg
): void {
  const asking = (request.parent_header as KernelMessage.IHeader).msg_id;
  for (const cell of cells) {
    const future = cell.outputArea.future as
      CodeCell['outputArea']['future'] | undefined;
    if (future?.msg.header.msg_id === asking && !MUTED.has(future)) {
      MUTED.add(future);
      const show = future.onStdin;
      future.onStdin = msg => {
        if (isOurs(msg)) {
          kernel.removeInputGuard();
          return;
        }
        return show(msg);
      };
    }
  }
}

const MUTED = new WeakSet();
