import type { ChangeEvent } from 'react';
import type { Sort, SortKey } from '../../operations/listing';
import { usePanel } from '../common/context';
import type { Column } from './columns';
import { sortNames } from './columns';

/** The heads of the columns, which sort the rows. */
export function GridHead(props: {
  columns: readonly Column[];
  sort: Sort;
  onSort: (sort: Sort) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { columns, sort, onSort } = props;
  const labels = sortNames(trans);
  const keys = Object.keys(labels) as SortKey[];
  return (
    <div role="row" aria-rowindex={1} className="jp-GlobusGrid-head">
      {columns.map(by => (
        <div
          key={by}
          role="columnheader"
          className={`jp-GlobusCell-${by}`}
          aria-label={labels[by]}
          aria-sort={
            by !== sort.by
              ? undefined
              : sort.descending
                ? 'descending'
                : 'ascending'
          }
        >
          <button
            type="button"
            onClick={() =>
              onSort({ by, descending: by === sort.by && !sort.descending })
            }
          >
            {labels[by]}
            {by === sort.by && (
              <span aria-hidden="true">{sort.descending ? ' ↓' : ' ↑'}</span>
            )}
          </button>
          {by === 'name' && columns.length < keys.length && (
            <SortChoice labels={labels} {...props} />
          )}
        </div>
      ))}
    </div>
  );
}

/** Sorts by what has no column where it is narrow, too. */
function SortChoice(props: {
  labels: Record<SortKey, string>;
  columns: readonly Column[];
  sort: Sort;
  onSort: (sort: Sort) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { labels, columns, sort, onSort } = props;
  const choices = (Object.keys(labels) as SortKey[]).flatMap(by =>
    [false, true].map(descending => ({ by, descending }))
  );
  const at = choices.findIndex(
    ({ by, descending }) => by === sort.by && descending === sort.descending
  );
  const onChange = (event: ChangeEvent<HTMLSelectElement>) =>
    onSort(choices[+event.target.value]!);
  return (
    <select
      className={columns.includes(sort.by) ? 'jp-mod-bare' : undefined}
      aria-label={trans.__('Sort by')}
      title={trans.__('Sort by')}
      value={at}
      onChange={onChange}
    >
      {choices.map(({ by, descending }, index) => (
        <option key={index} value={index}>
          {labels[by]} {descending ? '↓' : '↑'}
        </option>
      ))}
    </select>
  );
}
