import type { ReactNode } from 'react';
import { createElement, Fragment, isValidElement } from 'react';

/** Stand for elements in a translated sentence, until {@link filled}. */
export const MARKS = ['%1', '%2', '%3', '%4', '%5'];

/** A sentence with `%1`, `%2` … filled in by elements. */
export function filled(sentence: string, parts: ReactNode[]): ReactNode[] {
  return sentence.split(/%(\d)/).map((piece, index) => {
    const part = index % 2 === 0 ? piece : parts[Number(piece) - 1];
    // By their places: two parts may be the same, key and all.
    return isValidElement(part)
      ? createElement(Fragment, { key: index }, part)
      : part;
  });
}
