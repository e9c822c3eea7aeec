import { Clipboard } from '@jupyterlab/apputils';
import { copyIcon } from '@jupyterlab/ui-components';
import { formatLine } from '../../operations/grammar';
import { listDirectory } from '../../operations/list';
import { usePanel, useStore } from '../common/context';
import { IconButton } from '../common/IconButton';
import { safeText } from '../common/safeText';
import { useKeepFocus } from '../common/useKeepFocus';

/** How a notebook gets access, while none has any. */
export function HowTo(): JSX.Element {
  const { model, trans } = usePanel();
  const { collection, listing } = useStore(model.panes.first.state);
  const own = useKeepFocus<HTMLDivElement>();
  const line = collection
    ? formatLine(listDirectory.id, {
        collection: collection.id,
        ...(listing ? { path: listing.path } : {})
      })
    : null;
  const cell = `%load_ext jupyterlab_globus\n%globus ${line ?? '--help'}`;
  return (
    <div ref={own} className="jp-GlobusEmpty">
      <p>
        {trans.__(
          'No notebook may use your Globus session. One that wants to asks you first; what you allow until its kernel stops is listed here, to be taken back.'
        )}
      </p>
      <p>{trans.__('To try it, run this in a cell:')}</p>
      <div className="jp-GlobusHowTo">
        <pre className="jp-GlobusCode">
          {cell.split('\n').map(text => (
            <span key={text}>{safeText(text)}</span>
          ))}
        </pre>
        <IconButton
          icon={copyIcon}
          label={trans.__('Copy the cell')}
          onClick={() => Clipboard.copyToSystem(cell)}
        />
      </div>
    </div>
  );
}
