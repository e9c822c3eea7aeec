import type { RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';

/**
 * For what goes away when its work is done: the keyboard that was in it stays
 * near, in what is around it that takes the focus, rather than nowhere.
 */
export function useKeepFocus<T extends HTMLElement>(): RefObject<T> {
  const own = useRef<T>(null);
  useLayoutEffect(() => {
    const node = own.current;
    return () => {
      if (node?.contains(document.activeElement)) {
        const around = node.parentElement;
        around?.closest<HTMLElement>('[tabindex="-1"]')?.focus();
      }
    };
  }, []);
  return own;
}
