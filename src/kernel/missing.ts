import type { KernelMessage } from '@jupyterlab/services';

/**
 * The line that a kernel lacks to run the cell that a message is the reply to;
 * null where that is not what it failed for. Replies, other than errors in
 * outputs, come to the page alone that ran the cell.
 */
export function missingLine(msg: KernelMessage.IMessage): string | null {
  if (msg.channel !== 'shell' || msg.header.msg_type !== 'execute_reply') {
    return null;
  }
  const { ename = '', evalue = '' } = msg.content as {
    ename?: string;
    evalue?: string;
  };
  if (ename === 'UsageError' && /magic.*`%%?globus` not found/.test(evalue)) {
    return '%load_ext jupyterlab_globus';
  }
  return ename === 'ModuleNotFoundError' &&
    /'jupyterlab_globus['.]/.test(evalue)
    ? '%pip install jupyterlab-globus'
    : null;
}

/** Tells of what kernels lack, each line once a kernel's process. */
export class MissingTeller {
  constructor(private readonly _tell: (line: string) => void) {}

  /** Looks at a message of a kernel. */
  see(msg: KernelMessage.IMessage): void {
    const line = missingLine(msg);
    const key = `${msg.header.session} ${line}`;
    if (line !== null && !this._told.has(key)) {
      this._told.add(key);
      this._tell(line);
    }
  }

  private readonly _told = new Set<string>();
}
