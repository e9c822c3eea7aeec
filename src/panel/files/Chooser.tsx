import type { KeyboardEvent, UIEvent } from 'react';
import { useId, useRef, useState } from 'react';
import type { Collection } from '../../engine/contract';
import { isUuid } from '../../operations/places';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { Loading } from '../common/Loading';
import { ChooserOption } from './ChooserOption';
import type { Search } from './useSearch';
import { useLookUp, useSearch } from './useSearch';

/** Finds a collection by text or id. Closes with Escape. */
export function Chooser(props: {
  onChoose: (collection: Collection) => void;
  onClose: () => void;
}): JSX.Element {
  const { trans } = usePanel();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  /** What is in the box by now; null once the chooser is closed. */
  const latest = useRef<string | null>('');
  const search = useSearch(text);
  const { lookUp, reset, failure, looking } = useLookUp(props.onChoose);
  const list = useId();
  const { collections } = search;
  const option = (index: number) => `${list}-${index}`;

  const type = (value: string) => {
    setText(value);
    setAt(0);
    latest.current = value;
    reset();
    if (isUuid(value.trim())) {
      lookUp(value.trim());
    }
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
      props.onChoose(collection);
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
        className="jp-GlobusInput"
        type="text"
        role="combobox"
        aria-expanded={collections.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={collections[at] ? option(at) : undefined}
        aria-label={trans.__('Search collections')}
        placeholder={trans.__('Name, owner or id of a collection')}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        value={text}
        onChange={event => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="jp-GlobusChooser-results" onScroll={onScroll}>
        {looking ? (
          <Loading label={trans.__('Looking it up …')} />
        ) : failure ? (
          <FailureView failure={failure} />
        ) : isUuid(text.trim()) ? null : (
          <Status search={search} text={text.trim()} />
        )}
        <ul
          id={list}
          role="listbox"
          aria-label={trans.__('Collections')}
          className={search.stale ? 'jp-mod-stale' : undefined}
          hidden={collections.length === 0 || isUuid(text.trim())}
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
      </div>
    </div>
  );
}

/** What there is to say above the results, or in place of them. */
function Status(props: { search: Search; text: string }): JSX.Element | null {
  const { trans } = usePanel();
  const { search, text } = props;
  if (search.failure) {
    return (
      <FailureView failure={search.failure}>
        <button
          type="button"
          className="jp-GlobusButton"
          onClick={search.again}
        >
          {trans.__('Try again')}
        </button>
      </FailureView>
    );
  }
  if (search.loading) {
    return <Loading label={trans.__('Searching …')} />;
  }
  if (search.collections.length === 0) {
    return (
      <p className="jp-GlobusEmpty" role="status">
        {search.stale
          ? ''
          : text === ''
            ? trans.__(
                'Nothing used recently. Type a part of a name, an owner or an id.'
              )
            : trans.__('No collection is found for “%1”.', text)}
      </p>
    );
  }
  return text === '' ? (
    <p className="jp-GlobusChooser-heading">{trans.__('Recently used')}</p>
  ) : null;
}
