import type { RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';
import { usePanel } from '../common/context';
import type { Pane } from './pane';
import type { PaneHandle } from './paneState';

/** Makes this view, and its pane, those that are asked from when they are used. */
export function useHandle(
  pane: Pane,
  root: RefObject<HTMLElement>,
  ask: (what: 'filter' | 'path') => void
): RefObject<PaneHandle> {
  const { current } = usePanel().model;
  const handle = useRef<PaneHandle | null>(null);
  const latest = useRef(ask);
  useLayoutEffect(() => {
    latest.current = ask;
  });
  useLayoutEffect(() => {
    const node = root.current!;
    const focus = (selector: string) => {
      const found = node.querySelector<HTMLElement>(selector);
      found?.focus();
      return found !== null;
    };
    const own: PaneHandle = {
      node,
      filter: () => {
        latest.current('filter');
        // Where it is open already, it only gets the keyboard.
        focus('.jp-GlobusFilter input');
      },
      editPath: () => latest.current('path'),
      focusRows: () => {
        if (!focus('[role="grid"]')) {
          focus('.jp-GlobusPane-content');
        }
      }
    };
    handle.current = own;
    const used = () => {
      setView(pane, own);
      current.set(pane);
    };
    node.addEventListener('focusin', used);
    node.addEventListener('pointerdown', used, true);
    if (!pane.view) {
      setView(pane, own);
    }
    return () => {
      node.removeEventListener('focusin', used);
      node.removeEventListener('pointerdown', used, true);
      if (pane.view === own) {
        setView(pane, null);
      }
    };
  }, [pane, root, current]);
  return handle;
}

function setView(pane: Pane, view: PaneHandle | null): void {
  pane.view = view;
}
