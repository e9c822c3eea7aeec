import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import { caretDownIcon } from '@jupyterlab/ui-components';
import { Star } from '../bookmarks/Star';
import { Button } from '../common/Button';
import { usePanel, useStore } from '../common/context';
import { safeText } from '../common/safeText';
import { Chooser } from './Chooser';
import { FilterBox } from './FilterBox';
import type { Pane } from './pane';
import { PaneContent } from './PaneContent';
import { PathBar } from './PathBar';
import { StatusLine } from './StatusLine';
import { useDrag } from './useDrag';
import { useHandle } from './useHandle';
import { PaneBadge } from './ThisServer';
import type { OnChoose } from './useSearch';

/** What someone has asked for; in the place where that was. */
interface Asked {
  what: 'choose' | 'path' | 'filter';
  place: string;
}

/** One of the two panes: which collection, where in it, and what is there. */
export function PaneView(props: { pane: Pane; label: string }): JSX.Element {
  const { trans } = usePanel();
  const { pane, label } = props;
  const { collection, path, filter } = useStore(pane.state);
  const [asked, setAsked] = useState<Asked | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  // The folder that was opened, whatever the service calls it.
  const place = `${collection?.id ?? ''}:${path ?? ''}`;
  const ask = (what: Asked['what'] | null) =>
    setAsked(what && { what, place: placeOf(pane) });
  const handle = useHandle(pane, root, ask);
  useDrag(pane, root);
  const asks = asked?.place === place ? asked.what : null;
  const choosing = asked?.what === 'choose';
  const close = () => {
    ask(null);
    opener.current?.focus();
  };
  const choose: OnChoose = (chosen, path) => {
    pane.open(chosen, path);
    close();
  };
  const showAll = () => {
    ask(null);
    pane.filter('');
    handle.current?.focusRows();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && choosing) {
      event.stopPropagation();
      close();
    }
  };
  return (
    <div
      ref={root}
      role="group"
      className="jp-GlobusPane"
      data-pane={pane.which}
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
          onClick={() => ask(choosing ? null : 'choose')}
        >
          <span
            className="jp-GlobusPane-name"
            title={collection ? safeText(collection.name) : undefined}
          >
            {collection
              ? safeText(collection.name)
              : trans.__('Choose a collection')}
          </span>
          <PaneBadge pane={pane} />
          <caretDownIcon.react tag="span" aria-hidden="true" />
        </button>
        {collection && !choosing && <Star pane={pane} />}
      </div>
      {choosing ? (
        <Chooser onChoose={choose} onClose={close} />
      ) : collection ? (
        <>
          <PathBar
            pane={pane}
            typing={asks === 'path'}
            onType={() => ask('path')}
            onTyped={where => {
              ask(null);
              if (where === 'rows') {
                handle.current?.focusRows();
              }
            }}
          />
          {(filter !== '' || asks === 'filter') && (
            <FilterBox
              pane={pane}
              takesKeyboard={asks === 'filter'}
              onClose={showAll}
              onRows={() => handle.current?.focusRows()}
            />
          )}
          <PaneContent
            pane={pane}
            onChoose={() => ask('choose')}
            onFilter={() => handle.current?.filter()}
            onClear={showAll}
          />
          <StatusLine pane={pane} />
        </>
      ) : (
        <div className="jp-GlobusEmpty">
          <p>
            {trans.__(
              'Data lives in collections: on a cluster, an instrument, a laptop. Choose one to see its files.'
            )}
          </p>
          <Button onClick={() => ask('choose')}>
            {trans.__('Find a collection')}
          </Button>
        </div>
      )}
    </div>
  );
}

function placeOf(pane: Pane): string {
  const { collection, path } = pane.state.get();
  return `${collection?.id ?? ''}:${path ?? ''}`;
}
