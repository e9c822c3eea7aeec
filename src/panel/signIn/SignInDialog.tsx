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
        <button
          type="button"
          className="jp-GlobusButton"
          onClick={props.onClose}
        >
          {trans.__('Cancel')}
        </button>
      </div>
    </ModalBody>
  );
}
