import { Button } from '../common/Button';
import { usePanel } from '../common/context';
import { ModalBody } from '../common/modal';
import { SignInBody } from './SignIn';

/** The sign-in as a dialog, for a command or a cell that needs one. */
export function SignInDialog(props: {
  onDone: () => void;
  onClose: () => void;
}): JSX.Element {
  const { trans } = usePanel();
  return (
    <ModalBody title={trans.__('Sign in to Globus')}>
      <SignInBody onDone={props.onDone} />
      <div className="jp-GlobusDialog-buttons">
        <Button onClick={props.onClose}>{trans.__('Cancel')}</Button>
      </div>
    </ModalBody>
  );
}
