import type { Failure } from '../../engine/contract';
import { Button } from '../common/Button';
import { usePanel, useStore } from '../common/context';
import { ModalBody } from '../common/modal';
import { Consent } from './Consent';

/** A consent as a dialog, for a command or a cell that needs one. */
export function ConsentDialog(props: {
  failure: Failure;
  onDone: () => void;
  onClose: () => void;
}): JSX.Element {
  const { model, trans } = usePanel();
  const signedOut = useStore(model.session)?.status === 'signed-out';
  return (
    <ModalBody
      title={
        signedOut
          ? trans.__('Sign in to Globus')
          : props.failure.session
            ? trans.__('Globus asks for a stronger sign-in')
            : trans.__('Globus asks for your consent')
      }
    >
      <Consent failure={props.failure} onDone={props.onDone} />
      <div className="jp-GlobusDialog-buttons">
        <Button onClick={props.onClose}>{trans.__('Cancel')}</Button>
      </div>
    </ModalBody>
  );
}
