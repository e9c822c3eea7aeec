import type { RowRange } from '../../files/rowWindow';

/** Pixels that a row counts for which was not seen yet. */
const GUESS = 84;

/** Pixels beyond what can be seen in which rows are kept. */
const SPARE = 300;

/**
 * Which rows of a long list are in sight where they differ in height. A row's
 * height is known once it was in the document.
 */
export class TallRows {
  private readonly heights = new Map<string, number>();

  /** Keeps a row's height; returns whether it is another than before. */
  note(id: string, height: number): boolean {
    const changed = this.heights.get(id) !== height;
    this.heights.set(id, height);
    return changed;
  }

  /** Pixels of rows from `first` up to, and without, `end`. */
  height(ids: readonly string[], { first, end }: RowRange): number {
    let sum = 0;
    for (let index = first; index < end; index++) {
      sum += this.heights.get(ids[index]!) ?? GUESS;
    }
    return sum;
  }

  /**
   * The rows in sight, and a few more.
   *
   * @param top - Pixels of the list above what can be seen.
   * @param room - Pixels that can be seen.
   */
  range(ids: readonly string[], top: number, room: number): RowRange {
    let above = 0;
    let first = ids.length;
    for (const [index, id] of ids.entries()) {
      if (above > top + room + SPARE) {
        return { first: Math.min(first, index), end: index };
      }
      above += this.heights.get(id) ?? GUESS;
      if (above > top - SPARE) {
        first = Math.min(first, index);
      }
    }
    return { first, end: ids.length };
  }
}
