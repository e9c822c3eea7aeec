import { useEffect } from 'react';
import { usePanel, useStore } from '../common/context';
import { ModalBody } from '../common/modal';
import { SignInBody } from './SignIn';

/** The sign-in as a dialog, for a command or a cell that needs one. */
export function SignInDialog(props: {
  onDone: () => void;
  onClose: () => void;
}): JSX.Element {
  const { model, trans } = usePanel();
  const { onDone, onClose } = props;
  const session = useStore(model.session);
  const signedIn = session?.status === 'signed-in';
  // Signed in in the panel or in another page: the question is answered.
  useEffect(() => {
    if (signedIn) {
      onDone();
    }
  }, [signedIn, onDone]);
  return (
    <ModalBody title={trans.__('Sign in to Globus')}>
      <SignInBody />
      <div className="jp-GlobusDialog-buttons">
        <button type="button" className="jp-GlobusButton" onClick={onClose}>
          {trans.__('Cancel')}
        </button>
      </div>
    </ModalBody>
  );
}
