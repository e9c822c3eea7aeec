import { usePanel } from '../common/context';
import { TransferButton } from '../transfer/TransferButton';
import { PaneView } from './PaneView';

/**
 * The two panes and the ways between them: one above the other where it is
 * narrow, side by side where there is room. The style sheet decides.
 */
export function FilesView(): JSX.Element {
  const { model, trans } = usePanel();
  const { first, second } = model.panes;
  return (
    <div className="jp-GlobusFiles">
      <div className="jp-GlobusFiles-grid">
        <PaneView pane={first} label={trans.__('First pane')} />
        <div className="jp-GlobusFiles-bar">
          <TransferButton from={first} to={second} way="there" />
          <TransferButton from={second} to={first} way="back" />
        </div>
        <PaneView pane={second} label={trans.__('Second pane')} />
      </div>
    </div>
  );
}
