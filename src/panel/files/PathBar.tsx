import type { FormEvent, KeyboardEvent } from 'react';
import { useState } from 'react';
import { refreshIcon } from '@jupyterlab/ui-components';
import { usePanel, useStore } from '../common/context';
import { IconButton } from '../common/IconButton';
import { arrowUpIcon, hiddenIcon } from '../common/icons';
import type { Pane } from './pane';

/** Where the pane is, and the ways from there. */
export function PathBar(props: { pane: Pane }): JSX.Element {
  const { trans } = usePanel();
  const { pane } = props;
  const { collection, listing, path, showHidden } = useStore(pane.state);
  const shown = listing?.path ?? path ?? '';
  // What is typed holds until the pane is led elsewhere; that the folder has
  // come by now leads nowhere else.
  const place = `${collection?.id ?? ''}:${path ?? ''}`;
  const [typed, setTyped] = useState({ at: '', text: '' });
  const text = typed.at === place ? typed.text : shown;
  const takeBack = () => setTyped({ at: '', text: '' });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    takeBack();
    pane.go(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && text !== shown) {
      event.stopPropagation();
      takeBack();
    }
  };
  return (
    <form className="jp-GlobusPathBar" onSubmit={onSubmit}>
      <IconButton
        icon={arrowUpIcon}
        label={trans.__('Up to the folder above')}
        disabled={pane.above === null}
        onClick={() => pane.up()}
      />
      <input
        className="jp-GlobusInput"
        type="text"
        aria-label={trans.__('Path')}
        placeholder={trans.__('Default folder')}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={text}
        onChange={event => setTyped({ at: place, text: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <IconButton
        icon={refreshIcon}
        label={trans.__('Refresh')}
        onClick={() => pane.refresh()}
      />
      <IconButton
        icon={hiddenIcon}
        label={trans.__('Show hidden files')}
        pressed={showHidden}
        onClick={() => pane.toggleHidden()}
      />
    </form>
  );
}
