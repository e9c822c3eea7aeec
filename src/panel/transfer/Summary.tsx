import { memo } from 'react';
import { baseName } from '../../operations/places';
import type { TransferArguments } from '../../operations/transfer';
import { transfer } from '../../operations/transfer';
import { usePanel } from '../common/context';
import { formatBytes, formatCount } from '../common/format';
import { safeText } from '../common/safeText';
import { useCollectionNames } from '../common/useCollection';
import type { SelectedSize } from '../files/selection';

/** How many names are written out. */
const NAMES = 4;

/** From where, to where, and what; looked at again only when that changes. */
export const Summary = memo(function Summary(props: {
  draft: TransferArguments;
  size: SelectedSize | null;
}): JSX.Element {
  const { trans } = usePanel();
  const { draft, size } = props;
  const [source, destination] = useCollectionNames([
    draft.source,
    draft.destination
  ]);
  const { from, to } = folders(draft);
  const names = draft.items.slice(0, NAMES).map(itemName);
  const rest = draft.items.length - names.length;
  return (
    <dl className="jp-GlobusSummary">
      <dt>{trans.__('From')}</dt>
      <dd>
        {source} <span className="jp-GlobusPath">{safeText(from)}</span>
      </dd>
      <dt>{trans.__('To')}</dt>
      <dd>
        {destination} <span className="jp-GlobusPath">{safeText(to)}</span>
      </dd>
      <dt>{trans.__('Items')}</dt>
      <dd>
        {names.join(', ')}
        {rest > 0 &&
          ` ${trans._n('and %2 more', 'and %2 more', rest, formatCount(rest))}`}
        {size && (size.known || size.bytes > 0) && (
          <span className="jp-GlobusPath">
            {' '}
            {size.known
              ? formatBytes(size.bytes)
              : trans.__('%1 and folders', formatBytes(size.bytes))}
          </span>
        )}
      </dd>
    </dl>
  );
});

/** A name, and the one it gets where that is another. */
function itemName(item: TransferArguments['items'][number]): string {
  const name = baseName(item.source);
  const there = item.destination.endsWith('/')
    ? name
    : baseName(item.destination);
  return there === name
    ? safeText(name)
    : `${safeText(name)} → ${safeText(there)}`;
}

/** The folders that all items share at either end. */
function folders(draft: TransferArguments): { from: string; to: string } {
  const action = transfer.action(draft);
  return action.right === 'change'
    ? { from: action.source?.path ?? '', to: action.destination.path }
    : { from: '', to: '' };
}
