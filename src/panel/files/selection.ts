import type { Listing } from '../../operations/listing';

/** How a click or a key changes what is selected. */
export type SelectHow =
  /** This row alone. */
  | 'only'
  /** This row too, or no more. */
  | 'toggle'
  /** From the row where the selection began to this one. */
  | 'range';

/** As many are searched one by one in another listing. */
const FEW = 20;

/**
 * Which entries of a listing are selected, and which one has the keyboard.
 * Entries are meant by their indices, so that sorting and filtering leave them
 * selected; the listing that these belong to comes with it. Immutable; a flag
 * an entry, so that a hundred thousand are as quick as ten.
 */
export class Selection {
  static readonly EMPTY = new Selection(null, new Uint8Array(0), 0, -1, -1);

  /** Nothing is selected, and the keyboard is on the first row. */
  static none(listing: Listing): Selection {
    const flags = new Uint8Array(listing.total);
    return new Selection(listing, flags, 0, -1, listing.index(0));
  }

  private constructor(
    /** Whose indices these are; null of none. */
    readonly listing: Listing | null,
    private readonly flags: Uint8Array,
    /** How many are selected. */
    readonly count: number,
    /** Index where a range begins; -1 for nowhere. */
    private readonly anchor: number,
    /** Index of the entry that has the keyboard; -1 where there is none. */
    readonly active: number
  ) {}

  has(index: number): boolean {
    return this.flags[index] === 1;
  }

  /** The row that has the keyboard; -1 where there is none. */
  get activeRow(): number {
    return this.listing?.row(this.active) ?? -1;
  }

  /** How many are selected that the filter doesn't show. */
  get hidden(): number {
    const { listing, count } = this;
    return !listing || listing.count === listing.total
      ? 0
      : count - this.shownIndices().length;
  }

  /** Calls back with the index of each that is selected, lowest first. */
  forEach(visit: (index: number) => void): void {
    const { flags } = this;
    for (let index = flags.indexOf(1); index >= 0;) {
      visit(index);
      index = flags.indexOf(1, index + 1);
    }
  }

  /** Indices of what is selected, in the order of rows, then what isn't shown. */
  indices(): number[] {
    const indices = this.shownIndices();
    if (indices.length < this.count) {
      this.forEach(index => {
        if (this.listing!.row(index) < 0) {
          indices.push(index);
        }
      });
    }
    return indices;
  }

  /** Names of what is selected, in the order of {@link indices}. */
  names(): string[] {
    return this.indices().map(index => this.listing!.nameAt(index));
  }

  /** What a row is selected by: a click with its keys, or keys alone. */
  select(row: number, how: SelectHow): Selection {
    const { listing } = this;
    const index = listing?.index(row) ?? -1;
    if (!listing || index < 0) {
      return this;
    }
    if (how === 'range') {
      const begin = listing.row(this.anchor);
      const from = begin < 0 ? row : begin;
      const first = Math.min(from, row);
      const last = Math.max(from, row);
      const flags = new Uint8Array(this.flags.length);
      for (let at = first; at <= last; at++) {
        flags[listing.index(at)] = 1;
      }
      return this.with(flags, last - first + 1, listing.index(from), index);
    }
    if (how === 'toggle') {
      const flags = this.flags.slice();
      flags[index] = 1 - flags[index]!;
      const count = this.count + (this.has(index) ? -1 : 1);
      return this.with(flags, count, index, index);
    }
    const flags = new Uint8Array(this.flags.length);
    flags[index] = 1;
    return this.with(flags, 1, index, index);
  }

  /** Exactly what is shown. */
  all(): Selection {
    return this.shownWhere(() => true);
  }

  /** Exactly what is shown and was not selected. */
  invert(): Selection {
    return this.shownWhere(index => !this.has(index));
  }

  clear(): Selection {
    return this.with(new Uint8Array(this.flags.length), 0, -1);
  }

  /** Moves the keyboard, and nothing else. */
  activate(index: number): Selection {
    return this.with(this.flags, this.count, this.anchor, index);
  }

  /**
   * The same entries in another view of the listing, or the same names in the
   * folder as it is now. A keyboard whose row has gone stays near that.
   */
  carry(to: Listing): Selection {
    const { listing, flags, count } = this;
    if (listing === to) {
      return this;
    }
    if (!listing) {
      return Selection.none(to);
    }
    const row = this.activeRow;
    const carried = listing.isSameAs(to)
      ? new Selection(to, flags, count, this.anchor, this.active)
      : this.carriedByName(listing, to);
    return carried.activeRow >= 0
      ? carried
      : carried.activate(to.index(Math.min(Math.max(row, 0), to.count - 1)));
  }

  private carriedByName(from: Listing, to: Listing): Selection {
    const index = (old: number) => (old < 0 ? -1 : to.find(from.nameAt(old)));
    const flags = new Uint8Array(to.total);
    let count = 0;
    const add = (at: number) => {
      if (at >= 0) {
        flags[at] = 1;
        count += 1;
      }
    };
    if (this.count <= FEW) {
      this.forEach(at => add(index(at)));
    } else {
      // Most have the places that they had, from either end.
      const moved = to.total - from.total;
      let first = 0;
      let last = from.total;
      const isSame = (at: number, now: number) =>
        from.nameAt(at) === to.nameAt(now);
      while (first < last && first < to.total && isSame(first, first)) {
        add(this.has(first) ? first : -1);
        first += 1;
      }
      while (
        last > first &&
        last + moved > first &&
        isSame(last - 1, last - 1 + moved)
      ) {
        last -= 1;
        add(this.has(last) ? last + moved : -1);
      }
      const names = new Set<string>();
      for (let at = first; at < last; at++) {
        if (this.has(at)) {
          names.add(from.nameAt(at));
        }
      }
      for (let at = first; names.size > 0 && at < last + moved; at++) {
        add(names.has(to.nameAt(at)) ? at : -1);
      }
    }
    const [anchor, active] = [index(this.anchor), index(this.active)];
    return new Selection(to, flags, count, anchor, active);
  }

  private shownIndices(): number[] {
    const { listing, flags } = this;
    const indices: number[] = [];
    if (listing && this.count > 0) {
      for (let row = 0; row < listing.count; row++) {
        const index = listing.index(row);
        if (flags[index] === 1) {
          indices.push(index);
        }
      }
    }
    return indices;
  }

  private shownWhere(wanted: (index: number) => boolean): Selection {
    const flags = new Uint8Array(this.flags.length);
    let count = 0;
    for (let row = 0; row < (this.listing?.count ?? 0); row++) {
      const index = this.listing!.index(row);
      if (wanted(index)) {
        flags[index] = 1;
        count += 1;
      }
    }
    return this.with(flags, count, this.listing?.index(0) ?? -1);
  }

  private with(
    flags: Uint8Array,
    count: number,
    anchor: number,
    active = this.active
  ): Selection {
    return new Selection(this.listing, flags, count, anchor, active);
  }
}

/** Bytes of the selected files, and whether folders hold more than that. */
export interface SelectedSize {
  bytes: number;
  /** False where a folder, or a file of unknown size, is among them. */
  known: boolean;
}

export function selectedSize(selection: Selection): SelectedSize {
  let bytes = 0;
  let known = true;
  selection.forEach(index => {
    const size = selection.listing!.sizeAt(index);
    if (size === null) {
      known = false;
    } else {
      bytes += size;
    }
  });
  return { bytes, known };
}
