import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import { editIcon } from '@jupyterlab/ui-components';
import type { BookmarkDocument } from '../../engine/contract';
import { usePanel } from '../common/context';
import { IconButton } from '../common/IconButton';
import { crossIcon } from '../common/icons';
import { reasonFor } from '../common/reason';
import { safeText } from '../common/safeText';
import { useKeepFocus } from '../common/useKeepFocus';
import { removeBookmark } from './actions';

/** One bookmark; its name is changed in place. */
export function BookmarkRow(props: {
  bookmark: BookmarkDocument;
  /** Name of the collection. */
  collection: string;
  onOpen: () => void;
}): JSX.Element {
  const parts = usePanel();
  const { model, services, trans } = parts;
  const { bookmark, collection } = props;
  const row = useKeepFocus<HTMLLIElement>();
  const opener = useRef<HTMLButtonElement>(null);
  /** What is typed; null: nothing is being named. */
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const name = safeText(bookmark.name);
  const stop = () => {
    setTyped(null);
    setProblem(null);
    // The box that had the keyboard goes.
    requestAnimationFrame(() => opener.current?.focus());
  };
  const commit = async (text: string) => {
    if (text === '' || text === bookmark.name) {
      stop();
      return;
    }
    stop();
    try {
      await model.bookmarks.rename(services.context, bookmark, text);
    } catch (error) {
      setTyped(text);
      setProblem(reasonFor(error, trans));
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      void commit(event.currentTarget.value.trim());
    } else if (event.key === 'Escape') {
      // Of the box, not of the chooser around it.
      event.stopPropagation();
      stop();
    }
  };
  return (
    <li ref={row} className="jp-GlobusBookmark">
      {typed === null ? (
        <>
          <button
            ref={opener}
            type="button"
            className="jp-GlobusBookmark-open"
            onClick={props.onOpen}
          >
            <span className="jp-GlobusOption-name">{name}</span>
            <span className="jp-GlobusOption-owner">
              {safeText(bookmark.path)} · {collection}
            </span>
          </button>
          <IconButton
            icon={editIcon}
            label={trans.__('Rename the bookmark %1', name)}
            disabled={bookmark.id === ''}
            onClick={() => setTyped(bookmark.name)}
          />
          <IconButton
            icon={crossIcon}
            label={trans.__('Remove the bookmark %1', name)}
            disabled={bookmark.id === ''}
            onClick={() => void removeBookmark(parts, bookmark)}
          />
        </>
      ) : (
        <div className="jp-GlobusBookmark-edit">
          <input
            className="jp-GlobusInput"
            type="text"
            aria-label={trans.__('New name of the bookmark %1', name)}
            aria-invalid={problem !== null}
            autoComplete="off"
            spellCheck={false}
            autoFocus
            defaultValue={typed}
            onKeyDown={onKeyDown}
          />
          {problem !== null && (
            <p className="jp-GlobusProblem" role="alert">
              {problem}
            </p>
          )}
        </div>
      )}
    </li>
  );
}
