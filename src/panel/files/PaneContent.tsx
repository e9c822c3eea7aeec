import { useLayoutEffect, useRef } from 'react';
import { usePanel, useStore } from '../common/context';
import { FailureView } from '../common/Failure';
import { Loading } from '../common/Loading';
import { safeText } from '../common/safeText';
import { Consent } from '../signIn/Consent';
import { Grid } from './Grid';
import type { Pane } from './pane';
import { isLacking } from './pane';

/**
 * The folder, or what stands in its place. Who goes from folder to folder with
 * the keyboard keeps it here while the rows come and go.
 */
export function PaneContent(props: {
  pane: Pane;
  onChoose: () => void;
}): JSX.Element {
  const { pane, onChoose } = props;
  const { listing, failure } = useStore(pane.state);
  const frame = useRef<HTMLDivElement>(null);
  const byKeyboard = useRef(false);
  useLayoutEffect(() => {
    if (!byKeyboard.current || !frame.current) {
      return;
    }
    const grid = frame.current.querySelector<HTMLElement>('[role="grid"]');
    (grid ?? frame.current).focus();
    byKeyboard.current = grid === null && failure === null;
  }, [listing, failure]);
  return (
    <div ref={frame} className="jp-GlobusPane-content" tabIndex={-1}>
      <Content
        pane={pane}
        onChoose={onChoose}
        onTravel={() => {
          byKeyboard.current = true;
        }}
      />
    </div>
  );
}

function Content(props: {
  pane: Pane;
  onChoose: () => void;
  onTravel: () => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { pane } = props;
  const { collection, listing, selection, fetching, failure } = useStore(
    pane.state
  );
  if (failure && isLacking(failure)) {
    return (
      <div className="jp-GlobusPane-body">
        {/* The pane asks again by itself, whichever page gave it. */}
        <Consent failure={failure} onDone={props.onTravel} />
      </div>
    );
  }
  if (failure) {
    return (
      <div className="jp-GlobusPane-body">
        <PaneFailure pane={pane} onChoose={props.onChoose} />
      </div>
    );
  }
  if (!listing) {
    return (
      <div className="jp-GlobusPane-body">
        <Loading label={trans.__('Loading the folder …')} />
      </div>
    );
  }
  return (
    <>
      {listing.count === 0 && (
        <p className="jp-GlobusEmpty jp-mod-folder">
          {trans.__('This folder is empty.')}
        </p>
      )}
      <Grid
        // Another folder begins at its top.
        key={`${collection?.id ?? ''}:${listing.path}`}
        pane={pane}
        listing={listing}
        selection={selection}
        busy={fetching}
        label={trans.__(
          'Files in %1 on %2',
          safeText(listing.path),
          safeText(collection?.name ?? '')
        )}
        onTravel={props.onTravel}
      />
    </>
  );
}

/** Why there is no folder, and the ways on. */
function PaneFailure(props: {
  pane: Pane;
  onChoose: () => void;
}): JSX.Element | null {
  const { trans } = usePanel();
  const { pane } = props;
  const { failure, fetching, collection, path } = useStore(pane.state);
  if (!failure || !collection) {
    return null;
  }
  return (
    <FailureView failure={failure}>
      <button
        type="button"
        className="jp-GlobusButton"
        disabled={fetching}
        onClick={() => pane.refresh()}
      >
        {trans.__('Try again')}
      </button>
      {pane.above !== null && (
        <button
          type="button"
          className="jp-GlobusButton"
          onClick={() => pane.up()}
        >
          {trans.__('Go up')}
        </button>
      )}
      {path !== null && (
        <button
          type="button"
          className="jp-GlobusButton"
          onClick={() => pane.open(collection)}
        >
          {trans.__('Go to the default folder')}
        </button>
      )}
      <button
        type="button"
        className="jp-GlobusButton"
        onClick={props.onChoose}
      >
        {trans.__('Choose another collection')}
      </button>
    </FailureView>
  );
}
