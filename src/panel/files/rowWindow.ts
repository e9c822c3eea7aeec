import { Store } from '../common/store';

/** Heights in pixels, as in the style sheet. */
export interface RowHeights {
  row: number;
  /** Of the heads of the columns, which stay in sight above the rows. */
  head: number;
}

/** Rows from `first` up to, and without, `end`. */
export interface RowRange {
  first: number;
  end: number;
}

/** The part of an element that scrolls which is needed here. */
export type Scroller = Pick<
  HTMLElement,
  'scrollTop' | 'clientHeight' | 'addEventListener' | 'removeEventListener'
>;

/**
 * Pixels below the last row: a pane's height need not be whole, but what the
 * browser says of it and how far it scrolls are.
 */
export const EDGE = 1;

/** Rows that are kept on either side of those in sight. */
const SPARE = 4;

/**
 * Which rows of a long list are in sight, where all are of one height. Knowing
 * that takes two divisions; only these rows need to be in the document.
 */
export class RowWindow {
  /** The rows in sight and a few more; `end` may lie beyond the last row. */
  readonly range = new Store<RowRange>({ first: 0, end: 0 });
  private scroller: Scroller | null = null;
  /** Where the scroller was before the rows changed. */
  private scrollTop = 0;
  /** The row that was revealed last, and where that left the scroller. */
  private revealed = { index: -1, scrollTop: -1 };

  constructor(private readonly heights: RowHeights) {}

  /** Follows what is scrolled and how high it is; returns how to stop. */
  attach(
    scroller: Scroller,
    watchSize: (onResize: () => void) => () => void
  ): () => void {
    const measure = () => this.measure();
    this.scroller = scroller;
    scroller.addEventListener('scroll', measure, { passive: true });
    const unwatch = watchSize(() => {
      // What grew beside the rows must not cover the one with the keyboard.
      const { index, scrollTop } = this.revealed;
      if (scrollTop === scroller.scrollTop) {
        this.reveal(index);
      }
      this.measure();
    });
    measure();
    return () => {
      unwatch();
      scroller.removeEventListener('scroll', measure);
      this.scroller = null;
    };
  }

  /** How many whole rows can be seen at once. */
  get room(): number {
    const { row, head } = this.heights;
    const height = (this.scroller?.clientHeight ?? 0) - head;
    return Math.max(0, Math.floor(height / row));
  }

  /** Scrolls no further than needed to show the whole row below the heads. */
  reveal(index: number): void {
    if (!this.scroller) {
      return;
    }
    const { row, head } = this.heights;
    const { scrollTop, clientHeight } = this.scroller;
    const above = index * row;
    const below = above + row + head + EDGE - clientHeight;
    this.scroller.scrollTop = Math.min(above, Math.max(below, scrollTop));
    this.revealed = { index, scrollTop: this.scroller.scrollTop };
    this.measure();
  }

  /** The first row that is in sight, if in part; -1 where nothing is scrolled. */
  get top(): number {
    return this.scrollTop > 0
      ? Math.floor(this.scrollTop / this.heights.row)
      : -1;
  }

  /** Whether a row was in sight, if in part, before the rows changed. */
  isInSight(index: number): boolean {
    const { row, head } = this.heights;
    const height = (this.scroller?.clientHeight ?? 0) - head;
    const above = index * row - this.scrollTop;
    return above > -row && above < height;
  }

  /** Leaves a row where it was on the screen, now that it has another index. */
  keep(before: number, now: number): void {
    this.scrollTo(this.scrollTop + (now - before) * this.heights.row);
  }

  scrollTo(scrollTop: number): void {
    if (this.scroller && this.scroller.scrollTop !== scrollTop) {
      this.scroller.scrollTop = scrollTop;
      this.measure();
    }
  }

  private measure(): void {
    if (!this.scroller) {
      return;
    }
    const { row, head } = this.heights;
    const { scrollTop, clientHeight } = this.scroller;
    this.scrollTop = scrollTop;
    const first = Math.max(0, Math.floor(scrollTop / row) - SPARE);
    const end = Math.ceil((scrollTop + clientHeight - head) / row) + SPARE;
    const before = this.range.get();
    if (first !== before.first || end !== before.end) {
      this.range.set({ first, end });
    }
  }
}

/**
 * The rows to show, in order: those of the range that there are, and those
 * that are kept wherever they are (-1: nowhere), such as the one that the grid
 * points to.
 */
export function rowsToShow(
  { first, end }: RowRange,
  count: number,
  ...kept: number[]
): number[] {
  const last = Math.min(end, count);
  const rows = kept.filter(row => row >= 0 && row < count);
  for (let row = Math.max(0, first); row < last; row++) {
    rows.push(row);
  }
  return [...new Set(rows)].sort((one, other) => one - other);
}
