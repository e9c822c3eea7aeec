import { useLayoutEffect, useRef } from 'react';
import type { Sort } from '../../operations/listing';
import { Button } from '../common/Button';
import { usePanel, useStore } from '../common/context';
import { Loading } from '../common/Loading';
import { safeText } from '../common/safeText';
import { useKeepFocus } from '../common/useKeepFocus';
import { Consent } from '../signIn/Consent';
import { Grid } from './Grid';
import type { Pane } from './pane';
import { isLacking } from './pane';
import { PaneFailure } from './PaneFailure';

interface ContentProps {
  pane: Pane;
  onChoose: () => void;
  onFilter: () => void;
  /** Shows all again, and gives the keyboard to the rows. */
  onClear: () => void;
}

/**
 * The folder, or what stands in its place. The keyboard of who goes from
 * folder to folder stays here while rows and messages come and go.
 */
export function PaneContent(props: ContentProps): JSX.Element {
  const { pane } = props;
  const { listing, failure } = useStore(pane.state);
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // What went away has left the keyboard to the frame (useKeepFocus).
    if (document.activeElement === frame.current) {
      frame.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
    }
  }, [listing, failure]);
  return (
    <div ref={frame} className="jp-GlobusPane-content" tabIndex={-1}>
      <Content {...props} />
    </div>
  );
}

function Content(props: ContentProps): JSX.Element {
  const { trans } = usePanel();
  const { pane } = props;
  const { collection, listing, failure, edit } = useStore(pane.state);
  if (failure) {
    return <Trouble key={failure.kind} pane={pane} onChoose={props.onChoose} />;
  }
  if (!listing) {
    return (
      <div className="jp-GlobusPane-body">
        <Loading label={trans.__('Loading the folder …')} isSaid={false} />
      </div>
    );
  }
  const onSort = ({ by, descending }: Sort) => {
    pane.sortBy(by);
    if (pane.state.get().sort.descending !== descending) {
      pane.sortBy(by);
    }
  };
  return (
    <>
      {listing.count === 0 && !edit && (
        <div className="jp-GlobusEmpty jp-mod-folder">
          {listing.filter === '' ? (
            <p>{trans.__('This folder is empty.')}</p>
          ) : (
            <>
              <p>
                {trans.__(
                  'Nothing here matches “%1”.',
                  safeText(listing.filter)
                )}
              </p>
              <Button onClick={props.onClear}>
                {trans.__('Clear the filter')}
              </Button>
            </>
          )}
        </div>
      )}
      <Grid
        // Another folder begins at its top.
        key={`${collection?.id ?? ''}:${listing.path}`}
        pane={pane}
        listing={listing}
        onFilter={props.onFilter}
        onSort={onSort}
        label={trans.__(
          'Files in %1 on %2',
          safeText(listing.path),
          safeText(collection?.name ?? '')
        )}
      />
    </>
  );
}

/** What is lacking or went wrong. */
function Trouble(props: {
  pane: Pane;
  onChoose: () => void;
}): JSX.Element | null {
  const { pane } = props;
  const { failure } = useStore(pane.state);
  const own = useKeepFocus<HTMLDivElement>();
  return (
    <div ref={own} className="jp-GlobusPane-body">
      {failure && isLacking(failure) ? (
        // The pane asks again by itself, whichever page gave it.
        <Consent failure={failure} onDone={() => undefined} />
      ) : (
        <PaneFailure pane={pane} onChoose={props.onChoose} />
      )}
    </div>
  );
}
