import type { RefObject } from 'react';
import { useEffect } from 'react';
import { usePanel } from '../common/context';
import { attachDrag } from './drag';
import type { Pane } from './pane';

/** Lets rows be dragged from and into the view of a pane. */
export function useDrag(pane: Pane, view: RefObject<HTMLElement>): void {
  const { services, model } = usePanel();
  useEffect(
    () => attachDrag({ services, model }, pane, view.current!),
    [services, model, pane, view]
  );
}
