import type { KeyboardEvent } from 'react';
import { useId, useMemo, useState } from 'react';
import { usePanel } from '../common/context';
import { safeText } from '../common/safeText';
import { completed, completions, typedParts } from './crumbs';
import type { Pane } from './pane';
import { useFolderNames } from './useFolderNames';

/** As many folders as are offered at once; a further letter narrows them. */
const MOST = 50;

/** A path to type, with the folders that may come next. */
export function PathBox(props: {
  pane: Pane;
  /** What is shown now. */
  path: string;
  /** Back to what is shown, with the keyboard in the rows or where it went. */
  onClose: (where: 'rows' | 'elsewhere') => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { pane, path, onClose } = props;
  const [text, setText] = useState(path);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const list = useId();
  const { folder, part } = typedParts(text);
  const names = useFolderNames(pane, open ? folder : null);
  const found = useMemo(
    () => completions(names ?? [], part, MOST),
    [names, part]
  );
  const option = (index: number) => `${list}-${index}`;

  const type = (value: string, opens = true) => {
    setText(value);
    setOpen(opens);
    setAt(-1);
  };
  const go = (to: string) => {
    onClose('rows');
    pane.go(to);
  };
  const move = (by: number) => {
    setOpen(true);
    if (found.length > 0) {
      // One before the first, nothing is chosen: Enter takes what is typed.
      const next = ((at + 1 + by + found.length + 1) % (found.length + 1)) - 1;
      setAt(next);
      document
        .getElementById(option(next))
        ?.scrollIntoView({ block: 'nearest' });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const name = found[at] ?? (part === '' ? undefined : found[0]);
    const keys: Record<string, (() => void) | undefined> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () =>
        go(found[at] === undefined ? text : `${folder}${found[at]}/`),
      Escape: () => (found.length > 0 ? setOpen(false) : onClose('rows')),
      // With nothing to complete it goes on to what comes next, as ever.
      Tab:
        name === undefined || event.shiftKey
          ? undefined
          : () => type(completed(text, name))
    };
    const act = keys[event.key];
    if (act && !event.nativeEvent.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  };
  const onBlur = () => {
    // Who goes to another window, to copy a path there, comes back.
    if (document.hasFocus()) {
      onClose('elsewhere');
    }
  };
  return (
    <div className="jp-GlobusPathBox">
      <input
        className="jp-GlobusInput"
        type="text"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={at < 0 ? undefined : option(at)}
        aria-label={trans.__('Path')}
        placeholder={trans.__('Default folder')}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus
        value={text}
        onFocus={event => event.target.select()}
        onChange={event => type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      <ul
        id={list}
        role="listbox"
        aria-label={trans.__('Folders')}
        hidden={found.length === 0}
        // The focus stays in the box, where the keys are read.
        onMouseDown={event => event.preventDefault()}
      >
        {found.map((name, index) => (
          <li
            key={name}
            id={option(index)}
            role="option"
            aria-selected={index === at}
            onClick={() => go(`${folder}${name}/`)}
          >
            {safeText(name)}
          </li>
        ))}
      </ul>
    </div>
  );
}
