import type { TranslationBundle } from '@jupyterlab/translation';
import type { SortKey } from '../../operations/listing';

/** A column of the rows; each sorts by what it shows. */
export type Column = SortKey;

/** The columns that there is room for, by the pixels that the rows are wide. */
export function columnsFor(width: number): readonly Column[] {
  return width < 300
    ? ['name', 'size']
    : width < 440
      ? ['name', 'size', 'modified']
      : ['name', 'type', 'size', 'modified'];
}

/** What the columns are called. */
export function sortNames(trans: TranslationBundle): Record<SortKey, string> {
  return {
    name: trans.__('Name'),
    size: trans.__('Size'),
    modified: trans.__('Modified'),
    type: trans.__('Type')
  };
}
