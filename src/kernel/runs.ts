import type { Kernel, KernelMessage } from '@jupyterlab/services';

/** What a person runs: a cell's code, as it was sent to the kernel. */
export interface CellRun {
  /** Id of the `execute_request`, which all messages of the cell name. */
  id: string;
  /** Later edits of the cell are not in it. */
  code: string;
}

/**
 * What one connection has sent to its kernel to be run and has not ended, in
 * that order.
 */
export class Runs {
  /** @param ended - Is told of each that ended. */
  constructor(private readonly _ended: (id: string) => void) {}

  /** Sees a message of the connection. */
  see({ msg, direction }: Kernel.IAnyMessageArgs): void {
    const { msg_type, msg_id } = msg.header;
    if (direction === 'send') {
      if (msg_type === 'execute_request') {
        const { code } = (msg as KernelMessage.IExecuteRequestMsg).content;
        this._runs.set(msg_id, code);
      }
    } else if (endsRun(msg)) {
      const id = runOf(msg);
      this._runs.delete(id);
      this._ended(id);
    }
  }

  /** The kernel starts anew: nothing that was sent is run any more. */
  clear(): void {
    this._runs.clear();
  }

  get(): CellRun[] {
    return [...this._runs].map(([id, code]) => ({ id, code }));
  }

  private readonly _runs = new Map<string, string>();
}

/** Id of the `execute_request` that a message belongs to. */
export function runOf({ parent_header }: KernelMessage.IMessage): string {
  return (parent_header as Partial<KernelMessage.IHeader>).msg_id ?? '';
}

/** Whether a message says that what it belongs to has been run, or is not. */
function endsRun(msg: KernelMessage.IMessage): boolean {
  return (
    msg.header.msg_type === 'status' &&
    (msg as KernelMessage.IStatusMsg).content.execution_state === 'idle'
  );
}
