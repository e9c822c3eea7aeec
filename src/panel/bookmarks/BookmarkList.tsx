import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { failureOf } from '../../engine/contract';
import type { BookmarkDocument } from '../../engine/contract';
import { Button } from '../common/Button';
import { usePanel, useStore } from '../common/context';
import { FailureView } from '../common/Failure';
import { useCollectionNames } from '../common/useCollection';
import { useMutation } from '../query/hooks';
import type { OnChoose } from '../files/useSearch';
import { BookmarkRow } from './BookmarkRow';

/** The bookmarks whose name or path has the text, to open, name and remove. */
export function BookmarkList(props: {
  text: string;
  onChoose: OnChoose;
}): JSX.Element | null {
  const { engine, model, trans } = usePanel();
  const { list, failure } = useStore(model.bookmarks.state);
  useEffect(() => void model.bookmarks.load(), [model]);
  const text = props.text.trim().toLowerCase();
  const found = (list ?? []).filter(({ name, path }) =>
    `${name}\n${path}`.toLowerCase().includes(text)
  );
  const names = useCollectionNames(found.map(one => one.endpoint_id));
  // Of several the last counts, and none once the chooser is closed.
  const opening = useMutation({
    mutationFn: ({ endpoint_id }: BookmarkDocument) =>
      engine.collection(endpoint_id)
  });
  return found.length === 0 && !failure ? null : (
    <Section label={trans.__('Bookmarks')}>
      {failure && (
        <FailureView failure={failure}>
          <Button onClick={() => void model.bookmarks.load()}>
            {trans.__('Try again')}
          </Button>
        </FailureView>
      )}
      <ul>
        {found.map((bookmark, index) => (
          <BookmarkRow
            key={bookmark.id || bookmark.name}
            bookmark={bookmark}
            collection={names[index]!}
            onOpen={() =>
              opening.mutate(bookmark, collection =>
                props.onChoose(collection, bookmark.path)
              )
            }
          />
        ))}
      </ul>
      {opening.error && <FailureView failure={failureOf(opening.error)} />}
    </Section>
  );
}

/** Holds the keyboard when the row that had it goes; its box, when it goes too. */
function Section(props: { label: string; children: ReactNode }): JSX.Element {
  const own = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const node = own.current!;
    const box = node.closest('.jp-GlobusChooser')?.querySelector('input');
    return () => {
      if (node.contains(document.activeElement)) {
        box?.focus();
      }
    };
  }, []);
  return (
    <section
      ref={own}
      className="jp-GlobusBookmarks"
      aria-label={props.label}
      tabIndex={-1}
    >
      <p className="jp-GlobusChooser-heading">{props.label}</p>
      {props.children}
    </section>
  );
}
