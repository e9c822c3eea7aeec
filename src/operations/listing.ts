import type { EntryKind, ListingColumns } from '../engine/contract';
import { ENTRY_KINDS } from '../engine/contract';

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

/** What rows can be sorted by; folders come first whichever it is. */
export type SortKey = 'name' | 'size' | 'modified';

/** How rows are sorted. */
export interface Sort {
  by: SortKey;
  descending: boolean;
}

export const BY_NAME: Sort = { by: 'name', descending: false };

/**
 * Reads a folder's columns as entries, each made only when it is asked for.
 * Rows are in the order of `sort`, which the engine has worked out.
 */
export class Listing {
  constructor(
    private readonly columns: ListingColumns,
    readonly sort: Sort = BY_NAME
  ) {}

  /** The same folder in another order. */
  sorted(sort: Sort): Listing {
    return this.sort.by === sort.by && this.sort.descending === sort.descending
      ? this
      : new Listing(this.columns, sort);
  }

  /** Whether both read the same answer, if in another order. */
  isSameAs(other: Listing): boolean {
    return other.columns === this.columns;
  }

  get path(): string {
    return this.columns.path;
  }

  get count(): number {
    return this.columns.count;
  }

  get mayHaveMore(): boolean {
    return this.columns.mayHaveMore;
  }

  /** Where an entry is in the columns, whatever the order of the rows. */
  index(row: number): number {
    const { count, folders, bySize, byModified } = this.columns;
    const { by, descending } = this.sort;
    if (row < 0 || row >= count) {
      return -1;
    }
    const isFolder = row < folders;
    // By size, folders stay in the order of their names.
    const turned = descending && !(isFolder && by === 'size');
    const at = !turned
      ? row
      : isFolder
        ? folders - 1 - row
        : count - 1 - (row - folders);
    return by === 'name' ? at : (by === 'size' ? bySize : byModified)[at]!;
  }

  /** The row of a folder of this name; -1 where there is none. */
  folder(name: string): number {
    // They come first.
    for (let row = 0; row < this.columns.folders; row++) {
      if (this.name(row) === name) {
        return row;
      }
    }
    return -1;
  }

  name(row: number): string {
    const index = this.index(row);
    const { names, nameEnds } = this.columns;
    const start = index === 0 ? 0 : nameEnds[index - 1];
    return names.slice(start, nameEnds[index]);
  }

  kind(row: number): EntryKind {
    return ENTRY_KINDS[this.columns.kinds[this.index(row)]!]!;
  }

  /** Bytes, or null for a folder and where unknown. */
  size(row: number): number | null {
    return this.kind(row) === 'dir'
      ? null
      : known(this.columns.sizes[this.index(row)]!);
  }

  entry(row: number): Entry {
    const { modified, linkTargets } = this.columns;
    const index = this.index(row);
    return {
      name: this.name(row),
      kind: this.kind(row),
      size: this.size(row),
      modified: known(modified[index]!),
      linkTarget: linkTargets[index] ?? null
    };
  }
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
