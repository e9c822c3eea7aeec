import type { ISessionContext } from '@jupyterlab/apputils';
import type { CodeCell } from '@jupyterlab/cells';
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { NotebookNames } from '../operations/names';
import { commTarget, isOrphan } from './comm';
import type { MissingTeller } from './missing';
import type { Origin, Reply } from './protocol';
import { COMM_TARGET, idOf, PROTOCOL } from './protocol';
import { runOf, Runs } from './runs';
import { answerInput, isOurs, muteInput } from './stdin';

/** A notebook or console. */
export interface Place {
  sessionContext: ISessionContext;
  /** As its tab shows it. */
  name(): string;
  cells(): Iterable<CodeCell>;
  /** What it calls collections; null where it can't keep names. */
  names: NotebookNames | null;
}

/** What a listener passes requests on to. */
export interface Door {
  answer(origin: Origin, data: unknown): Promise<Reply | null>;
  /** The kernel died or starts again. */
  forget(kernel: string): void;
  /** A cell has been run, or will not be: the `id` of its {@link CellRun}. */
  ended(kernel: string, cell: string): void;
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
        this._runs.delete(kernel);
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
    const asking = new Map<string, () => void>();
    const runs = new Runs(cell => {
      // Stopped before its first reply, a cell can't tell by stdin that it
      // waits no more: someone without this extension would see it.
      asking.get(cell)?.();
      asking.delete(cell);
      this._door.ended(kernel.id, cell);
    });
    this._runs.set(kernel, runs);
    const target = commTarget(kernel, msg => {
      const { session } = msg.parent_header as Partial<KernelMessage.IHeader>;
      const places = this._placesOf(one => one.id === kernel.id);
      const place =
        places.find(
          one => one.sessionContext.session?.kernel?.clientId === session
        ) ??
        // A page that can't be seen leaves it to others.
        (isOrphan(msg) && !document.hidden ? places[0] : undefined);
      return place
        ? data => this._door.answer(this._origin(place, msg), data)
        : null;
    });
    const onMessage = (_: unknown, args: Kernel.IAnyMessageArgs) => {
      const { msg, direction } = args;
      runs.see(args);
      if (direction !== 'recv') {
        return;
      }
      this._missing.see(msg);
      if (isOurs(msg)) {
        const places = this._placesOf(one => one === kernel);
        for (const place of places) {
          muteInput(place.cells(), kernel, msg);
        }
        const from = this._origin(places[0]!, msg);
        void answerInput(kernel, msg, data => {
          const drop = { protocol: PROTOCOL, id: idOf(data), ask: 'drop' };
          asking.set(from.cell, () => void this._door.answer(from, drop));
          return this._door.answer(from, data);
        });
      }
    };
    const onStatus = (_: unknown, status: Kernel.Status) => {
      if (/restarting|dead/.test(status)) {
        runs.clear();
      }
      // Of a restart by another page nothing is heard but the new start; what
      // this page has sent meanwhile is yet to be run.
      if (/starting|dead/.test(status)) {
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

  private _origin(place: Place, msg: KernelMessage.IMessage): Origin {
    const kernel = place.sessionContext.session!.kernel!;
    return {
      kernel: kernel.id,
      process: msg.header.session,
      notebook: place.name(),
      path: place.sessionContext.path,
      names: place.names,
      cell: runOf(msg),
      queue: () => this._runs.get(kernel)?.get() ?? []
    };
  }

  private readonly _places = new Set<Place>();
  private readonly _attached = new Map<Kernel.IKernelConnection, () => void>();
  private readonly _runs = new Map<Kernel.IKernelConnection, Runs>();
}

function isOf(context: ISessionContext): (place: Place) => boolean {
  return place => place.sessionContext === context;
}
