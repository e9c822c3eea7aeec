import { usePanel, useStore } from '../common/context';
import { IconButton } from '../common/IconButton';
import { arrowLeftIcon, arrowRightIcon, arrowUpIcon } from '../common/icons';
import { PaneToolbar } from './actions/PaneToolbar';
import { Crumbs } from './Crumbs';
import type { Pane } from './pane';
import { PathBox } from './PathBox';

/** Where the pane is, and the ways from there. */
export function PathBar(props: {
  pane: Pane;
  /** Whether a path is being typed. */
  typing: boolean;
  onType: () => void;
  onTyped: (where: 'rows' | 'elsewhere') => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { pane } = props;
  const { listing, path, canBack, canForward } = useStore(pane.state);
  const shown = listing?.path ?? path ?? '';
  return (
    <div className="jp-GlobusPathBar">
      <span className="jp-GlobusPathBar-wide">
        <IconButton
          icon={arrowLeftIcon}
          label={trans.__('Back')}
          disabled={!canBack}
          onClick={() => pane.back()}
        />
        <IconButton
          icon={arrowRightIcon}
          label={trans.__('Forward')}
          disabled={!canForward}
          onClick={() => pane.forward()}
        />
      </span>
      <IconButton
        icon={arrowUpIcon}
        label={trans.__('Up to the folder above')}
        disabled={pane.above === null}
        onClick={() => pane.up()}
      />
      {props.typing ? (
        <PathBox pane={pane} path={shown} onClose={props.onTyped} />
      ) : (
        <Crumbs path={shown} onGo={to => pane.go(to)} onType={props.onType} />
      )}
      <PaneToolbar pane={pane} />
    </div>
  );
}
