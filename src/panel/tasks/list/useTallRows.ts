import type { RefObject } from 'react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { rowsToShow } from '../../files/rowWindow';
import { TallRows } from './tallRows';

/** A row to show. */
export interface ShownRow {
  index: number;
  /** Pixels of rows before it that aren't shown. */
  gap: number;
}

/**
 * Which rows of a long list to have in the document: those in sight, and the
 * one that has the keyboard. The list has to be laid out within the scroller,
 * its rows to name themselves in `data-task`.
 *
 * @param onEnd - Called whenever the end of the list is near.
 */
export function useTallRows(
  ids: readonly string[],
  scroller: RefObject<HTMLElement>,
  onEnd: () => void
): {
  list: RefObject<HTMLUListElement>;
  shown: ShownRow[];
  /** Pixels of rows after the last that is shown. */
  after: number;
} {
  const list = useRef<HTMLUListElement>(null);
  const [tall] = useState(() => new TallRows());
  const [range, setRange] = useState({ first: 0, end: 0, held: '' });
  const measure = () => {
    const [view, own] = [scroller.current, list.current];
    if (!view || !own) {
      return;
    }
    let changed = false;
    for (const row of own.children) {
      const { task = '' } = (row as HTMLElement).dataset;
      changed = tall.note(task, (row as HTMLElement).offsetHeight) || changed;
    }
    const top = view.scrollTop - own.offsetTop;
    const next = {
      ...tall.range(ids, top, view.clientHeight),
      held:
        own.querySelector<HTMLElement>(':scope > :focus-within')?.dataset
          .task ?? ''
    };
    if (changed || !sameRange(next, range)) {
      setRange(next);
    } else if (next.end === ids.length) {
      onEnd();
    }
  };
  const latest = useRef(measure);
  useLayoutEffect(() => {
    latest.current = measure;
    measure();
  });
  useEffect(() => {
    const view = scroller.current!;
    const onChange = () => latest.current();
    const observer = new ResizeObserver(onChange);
    observer.observe(view);
    view.addEventListener('scroll', onChange, { passive: true });
    return () => {
      observer.disconnect();
      view.removeEventListener('scroll', onChange);
    };
  }, [scroller]);

  const shown: ShownRow[] = [];
  let end = 0;
  for (const index of rowsToShow(range, ids.length, ids.indexOf(range.held))) {
    shown.push({ index, gap: tall.height(ids, { first: end, end: index }) });
    end = index + 1;
  }
  const after = tall.height(ids, { first: end, end: ids.length });
  return { list, shown, after };
}

function sameRange<T extends object>(one: T, other: T): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
