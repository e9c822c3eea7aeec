import { beginningPattern } from '../../operations/filter';
import type { Listing } from '../../operations/listing';

/** For how long letters add up to one beginning, in milliseconds. */
const PATIENCE = 1000;

/**
 * The next row whose name begins with a text, without regard to case; after
 * the last row comes the first.
 *
 * @returns -1 where there is none.
 */
export function findRow(listing: Listing, text: string, from: number): number {
  const { count } = listing;
  const begins = beginningPattern(text);
  for (let step = 0; step < count; step++) {
    const row = (Math.max(0, from) + step) % count;
    if (begins.test(listing.name(row))) {
      return row;
    }
  }
  return -1;
}

/** Finds rows by the letters that are typed one after another. */
export class TypeAhead {
  private text = '';
  private typedAt = -Infinity;

  constructor(private readonly now: () => number = Date.now) {}

  /**
   * The row to go to for one more letter. The same letter again and again goes
   * through all that begin with it.
   *
   * @returns -1 where there is none.
   */
  find(listing: Listing, letter: string, active: number): number {
    const now = this.now();
    const goesOn = now - this.typedAt <= PATIENCE;
    this.typedAt = now;
    this.text = goesOn && this.text !== letter ? this.text + letter : letter;
    const isFirst = this.text === letter;
    return findRow(listing, this.text, isFirst ? active + 1 : active);
  }
}
