import type { Listing } from '../../operations/listing';

/** How a click or a key changes what is selected. */
export type SelectHow =
  /** This row alone. */
  | 'only'
  /** This row too, or no more. */
  | 'toggle'
  /** From the row where the selection began to this one. */
  | 'range';

/**
 * Which rows of a listing are selected, and which one has the keyboard.
 * Immutable; a flag a row, so that a hundred thousand rows are as quick as ten.
 */
export class Selection {
  static readonly EMPTY = new Selection(new Uint8Array(0), 0, -1, -1);

  static none(rows: number): Selection {
    return new Selection(new Uint8Array(rows), 0, -1, rows === 0 ? -1 : 0);
  }

  private constructor(
    private readonly flags: Uint8Array,
    /** How many are selected. */
    readonly count: number,
    /** Where a range begins; -1 for nowhere. */
    private readonly anchor: number,
    /** The row that has the keyboard; -1 where there is none. */
    readonly active: number
  ) {}

  has(row: number): boolean {
    return this.flags[row] === 1;
  }

  /** The selected rows, in order. */
  rows(): number[] {
    const rows: number[] = [];
    for (let row = this.flags.indexOf(1); row >= 0;) {
      rows.push(row);
      row = this.flags.indexOf(1, row + 1);
    }
    return rows;
  }

  select(row: number, how: SelectHow): Selection {
    if (row < 0 || row >= this.flags.length) {
      return this;
    }
    if (how === 'range') {
      const from = this.anchor < 0 ? row : this.anchor;
      const first = Math.min(from, row);
      const last = Math.max(from, row);
      const flags = new Uint8Array(this.flags.length).fill(1, first, last + 1);
      return new Selection(flags, last - first + 1, from, row);
    }
    if (how === 'toggle') {
      const flags = this.flags.slice();
      flags[row] = this.has(row) ? 0 : 1;
      const count = this.count + (this.has(row) ? -1 : 1);
      return new Selection(flags, count, row, row);
    }
    const flags = new Uint8Array(this.flags.length);
    flags[row] = 1;
    return new Selection(flags, 1, row, row);
  }

  all(): Selection {
    const { length } = this.flags;
    const flags = new Uint8Array(length).fill(1);
    return new Selection(flags, length, 0, this.active);
  }

  clear(): Selection {
    return new Selection(new Uint8Array(this.flags.length), 0, -1, this.active);
  }

  /** Moves the keyboard, and nothing else. */
  activate(row: number): Selection {
    return new Selection(this.flags, this.count, this.anchor, row);
  }

  /**
   * The same entries where the folder is sorted otherwise. The keyboard stays
   * with them; where nothing is selected it begins at the top again.
   */
  reorder(from: Listing, to: Listing): Selection {
    if (this.count === 0) {
      return Selection.none(to.count);
    }
    const chosen = new Uint8Array(this.flags.length);
    for (const row of this.rows()) {
      chosen[from.index(row)] = 1;
    }
    const flags = new Uint8Array(this.flags.length);
    const anchor = from.index(this.anchor);
    const active = from.index(this.active);
    let anchorRow = -1;
    let activeRow = -1;
    for (let row = 0; row < flags.length; row++) {
      const index = to.index(row);
      flags[row] = chosen[index]!;
      anchorRow = index === anchor ? row : anchorRow;
      activeRow = index === active ? row : activeRow;
    }
    return new Selection(flags, this.count, anchorRow, activeRow);
  }

  /** The same names in the folder as it is now. */
  carry(from: Listing, to: Listing): Selection {
    const active = this.active < 0 ? null : from.name(this.active);
    if (this.count === 0 && active === null) {
      return Selection.none(to.count);
    }
    const names = new Set(this.rows().map(row => from.name(row)));
    const flags = new Uint8Array(to.count);
    let count = 0;
    let kept = -1;
    for (let row = 0; row < to.count; row++) {
      const name = to.name(row);
      if (names.has(name)) {
        flags[row] = 1;
        count += 1;
      }
      if (name === active) {
        kept = row;
      }
    }
    const last = to.count - 1;
    return new Selection(
      flags,
      count,
      kept,
      kept >= 0 ? kept : Math.min(this.active, last)
    );
  }
}

/** Bytes of the selected files, and whether folders hold more than that. */
export interface SelectedSize {
  bytes: number;
  /** False where a folder, or a file of unknown size, is among them. */
  known: boolean;
}

export function selectedSize(
  selection: Selection,
  listing: Listing
): SelectedSize {
  let bytes = 0;
  let known = true;
  for (const row of selection.rows()) {
    const size = listing.size(row);
    if (size === null) {
      known = false;
    } else {
      bytes += size;
    }
  }
  return { bytes, known };
}
