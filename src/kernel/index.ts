import { Notification } from '@jupyterlab/apputils';
import type { CodeCell } from '@jupyterlab/cells';
import type { ConsolePanel, IConsoleTracker } from '@jupyterlab/console';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { IDisposable } from '@lumino/disposable';
import { DisposableDelegate } from '@lumino/disposable';
import type { Translate } from '../operations/explain';
import type { Door, Place } from './attach';
import { Attachments } from './attach';
import { MissingTeller } from './missing';
import { namesIn } from './notebookNames';
import type { Reply } from './protocol';
import { idOf, pageError, pending } from './protocol';

export interface AttachOptions {
  notebooks: INotebookTracker | null;
  consoles: IConsoleTracker | null;
  /** What answers; asked for when the first call comes. */
  door: () => Promise<Door>;
  trans: Translate;
}

/** Lets the cells of this page's notebooks and consoles call operations. */
export function attachKernels(options: AttachOptions): IDisposable {
  const attachments = new Attachments(
    lazyDoor(options),
    new MissingTeller(line =>
      Notification.warning(
        options.trans.__(
          'This kernel has no %globus yet. Run in a cell before this one: %1',
          line
        ),
        { autoClose: false }
      )
    )
  );
  const watch = (widget: NotebookPanel | ConsolePanel) => {
    const place = placeOf(widget);
    attachments.add(place);
    widget.disposed.connect(() => attachments.remove(place));
  };
  for (const tracker of [options.notebooks, options.consoles]) {
    tracker?.forEach(watch);
  }
  const onAdded = (_: unknown, widget: NotebookPanel | ConsolePanel) =>
    watch(widget);
  options.notebooks?.widgetAdded.connect(onAdded);
  options.consoles?.widgetAdded.connect(onAdded);
  return new DisposableDelegate(() => {
    options.notebooks?.widgetAdded.disconnect(onAdded);
    options.consoles?.widgetAdded.disconnect(onAdded);
    attachments.dispose();
  });
}

/** A kernel takes a page that is silent for two seconds for one that is not there. */
const PATIENCE = 1000;

/** Fetches what answers when the first call comes; says `pending` meanwhile. */
function lazyDoor(options: AttachOptions): Door {
  const { trans } = options;
  let answerer: Promise<Door> | null = null;
  const answer: Door['answer'] = async (origin, data) => {
    answerer ??= options.door();
    let door;
    try {
      door = await answerer;
    } catch (error) {
      answerer = null;
      return pageError(
        idOf(data),
        trans.__('Globus could not start in this page: %1', String(error))
      );
    }
    return door.answer(origin, data);
  };
  const tell = (what: (door: Door) => void) => {
    void answerer?.then(what, () => undefined);
  };
  return {
    answer: async (origin, data) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<Reply>(resolve => {
        timer = setTimeout(() => resolve(pending(idOf(data))), PATIENCE);
      });
      const reply = await Promise.race([answer(origin, data), late]);
      clearTimeout(timer);
      return reply;
    },
    forget: kernel => tell(door => door.forget(kernel)),
    ended: (kernel, cell) => tell(door => door.ended(kernel, cell))
  };
}

function placeOf(widget: NotebookPanel | ConsolePanel): Place {
  return {
    sessionContext: widget.sessionContext,
    name: () => widget.title.label,
    names: 'console' in widget ? null : namesIn(() => widget.model),
    cells: () =>
      [
        ...('console' in widget ? widget.console.cells : widget.content.widgets)
      ].filter((cell): cell is CodeCell => cell.model.type === 'code')
  };
}
