import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import { caretDownIcon } from '@jupyterlab/ui-components';
import { Star } from '../bookmarks/Star';
import { usePanel, useStore } from '../common/context';
import { safeText } from '../common/safeText';
import { Chooser } from './Chooser';
import { kindName } from './kinds';
import type { Pane } from './pane';
import { PaneContent } from './PaneContent';
import { PathBar } from './PathBar';
import { StatusLine } from './StatusLine';
import type { OnChoose } from './useSearch';

/** One of the two panes: which collection, where in it, and what is there. */
export function PaneView(props: { pane: Pane; label: string }): JSX.Element {
  const { trans } = usePanel();
  const { pane, label } = props;
  const { collection } = useStore(pane.state);
  const [choosing, setChoosing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setChoosing(false);
    opener.current?.focus();
  };
  const choose: OnChoose = (chosen, path) => {
    pane.open(chosen, path);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && choosing) {
      event.stopPropagation();
      close();
    }
  };
  return (
    <div
      role="group"
      className="jp-GlobusPane"
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      <div className="jp-GlobusPane-head">
        <button
          ref={opener}
          type="button"
          className="jp-GlobusPane-collection"
          aria-expanded={choosing}
          title={trans.__('Choose a collection')}
          onClick={() => setChoosing(!choosing)}
        >
          <span className="jp-GlobusPane-name">
            {collection
              ? safeText(collection.name)
              : trans.__('Choose a collection')}
          </span>
          {collection && (
            <span className="jp-GlobusBadge">
              {kindName(collection, trans)}
            </span>
          )}
          <caretDownIcon.react tag="span" aria-hidden="true" />
        </button>
        {collection && !choosing && <Star pane={pane} />}
      </div>
      {choosing ? (
        <Chooser onChoose={choose} onClose={close} />
      ) : collection ? (
        <>
          <PathBar pane={pane} />
          <PaneContent pane={pane} onChoose={() => setChoosing(true)} />
          <StatusLine pane={pane} />
        </>
      ) : (
        <div className="jp-GlobusEmpty">
          <p>
            {trans.__(
              'Data lives in collections: on a cluster, an instrument, a laptop. Choose one to see its files.'
            )}
          </p>
          <button
            type="button"
            className="jp-GlobusButton"
            onClick={() => setChoosing(true)}
          >
            {trans.__('Find a collection')}
          </button>
        </div>
      )}
    </div>
  );
}
