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

/** Reads a folder's columns as entries, each made only when it is asked for. */
export class Listing {
  constructor(private readonly columns: ListingColumns) {}

  get path(): string {
    return this.columns.path;
  }

  get count(): number {
    return this.columns.count;
  }

  get mayHaveMore(): boolean {
    return this.columns.mayHaveMore;
  }

  name(index: number): string {
    const { names, nameEnds } = this.columns;
    const start = index === 0 ? 0 : nameEnds[index - 1];
    return names.slice(start, nameEnds[index]);
  }

  kind(index: number): EntryKind {
    return ENTRY_KINDS[this.columns.kinds[index]!]!;
  }

  /** Bytes, or null for a folder and where unknown. */
  size(index: number): number | null {
    return this.kind(index) === 'dir'
      ? null
      : known(this.columns.sizes[index]!);
  }

  entry(index: number): Entry {
    const { modified, linkTargets } = this.columns;
    return {
      name: this.name(index),
      kind: this.kind(index),
      size: this.size(index),
      modified: known(modified[index]!),
      linkTarget: linkTargets[index] ?? null
    };
  }
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
