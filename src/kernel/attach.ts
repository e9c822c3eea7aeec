import type { ISessionContext } from '@jupyterlab/apputils';
import type { CodeCell } from '@jupyterlab/cells';
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import { commTarget } from './comm';
import type { MissingTeller } from './missing';
import type { Origin, Reply } from './protocol';
import { COMM_TARGET, idOf, PROTOCOL } from './protocol';
import { answerInput, isOurs, muteInput } from './stdin';

/** A notebook or console. */
export interface Place {
  sessionContext: ISessionContext;
  /** As its tab shows it. */
  name(): string;
  cells(): Iterable<CodeCell>;
}

/** What a listener passes requests on to. */
export interface Door {
  answer(origin: Origin, data: unknown): Promise<Reply | null>;
  forget(kernel: string): void;
}

/**
 * Listens to the kernels of this page. Two views of a notebook share their
 * connection, which is listened to once.
 */
export class Attachments {
  constructor(
    private readonly _door: Door,
    private readonly _missing: Pick<MissingTeller, 'see'>
  ) {}

  /** Listens to the kernel of a place, whichever it is, until `remove`. */
  add(place: Place): void {
    this._places.add(place);
    place.sessionContext.kernelChanged.connect(this._update);
    this._update();
  }

  remove(place: Place): void {
    this._places.delete(place);
    // Another view of the same notebook may still need the signal.
    if (![...this._places].some(isOf(place.sessionContext))) {
      place.sessionContext.kernelChanged.disconnect(this._update);
    }
    this._update();
  }

  dispose(): void {
    for (const place of [...this._places]) {
      this.remove(place);
    }
  }

  private readonly _update = (): void => {
    const wanted = new Map<Kernel.IKernelConnection, Place>();
    for (const place of this._places) {
      const kernel = place.sessionContext.session?.kernel;
      if (kernel && !kernel.isDisposed) {
        wanted.set(kernel, place);
      }
    }
    for (const [kernel, detach] of [...this._attached]) {
      if (!wanted.has(kernel)) {
        this._attached.delete(kernel);
        detach();
      }
    }
    for (const kernel of wanted.keys()) {
      if (!this._attached.has(kernel)) {
        this._attached.set(kernel, this._attach(kernel));
      }
    }
  };

  private _attach(kernel: Kernel.IKernelConnection): () => void {
    const target = commTarget(kernel, msg => {
      const { session } = msg.parent_header as Partial<KernelMessage.IHeader>;
      const place = this._placesOf(
        one => one.id === kernel.id && one.clientId === session
      )[0];
      return place
        ? data => this._door.answer(origin(kernel, place, msg), data)
        : null;
    });
    const asking = new Map<string, () => void>();
    const onMessage = (_: unknown, args: Kernel.IAnyMessageArgs) => {
      const { msg, direction } = args;
      if (direction !== 'recv') {
        return;
      }
      this._missing.see(msg);
      if (isOurs(msg)) {
        const places = this._placesOf(one => one === kernel);
        for (const place of places) {
          muteInput(place.cells(), kernel, msg);
        }
        const from = origin(kernel, places[0]!, msg);
        void answerInput(kernel, msg, data => {
          const drop = { protocol: PROTOCOL, id: idOf(data), ask: 'drop' };
          asking.set(cellOf(msg), () => void this._door.answer(from, drop));
          return this._door.answer(from, data);
        });
      } else if (endsCell(msg)) {
        // Stopped before its first reply, a cell can't tell by stdin that it
        // waits no more: someone without this extension would see it.
        asking.get(cellOf(msg))?.();
        asking.delete(cellOf(msg));
      }
    };
    const onStatus = (_: unknown, status: Kernel.Status) => {
      if (/restarting|dead/.test(status)) {
        this._door.forget(kernel.id);
      }
    };
    kernel.registerCommTarget(COMM_TARGET, target);
    kernel.anyMessage.connect(onMessage);
    kernel.statusChanged.connect(onStatus);
    return () => {
      kernel.anyMessage.disconnect(onMessage);
      kernel.statusChanged.disconnect(onStatus);
      if (!kernel.isDisposed) {
        kernel.removeCommTarget(COMM_TARGET, target);
      }
    };
  }

  private _placesOf(
    test: (kernel: Kernel.IKernelConnection) => boolean
  ): Place[] {
    return [...this._places].filter(({ sessionContext }) => {
      const kernel = sessionContext.session?.kernel;
      return kernel && test(kernel);
    });
  }

  private readonly _places = new Set<Place>();
  private readonly _attached = new Map<Kernel.IKernelConnection, () => void>();
}

/** Id of the request that a message belongs to. */
function cellOf({ parent_header }: KernelMessage.IMessage): string {
  return (parent_header as Partial<KernelMessage.IHeader>).msg_id ?? '';
}

/** Whether a message says that what it belongs to has been run. */
function endsCell(msg: KernelMessage.IMessage): boolean {
  return (
    msg.header.msg_type === 'status' &&
    (msg as KernelMessage.IStatusMsg).content.execution_state === 'idle'
  );
}

function isOf(context: ISessionContext): (place: Place) => boolean {
  return place => place.sessionContext === context;
}

function origin(
  kernel: Kernel.IKernelConnection,
  place: Place,
  msg: KernelMessage.IMessage
): Origin {
  return {
    kernel: kernel.id,
    process: msg.header.session,
    notebook: place.name()
  };
}
