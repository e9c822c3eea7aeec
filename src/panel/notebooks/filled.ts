import type { ReactNode } from 'react';

/** Stand for elements in a translated sentence, until {@link filled}. */
export const MARKS = ['%1', '%2', '%3', '%4', '%5'];

/** A sentence with `%1`, `%2` … filled in by elements. */
export function filled(sentence: string, parts: ReactNode[]): ReactNode[] {
  return sentence
    .split(/%(\d)/)
    .map((piece, index) =>
      index % 2 === 0 ? piece : parts[Number(piece) - 1]
    );
}
