import { useEffect } from 'react';
import { usePanel, useStore } from '../common/context';
import { IconButton } from '../common/IconButton';
import { starIcon } from '../common/icons';
import type { Pane } from '../files/pane';
import { bookmarkOf, toggleBookmark } from './actions';

/** Says whether the folder of a pane has a bookmark; gives and takes it. */
export function Star(props: { pane: Pane }): JSX.Element {
  const parts = usePanel();
  const { model, trans } = parts;
  const { pane } = props;
  const { listing } = useStore(pane.state);
  useStore(model.bookmarks.state);
  useEffect(() => {
    if (listing) {
      void model.bookmarks.need();
    }
  }, [model, listing]);
  const marked = bookmarkOf(parts, pane) !== null;
  return (
    <span className="jp-GlobusStar">
      <IconButton
        icon={starIcon}
        label={trans.__('Bookmark this folder')}
        pressed={marked}
        disabled={!marked && listing === null}
        onClick={() => void toggleBookmark(parts, pane, false)}
      />
    </span>
  );
}
