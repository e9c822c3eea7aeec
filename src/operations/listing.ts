import type { EntryKind, ListingColumns, SortKey } from '../engine/contract';
import { ENTRY_KINDS } from '../engine/contract';
import { matching } from './filter';

export type { SortKey } from '../engine/contract';

/** One entry of a folder. */
export interface Entry {
  name: string;
  kind: EntryKind;
  /** Bytes, or null where unknown. Folders have none: it is not their content. */
  size: number | null;
  /** Milliseconds since the epoch, or null where unknown. */
  modified: number | null;
  linkTarget: string | null;
}

/** How rows are sorted. */
export interface Sort {
  by: SortKey;
  descending: boolean;
}

export const BY_NAME: Sort = { by: 'name', descending: false };

/**
 * Reads a folder's columns as entries, each made only when it is asked for.
 * An entry has an index, its place in the columns, which stays the same; and a
 * row, its place among those that are shown: what the filter leaves, in the
 * order of `sort`, which the engine works out. Until it has, rows are as the
 * service gave them.
 */
export class Listing {
  /** False until the engine has worked out the orders. */
  readonly isSorted: boolean;
  /** Indices by row; null where all are as the service gave them. */
  private readonly order: Uint32Array | null;
  /** Rows by index; made when first asked for. */
  private places: Int32Array | null = null;

  /** @param shown - A flag for each index; null: all are shown. */
  constructor(
    readonly columns: ListingColumns,
    readonly sort: Sort = BY_NAME,
    readonly filter = '',
    private readonly shown: Uint8Array | null = matching(columns, filter)
  ) {
    const { orders } = columns;
    this.isSorted = orders !== null;
    const all = orders?.[sort.by][sort.descending ? 1 : 0] ?? null;
    this.order = shown
      ? (all ?? Uint32Array.from(shown.keys())).filter(index => shown[index])
      : all;
  }

  /** The same folder in another order. */
  sorted(sort: Sort): Listing {
    return this.sort.by === sort.by &&
      this.sort.descending === sort.descending &&
      this.isSorted === (this.columns.orders !== null)
      ? this
      : new Listing(this.columns, sort, this.filter, this.shown);
  }

  /**
   * The same folder, of which those are shown that have `text` in their names,
   * or, where it has `*` or `?` in it, whose names are like it.
   */
  filtered(text: string): Listing {
    return text === this.filter
      ? this
      : new Listing(this.columns, this.sort, text);
  }

  /** Whether both read the same answer: indices are those of the same entries. */
  isSameAs(other: Listing): boolean {
    return other.columns === this.columns;
  }

  get path(): string {
    return this.columns.path;
  }

  /** How many rows there are. */
  get count(): number {
    return this.order?.length ?? this.total;
  }

  /** How many entries there are, whatever the filter shows. */
  get total(): number {
    return this.columns.count;
  }

  get mayHaveMore(): boolean {
    return this.columns.mayHaveMore;
  }

  get renameSupported(): boolean {
    return this.columns.renameSupported;
  }

  /** The index of the entry in a row; -1 where there is no such row. */
  index(row: number): number {
    return row < 0 || row >= this.count ? -1 : (this.order?.[row] ?? row);
  }

  /** The row of an entry; -1 where the filter leaves it out. */
  row(index: number): number {
    const { order, total } = this;
    if (!order) {
      return index < total ? index : -1;
    }
    if (!this.places) {
      this.places = new Int32Array(total).fill(-1);
      order.forEach((at, row) => (this.places![at] = row));
    }
    return this.places[index] ?? -1;
  }

  /** The index of the entry of this name; -1 where there is none. */
  find(name: string): number {
    const { names, nameEnds } = this.columns;
    let at = name === '' ? -1 : names.indexOf(name);
    while (at >= 0) {
      const index = indexAt(nameEnds, at);
      const end = nameEnds[index]!;
      if (startOf(nameEnds, index) === at && end === at + name.length) {
        return index;
      }
      at = names.indexOf(name, end);
    }
    return -1;
  }

  /** The row of the entry of this name; -1 where it isn't shown. */
  rowOf(name: string): number {
    return this.row(this.find(name));
  }

  /** The names of all folders, in the order of their rows where they are sorted. */
  folderNames(): string[] {
    const { orders, count, kinds } = this.columns;
    const all =
      orders?.name[0] ??
      Uint32Array.from({ length: count }, (_, index) => index);
    return Array.from(
      all.filter(index => ENTRY_KINDS[kinds[index]!] === 'dir'),
      index => this.nameAt(index)
    );
  }

  /** Empty where there is no such entry. */
  nameAt(index: number): string {
    return nameIn(this.columns, index);
  }

  kindAt(index: number): EntryKind {
    return ENTRY_KINDS[this.columns.kinds[index]!]!;
  }

  /** Bytes, or null for a folder and where unknown. */
  sizeAt(index: number): number | null {
    return this.kindAt(index) === 'dir'
      ? null
      : known(this.columns.sizes[index]!);
  }

  entryAt(index: number): Entry {
    const { modified, linkTargets } = this.columns;
    return {
      name: this.nameAt(index),
      kind: this.kindAt(index),
      size: this.sizeAt(index),
      modified: known(modified[index]!),
      linkTarget: linkTargets[index] ?? null
    };
  }

  name(row: number): string {
    return this.nameAt(this.index(row));
  }

  kind(row: number): EntryKind {
    return this.kindAt(this.index(row));
  }

  entry(row: number): Entry {
    return this.entryAt(this.index(row));
  }
}

/** The name of an entry, by its index; empty where there is none. */
export function nameIn(
  { names, nameEnds }: Pick<ListingColumns, 'names' | 'nameEnds'>,
  index: number
): string {
  return names.slice(startOf(nameEnds, index), nameEnds[index] ?? 0);
}

function startOf(ends: Uint32Array, index: number): number {
  return ends[index - 1] ?? 0;
}

/** The index of the name that a character of the joined names is in. */
function indexAt(ends: Uint32Array, at: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ends[middle]! <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
