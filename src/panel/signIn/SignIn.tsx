import type { SessionState, SignOutResult } from '../../engine/contract';
import { usePanel, useStore } from '../common/context';
import { safeText } from '../common/safeText';
import { useKeepFocus } from '../common/useKeepFocus';
import { CodePaste } from './CodePaste';
import { NoClient } from './NoClient';
import { serviceName } from './service';
import { useChoice } from './useChoice';

const USUAL = { scopes: [], session: null };

/** The way in: what is asked for, by whom, and how to take it back. */
export function SignIn(): JSX.Element {
  const { trans } = usePanel();
  const own = useKeepFocus<HTMLDivElement>();
  return (
    <div ref={own} className="jp-GlobusSignIn">
      <h2>{trans.__('Sign in to Globus')}</h2>
      <SignInBody />
    </div>
  );
}

/** The same without its heading, which a dialog brings along. */
export function SignInBody(props: { onDone?: () => void }): JSX.Element {
  const { model, trans } = usePanel();
  const choice = useChoice();
  const session = useStore(model.session);
  const farewell = useStore(model.farewell);
  return (
    <>
      <Before session={session} farewell={farewell} />
      <p className="jp-GlobusSignIn-about">
        {trans.__(
          'Move data between collections from here and from your notebooks.'
        )}
      </p>
      {choice === null ? (
        <NoClient />
      ) : (
        <>
          <CodePaste
            wishes={USUAL}
            instruction={trans.__(
              'Sign in on the Globus site. It ends with a code.'
            )}
            action={trans.__('Sign in')}
            onDone={() => props.onDone?.()}
          />
          <dl className="jp-GlobusSignIn-terms">
            <dt>{trans.__('Service')}</dt>
            <dd>{serviceName(choice, trans)}</dd>
            <dt>{trans.__('Asks for')}</dt>
            <dd>
              {trans.__(
                'your name and e-mail, and managing transfers for you. Signing out revokes it.'
              )}
            </dd>
            <dt>{trans.__('Lasts')}</dt>
            <dd>
              {trans.__(
                'until you sign out, or the last page of this JupyterLab is closed or reloaded. Tasks go on.'
              )}
            </dd>
          </dl>
        </>
      )}
    </>
  );
}

/** What came before: a sign-out, or a sign-in that has ended by itself. */
function Before(props: {
  session: SessionState | null;
  farewell: SignOutResult | null;
}): JSX.Element | null {
  const { trans } = usePanel();
  const { session, farewell } = props;
  if (farewell && farewell.notRevoked.length > 0) {
    return (
      <p className="jp-GlobusNotice jp-mod-warning" role="status">
        {trans.__(
          'You are signed out here, but Globus could not be reached to revoke the access to %1. You can do so at app.globus.org/settings/consents.',
          farewell.notRevoked.map(safeText).join(', ')
        )}
      </p>
    );
  }
  if (farewell) {
    return (
      <p className="jp-GlobusNotice" role="status">
        {trans.__('You are signed out, and all access is revoked.')}
      </p>
    );
  }
  if (session?.status === 'signed-out' && session.because === 'ended') {
    return (
      <p className="jp-GlobusNotice jp-mod-warning" role="status">
        {trans.__(
          'Your sign-in has ended. Sign in again to go on where you were.'
        )}
      </p>
    );
  }
  return null;
}
