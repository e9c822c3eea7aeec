import type { KeyboardEvent } from 'react';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { usePanel } from '../common/context';
import { cancelEdit, commitEdit } from './actions/edit';
import type { Pane } from './pane';
import type { PaneEdit } from './paneState';

/** The box for the name of a new folder, or for another name, in its row. */
export function NameEditor(props: {
  pane: Pane;
  edit: PaneEdit;
  label: string;
  /** Whether what follows the last dot is likely to stay. */
  hasEnding: boolean;
}): JSX.Element {
  const parts = usePanel();
  const { pane, edit, label, hasEnding } = props;
  const [text, setText] = useState(edit.text);
  const [wasRefused] = useState(edit.problem !== null);
  const box = useRef<HTMLInputElement>(null);
  const problem = useId();
  useLayoutEffect(() => {
    const node = box.current!;
    const view = pane.view?.node;
    // The same pane may be seen twice; the keyboard is in one of them. Who has
    // gone on to something else while it was refused isn't called back.
    if (
      view?.contains(node) &&
      (!wasRefused || view.contains(document.activeElement))
    ) {
      node.focus();
      const dot = hasEnding ? node.value.lastIndexOf('.') : 0;
      node.setSelectionRange(0, dot > 0 ? dot : node.value.length);
    }
    const grid = node.closest<HTMLElement>('[role="grid"]');
    return () => {
      if (node === document.activeElement) {
        grid?.focus();
      }
    };
  }, [pane, hasEnding, wasRefused]);
  const commit = () => void commitEdit(parts, pane, text);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      commit();
    } else if (event.key === 'Escape') {
      cancelEdit(pane);
    }
  };
  return (
    <>
      <input
        ref={box}
        className="jp-GlobusInput"
        type="text"
        aria-label={label}
        aria-invalid={edit.problem !== null}
        aria-describedby={edit.problem === null ? undefined : problem}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={onKeyDown}
        // They aren't about the row.
        onClick={event => event.stopPropagation()}
        onDoubleClick={event => event.stopPropagation()}
        onBlur={() => edit.problem === null && commit()}
      />
      {edit.problem !== null && (
        <p id={problem} role="alert" className="jp-GlobusInvalid">
          {edit.problem}
        </p>
      )}
    </>
  );
}
