import type { Sort, SortKey } from '../../operations/listing';
import { usePanel } from '../common/context';

/** The heads of the columns, which sort the rows. */
export function GridHead(props: {
  sort: Sort;
  onSort: (by: SortKey) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { sort, onSort } = props;
  const heads: [SortKey, string, string][] = [
    ['name', trans.__('Name'), 'jp-GlobusCell-name'],
    ['size', trans.__('Size'), 'jp-GlobusCell-size'],
    ['modified', trans.__('Modified'), 'jp-GlobusCell-time']
  ];
  return (
    <div role="row" aria-rowindex={1} className="jp-GlobusGrid-head">
      {heads.map(([by, label, className]) => (
        <div
          key={by}
          role="columnheader"
          className={className}
          aria-sort={
            by !== sort.by
              ? undefined
              : sort.descending
                ? 'descending'
                : 'ascending'
          }
        >
          <button type="button" onClick={() => onSort(by)}>
            {label}
            {by === sort.by && (
              <span aria-hidden="true">{sort.descending ? ' ↓' : ' ↑'}</span>
            )}
          </button>
        </div>
      ))}
    </div>
  );
}
