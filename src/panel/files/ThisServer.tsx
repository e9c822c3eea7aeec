import { useSyncExternalStore } from 'react';
import { failureOf } from '../../engine/contract';
import { whatIsMissing } from '../../operations/disksWords';
import { placeIn } from '../../operations/disks';
import { Button } from '../common/Button';
import { usePanel, useStore } from '../common/context';
import { FailureView } from '../common/Failure';
import { useMutation } from '../query/hooks';
import { kindName } from './kinds';
import type { Pane } from './pane';
import { placeHere } from './fromBrowser';
import type { OnChoose } from './useSearch';

/**
 * Opens the disk that has the folder of JupyterLab's browser; else says what
 * is missing.
 */
export function ThisServer(props: { onChoose: OnChoose }): JSX.Element {
  const { trans, services, engine } = usePanel();
  const { disks, browser } = services;
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async () => {
      const found = await placeHere(services, `${browser.folder()}/`);
      const state = await disks.look();
      const [mount] = state.mounts;
      // It may show a folder of another disk, or of none.
      const place =
        found ?? (mount ? placeIn([mount], mount.folder.join('/')) : null);
      return place
        ? {
            collection: await engine.collection(place.collection),
            path: place.path
          }
        : whatIsMissing(state, trans);
    }
  });
  const failure = error && failureOf(error);
  return (
    <div className="jp-GlobusThisServer">
      <button
        type="button"
        className="jp-GlobusOption"
        aria-busy={isPending}
        onClick={() =>
          mutate(undefined, found => {
            if (!Array.isArray(found)) {
              props.onChoose(found.collection, found.path);
            }
          })
        }
      >
        <span className="jp-GlobusOption-name">{trans.__('This server')}</span>
        <span className="jp-GlobusOption-owner">
          {isPending
            ? trans.__('Looking for the collection …')
            : trans.__('The folder that JupyterLab shows')}
        </span>
      </button>
      {failure && failure.kind !== 'declined' && (
        <FailureView failure={failure} />
      )}
      {Array.isArray(data) && (
        <div role="status" className="jp-GlobusEmpty">
          {data.map(text => (
            <p key={text}>{text}</p>
          ))}
          <Button onClick={() => services.openSettings()}>
            {trans.__('Open the settings')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What kind of collection a pane shows, or that it is this server's own disk. */
export function PaneBadge({ pane }: { pane: Pane }): JSX.Element | null {
  const { trans, services } = usePanel();
  const { disks } = services;
  const { collection, path, listing } = useStore(pane.state);
  useSyncExternalStore(disks.follow, disks.get);
  if (!collection) {
    return null;
  }
  const place = {
    collection: collection.id,
    path: listing?.path ?? path ?? ''
  };
  return (
    <span className="jp-GlobusBadge">
      {disks.localOf(place) === null
        ? kindName(collection, trans)
        : trans.__('This server')}
    </span>
  );
}
