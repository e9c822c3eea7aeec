import { memo } from 'react';
import { baseName } from '../../operations/places';
import type { TransferItem } from '../../operations/transfer';
import { usePanel } from '../common/context';
import { formatBytes, formatCount } from '../common/format';
import { safeText } from '../common/safeText';
import { useCollectionNames } from '../common/useCollection';
import type { Draft, SendSize } from './draft';
import { countOf, firstOf, foldersOf } from './draft';

/** How many names are written out. */
const NAMES = 4;

/** From where, to where, and what; looked at again only when that changes. */
export const Summary = memo(function Summary(props: {
  draft: Draft;
  size: SendSize | null;
}): JSX.Element {
  const { trans } = usePanel();
  const { draft, size } = props;
  const [source, destination] = useCollectionNames([
    draft.source,
    draft.destination
  ]);
  const { from, to } = foldersOf(draft);
  const names = firstOf(draft, NAMES).map(itemName);
  const rest = countOf(draft) - names.length;
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
function itemName(item: TransferItem): string {
  const name = baseName(item.source);
  const there = item.destination.endsWith('/')
    ? name
    : baseName(item.destination);
  return there === name
    ? safeText(name)
    : `${safeText(name)} → ${safeText(there)}`;
}
