import { AsCode } from './AsCode';
import { usePanel } from './context';
import { ModalBody, openModal } from './modal';

/** A button that shows in a dialog how a cell or a command does the same. */
export function CodeButton(props: {
  className: string;
  operation: string;
  args: object;
}): JSX.Element {
  const parts = usePanel();
  const { trans } = parts;
  const { className, operation, args } = props;
  const open = () => {
    openModal<void>(parts, {
      body: close => (
        <ModalBody title={trans.__('From a notebook or a terminal')}>
          <AsCode operation={operation} args={args}>
            <button
              type="button"
              className="jp-GlobusButton"
              onClick={() => close()}
            >
              {trans.__('Close')}
            </button>
          </AsCode>
        </ModalBody>
      )
    }).catch(() => {
      // Closed, which is all that can happen to it.
    });
  };
  return (
    <button type="button" className={className} onClick={open}>
      {trans.__('As code')}
    </button>
  );
}
