import type { KeyboardEvent, UIEvent } from 'react';
import { useId, useRef, useState } from 'react';
import type { Collection, SearchScope } from '../../engine/contract';
import { isPlace } from '../../operations/places';
import { BookmarkList } from '../bookmarks/BookmarkList';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { Loading } from '../common/Loading';
import { ChooserOption } from './ChooserOption';
import { ScopeChoice } from './ScopeChoice';
import { SearchStatus } from './SearchStatus';
import { ThisServer } from './ThisServer';
import type { OnChoose } from './useSearch';
import { useLookUp, useSearch } from './useSearch';

/** Finds a collection by text, id or link. Closes with Escape. */
export function Chooser(props: {
  onChoose: OnChoose;
  onClose: () => void;
}): JSX.Element {
  const { trans } = usePanel();
  const [text, setText] = useState('');
  const [scope, setScope] = useState<SearchScope>('all');
  const [at, setAt] = useState(0);
  /** What is in the box by now; null once the chooser is closed. */
  const latest = useRef<string | null>('');
  const search = useSearch(text, scope);
  const { lookUp, reset, failure, looking } = useLookUp(props.onChoose);
  const box = useRef<HTMLInputElement>(null);
  const list = useId();
  const { collections } = search;
  const pasted = isPlace(text.trim());
  const option = (index: number) => `${list}-${index}`;

  const type = (value: string) => {
    setText(value);
    setAt(0);
    latest.current = value;
    reset();
    if (isPlace(value.trim())) {
      lookUp(value.trim());
    }
  };
  const narrow = (to: SearchScope) => {
    setScope(to);
    setAt(0);
  };
  const move = (index: number) => {
    const next = Math.max(0, Math.min(collections.length - 1, index));
    setAt(next);
    document.getElementById(option(next))?.scrollIntoView({ block: 'nearest' });
    if (next > collections.length - 10) {
      search.loadMore();
    }
  };
  const choose = (collection: Collection | undefined) => {
    if (collection?.browsable) {
      latest.current = null;
      props.onChoose(collection, null);
    }
  };
  const enter = async () => {
    // Enter means what the text finds, which may still be on its way.
    const found = search.stale ? await search.first() : collections[at];
    if (latest.current === text) {
      choose(found);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at - 1),
      PageDown: () => move(at + 8),
      PageUp: () => move(at - 8),
      Enter: () => void enter(),
      Escape: () => {
        latest.current = null;
        props.onClose();
      }
    };
    const act = keys[event.key];
    if (act && !event.nativeEvent.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  };
  const onScroll = (event: UIEvent<HTMLElement>) => {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
    if (scrollTop + clientHeight > scrollHeight - 400) {
      search.loadMore();
    }
  };

  return (
    <div className="jp-GlobusChooser">
      <input
        ref={box}
        className="jp-GlobusInput"
        type="text"
        role="combobox"
        aria-expanded={collections.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={collections[at] ? option(at) : undefined}
        aria-label={trans.__('Search collections')}
        placeholder={trans.__('Name, owner, id or link')}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        value={text}
        onChange={event => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <ScopeChoice scope={scope} onChange={narrow} />
      <div className="jp-GlobusChooser-results">
        {text.trim() === '' && <ThisServer onChoose={props.onChoose} />}
        {!pasted && <BookmarkList text={text} onChoose={props.onChoose} />}
        {looking ? (
          <Loading label={trans.__('Looking it up …')} />
        ) : failure ? (
          <FailureView failure={failure} />
        ) : pasted ? null : (
          <SearchStatus
            search={search}
            text={text.trim()}
            scope={scope}
            onAll={() => {
              narrow('all');
              // The button goes away with what it stands in.
              box.current?.focus();
            }}
          />
        )}
        <ul
          id={list}
          role="listbox"
          aria-label={trans.__('Collections')}
          className={search.stale ? 'jp-mod-stale' : undefined}
          hidden={collections.length === 0 || pasted}
          onScroll={onScroll}
        >
          {collections.map((collection, index) => (
            <ChooserOption
              key={collection.id}
              id={option(index)}
              collection={collection}
              active={index === at}
              onChoose={() => choose(collection)}
            />
          ))}
        </ul>
        {search.more && <Loading label={trans.__('Searching …')} />}
      </div>
    </div>
  );
}
