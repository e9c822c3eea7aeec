import type { Kernel, KernelMessage } from '@jupyterlab/services';
import { CommsOverSubshells } from '@jupyterlab/services';
import type { Reply } from './protocol';
import { record } from './protocol';

/** Answers a request that came by a comm; null where none is due. */
type Answer = (data: unknown) => Promise<Reply | null>;

/**
 * The comm target of one connection. `answerFor` tells whether a message is
 * this page's to answer: a comm reaches every page that shows the kernel, and
 * two answers to a transfer would be two transfers.
 */
export function commTarget(
  kernel: Kernel.IKernelConnection,
  answerFor: (msg: KernelMessage.ICommOpenMsg) => Answer | null
): (comm: Kernel.IComm, msg: KernelMessage.ICommOpenMsg) => void {
  return (comm, msg) => {
    const answer = answerFor(msg);
    if (answer === null) {
      return;
    }
    const take = (data: unknown) => {
      const exchanged = isOrphan(msg)
        ? exchangeWithOrphan(kernel, msg, answer, data)
        : exchange(kernel, comm, answer, data);
      // Nothing is to be done: the kernel goes on by stdin, or is gone.
      exchanged.catch((reason: unknown) =>
        console.warn('Globus could not answer a cell by comm.', reason)
      );
    };
    // No promise is given back, here or below: the messages that start the
    // subshell wait in the same queue.
    comm.onMsg = request => {
      take(request.content.data);
    };
    take(msg.content.data);
  };
}

async function exchange(
  kernel: Kernel.IKernelConnection,
  comm: Kernel.IComm & { subshellStarted?: Promise<void> },
  answer: Answer,
  data: unknown
): Promise<void> {
  await kernel.info;
  if (kernel.supportsSubshells) {
    // Even where the user turned subshells off: on the main shell, the reply
    // would wait for the cell that waits for it.
    comm.commsOverSubshells = CommsOverSubshells.PerCommTarget;
  }
  const reply = await answer(data);
  if (kernel.supportsSubshells) {
    await comm.subshellStarted;
  }
  if (reply && !comm.isDisposed && !kernel.isDisposed) {
    comm.send({ ...reply } as Parameters<Kernel.IComm['send']>[0]);
  }
}

/**
 * Whether a cell goes on waiting whose page is gone. It only reads: where two
 * pages answer, nothing is done twice.
 */
export function isOrphan({ content }: KernelMessage.ICommOpenMsg): boolean {
  const { orphan, operation } = record(content.data);
  return orphan === true && String(operation).startsWith('wait-');
}

/**
 * Answers a cell that was run by a page which is gone, as if something had been
 * typed: a kernel that is busy since before this page came tells it nothing
 * about subshells, and sends no `input_request` to it.
 */
async function exchangeWithOrphan(
  kernel: Kernel.IKernelConnection,
  { header }: KernelMessage.IMessage,
  answer: Answer,
  data: unknown
): Promise<void> {
  const reply = await answer(data);
  if (reply && !kernel.isDisposed) {
    kernel.sendInputReply(
      { status: 'ok', value: JSON.stringify(reply) },
      header as KernelMessage.IHeader<'input_request'>
    );
  }
}
