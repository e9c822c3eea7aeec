import { useMemo } from 'react';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Listing } from '../../operations/listing';
import { listDirectory } from '../../operations/list';
import { CodeButton } from '../common/CodeButton';
import { usePanel, useStore } from '../common/context';
import { formatBytes, formatCount } from '../common/format';
import type { Pane } from './pane';
import type { Selection } from './selection';
import { selectedSize } from './selection';
import { sortNames } from './columns';

/**
 * How many are there, how many are selected, and how much that is. All that a
 * pane says without being asked is said here, so that it is said in turn.
 */
export function StatusLine(props: { pane: Pane }): JSX.Element {
  const { trans } = usePanel();
  const { collection, listing, selection, failure, showHidden, sort } =
    useStore(props.pane.state);
  const words = useMemo(
    () => (listing ? statusWords(listing, selection, trans) : ''),
    [listing, selection, trans]
  );
  const by = sortNames(trans)[sort.by];
  return (
    <div className="jp-GlobusPane-status">
      <p role="status" aria-atomic="false">
        {words}
        {/* What is seen elsewhere is said here, when it changes. */}
        <span className="jp-GlobusHidden">
          {!listing && !failure && trans.__('Loading the folder …')}
        </span>
        <span className="jp-GlobusHidden">
          {sort.descending
            ? trans.__('Sorted by “%1”, descending', by)
            : trans.__('Sorted by “%1”, ascending', by)}
        </span>
      </p>
      {collection && listing && (
        <CodeButton
          className="jp-GlobusLink"
          operation={listDirectory.id}
          args={{
            collection: collection.id,
            path: listing.path,
            ...(showHidden ? { showHidden } : {})
          }}
        />
      )}
    </div>
  );
}

function statusWords(
  listing: Listing,
  selection: Selection,
  trans: TranslationBundle
): string {
  const { count, total } = listing;
  const all = formatCount(total);
  const filtered = count < total;
  const { count: selected, hidden } = selection;
  const parts: string[] = [];
  if (filtered) {
    parts.push(trans.__('%1 of %2 shown', formatCount(count), all));
  } else if (selected === 0) {
    parts.push(trans._n('%2 item', '%2 items', total, all));
  }
  if (selected > 0) {
    const { bytes, known } = selectedSize(selection);
    parts.push(
      filtered
        ? trans.__('%1 selected', formatCount(selected))
        : trans.__('%1 of %2 selected', formatCount(selected), all),
      hidden > 0 ? trans.__('%1 of them not shown', formatCount(hidden)) : '',
      known
        ? formatBytes(bytes)
        : bytes > 0
          ? trans.__('%1 and folders', formatBytes(bytes))
          : ''
    );
  }
  if (listing.mayHaveMore) {
    parts.push(
      trans.__('Globus lists no more than these; there may be others')
    );
  }
  return parts.filter(part => part !== '').join(' · ');
}
