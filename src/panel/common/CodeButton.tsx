import { AsCode } from './AsCode';
import { Button } from './Button';
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
            <Button onClick={() => close()}>{trans.__('Close')}</Button>
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
