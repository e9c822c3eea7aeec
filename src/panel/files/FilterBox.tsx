import type { KeyboardEvent } from 'react';
import { usePanel, useStore } from '../common/context';
import { IconButton } from '../common/IconButton';
import { crossIcon } from '../common/icons';
import type { Pane } from './pane';

/** Narrows what is shown, as someone types. */
export function FilterBox(props: {
  pane: Pane;
  /** Whether it has just been asked for. */
  takesKeyboard: boolean;
  /** Shows all again. */
  onClose: () => void;
  /** Goes on in the rows that are left. */
  onRows: () => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { pane, onClose, onRows } = props;
  const { filter } = useStore(pane.state);
  const onKeyDown = (event: KeyboardEvent) => {
    const act = { Escape: onClose, Enter: onRows, ArrowDown: onRows }[
      event.key
    ];
    if (act && !event.nativeEvent.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  };
  return (
    <div className="jp-GlobusFilter">
      <input
        className="jp-GlobusInput"
        type="text"
        aria-label={trans.__('Filter')}
        placeholder={trans.__('Part of a name, or *.csv')}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus={props.takesKeyboard}
        value={filter}
        onChange={event => pane.filter(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <IconButton
        icon={crossIcon}
        label={trans.__('Clear the filter')}
        onClick={onClose}
      />
    </div>
  );
}
