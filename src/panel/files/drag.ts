import { MimeData } from '@lumino/coreutils';
import { Drag } from '@lumino/dragdrop';
import type { Listing } from '../../operations/listing';
import type { PanelParts } from '../common/context';
import { formatCount } from '../common/format';
import { safeText } from '../common/safeText';
import { sourceOf } from '../transfer/draft';
import { openTransfer } from '../transfer/openTransfer';
import type { Dragged } from './drops';
import { dropProblem, placeAt, serverFiles } from './drops';
import type { Pane } from './pane';

/** What is dragged from a pane: {@link Dragged}. */
const ENTRIES = 'application/x-globus-entries';
/** What is dragged from JupyterLab's file browser: an array of paths. */
const CONTENTS = 'application/x-jupyter-icontents';

/** How far the pointer goes before it drags, in pixels, as in JupyterLab. */
const THRESHOLD = 5;

const TARGET = 'jp-mod-dropTarget';

/**
 * Lets rows of a pane be dragged, and what is dragged be dropped there: into
 * its folder, or a folder among its rows. Opens the form; sends nothing.
 */
export function attachDrag(
  parts: PanelParts,
  pane: Pane,
  node: HTMLElement
): () => void {
  const drops = new Drops(parts, pane, node);
  const stop = new AbortController();
  const on = (type: string, listener: (event: never) => void) =>
    node.addEventListener(type, listener as EventListener, {
      signal: stop.signal
    });
  on('mousedown', (event: MouseEvent) => waitForDrag(pane, event));
  on('lm-dragenter', (event: Drag.Event) => drops.over(event));
  on('lm-dragover', (event: Drag.Event) => drops.over(event));
  on('lm-dragleave', () => drops.leave());
  on('lm-drop', (event: Drag.Event) => drops.drop(event));
  return () => {
    drops.leave();
    stop.abort();
  };
}

/** Begins to drag when the pointer goes on while the button is down. */
function waitForDrag(pane: Pane, down: MouseEvent): void {
  const index = indexOf(rowOf(down.target));
  const { listing } = pane.state.get();
  if (down.button !== 0 || index < 0 || !listing) {
    return;
  }
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  const move = (event: MouseEvent) => {
    const far = Math.max(
      Math.abs(event.clientX - down.clientX),
      Math.abs(event.clientY - down.clientY)
    );
    if (event.buttons !== 1) {
      stop.abort();
    } else if (far >= THRESHOLD) {
      stop.abort();
      begin(pane, listing, listing.nameAt(index), event);
    }
  };
  document.addEventListener('mousemove', move, options);
  document.addEventListener('mouseup', () => stop.abort(), options);
}

/**
 * Drags what is selected, or a row alone that isn't: the entry of that name,
 * which may have another index than when it was pressed.
 */
function begin(
  pane: Pane,
  pressed: Listing,
  name: string,
  event: MouseEvent
): void {
  const { collection, listing, selection } = pane.state.get();
  const index = listing?.path === pressed.path ? listing.find(name) : -1;
  if (!collection || !listing || index < 0) {
    return;
  }
  const whole = selection.has(index);
  const indices = Uint32Array.from(whole ? selection.indices() : [index]);
  const dragImage = document.createElement('div');
  dragImage.className = 'jp-GlobusDragImage';
  dragImage.textContent =
    indices.length === 1 ? safeText(name) : formatCount(indices.length);
  const mimeData = new MimeData();
  mimeData.setData(ENTRIES, {
    source: sourceOf(collection.id, listing.columns, indices),
    onSent: () => {
      if (whole) {
        pane.select(pane.state.get().selection.clear());
      }
    }
  } satisfies Dragged);
  const drag = new Drag({
    mimeData,
    dragImage,
    supportedActions: 'copy',
    proposedAction: 'copy'
  });
  void drag.start(event.clientX, event.clientY).then(() => drag.dispose());
}

/** What hovers over a pane, and is dropped. */
class Drops {
  /** What was dragged here from JupyterLab; null while it is looked for. */
  private readonly known = new WeakMap<MimeData, Dragged | null>();
  private readonly hint = document.createElement('div');
  private shown: Element | null = null;

  constructor(
    private readonly parts: PanelParts,
    private readonly pane: Pane,
    private readonly node: HTMLElement
  ) {
    this.hint.className = 'jp-GlobusDropHint';
    this.hint.setAttribute('role', 'status');
  }

  over(event: Drag.Event): void {
    const dragged = this.read(event);
    if (dragged === undefined) {
      return;
    }
    const { trans } = this.parts.services;
    const row = rowOf(event.target);
    const place = placeAt(this.pane, indexOf(row));
    const problem = dropProblem(this.parts.services, dragged, place);
    const isRow = place?.path !== this.pane.state.get().listing?.path;
    event.dropAction = problem === null ? event.proposedAction : 'none';
    this.mark(problem !== null ? null : isRow ? row : this.node);
    this.say(
      problem ?? trans.__('Transfer to %1 …', safeText(place?.path ?? '')),
      event
    );
  }

  drop(event: Drag.Event): void {
    const dragged = this.read(event);
    this.leave();
    if (dragged === undefined) {
      return;
    }
    event.dropAction = event.proposedAction;
    const place = placeAt(this.pane, indexOf(rowOf(event.target)));
    if (
      dropProblem(this.parts.services, dragged, place) === null &&
      typeof dragged?.source === 'object'
    ) {
      openTransfer(this.parts, dragged.source, place!, dragged.onSent);
    }
  }

  leave(): void {
    this.mark(null);
    this.hint.remove();
  }

  private mark(target: Element | null): void {
    if (this.shown !== target) {
      this.shown?.classList.remove(TARGET);
      this.shown = target;
    }
    // A row that is drawn anew has lost it.
    target?.classList.add(TARGET);
  }

  /** Says what will happen, beside the pointer and within the page. */
  private say(words: string, { clientX, clientY }: MouseEvent): void {
    const { hint } = this;
    if (!hint.isConnected) {
      document.body.append(hint);
    }
    if (hint.textContent !== words) {
      hint.textContent = words;
    }
    const left = Math.min(clientX + 16, innerWidth - hint.offsetWidth - 8);
    const top = Math.min(clientY + 24, innerHeight - hint.offsetHeight - 8);
    hint.style.transform = `translate(${left}px, ${top}px)`;
  }

  /** Takes what is dragged; undefined, and left alone, what is none of ours. */
  private read(event: Drag.Event): Dragged | null | undefined {
    const { mimeData } = event;
    if (mimeData.hasData(ENTRIES)) {
      this.known.set(mimeData, mimeData.getData(ENTRIES) as Dragged);
    } else if (mimeData.hasData(CONTENTS) && !this.known.has(mimeData)) {
      this.known.set(mimeData, null);
      const paths = mimeData.getData(CONTENTS) as string[];
      void serverFiles(this.parts.services, paths).then(source =>
        this.known.set(mimeData, { source })
      );
    }
    const dragged = this.known.get(mimeData);
    if (dragged !== undefined) {
      event.preventDefault();
      event.stopPropagation();
    }
    return dragged;
  }
}

function rowOf(under: EventTarget | null): HTMLElement | null {
  return under instanceof Element
    ? under.closest<HTMLElement>('.jp-GlobusRow[data-index]')
    : null;
}

/** Where a row's entry is in its listing; -1 where it is none. */
function indexOf(row: HTMLElement | null): number {
  return Number(row?.dataset.index ?? -1);
}
