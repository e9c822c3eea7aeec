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

/** How many are there, how many are selected, and how much that is. */
export function StatusLine(props: { pane: Pane }): JSX.Element {
  const { trans } = usePanel();
  const { collection, listing, selection, showHidden } = useStore(
    props.pane.state
  );
  const words = useMemo(
    () => (listing ? statusWords(listing, selection, trans) : ''),
    [listing, selection, trans]
  );
  return (
    <div className="jp-GlobusPane-status">
      <p role="status">{words}</p>
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
  const more = listing.mayHaveMore
    ? ` · ${trans.__('Globus lists no more than these; there may be others')}`
    : '';
  const all = formatCount(listing.count);
  if (selection.count === 0) {
    return trans._n('%2 item', '%2 items', listing.count, all) + more;
  }
  const { bytes, known } = selectedSize(selection);
  const size = known
    ? ` · ${formatBytes(bytes)}`
    : bytes > 0
      ? ` · ${trans.__('%1 and folders', formatBytes(bytes))}`
      : '';
  return (
    trans.__('%1 of %2 selected', formatCount(selection.count), all) +
    size +
    more
  );
}
