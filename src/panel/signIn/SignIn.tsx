import type { TranslationBundle } from '@jupyterlab/translation';
import type { SessionState } from '../../engine/contract';
import { usePanel, useStore } from '../common/context';
import { safeText } from '../common/safeText';
import { useKeepFocus } from '../common/useKeepFocus';
import { CodePaste, USUAL } from './CodePaste';
import { NoClient } from './NoClient';
import { serviceName } from './service';
import { useChoice } from './useChoice';

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
  return (
    <>
      <Before session={session} />
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
function Before(props: { session: SessionState | null }): JSX.Element | null {
  const { trans } = usePanel();
  const { session } = props;
  if (session?.status !== 'signed-out' || session.because === 'never') {
    return null;
  }
  const { warn, text } = farewell(session, trans);
  return (
    <p
      className={`jp-GlobusNotice${warn ? ' jp-mod-warning' : ''}`}
      role="status"
    >
      {text}
    </p>
  );
}

function farewell(
  session: Extract<SessionState, { status: 'signed-out' }>,
  trans: TranslationBundle
): { warn: boolean; text: string } {
  if (session.because !== 'left') {
    return {
      warn: true,
      text:
        session.because === 'ended'
          ? trans.__(
              'Your sign-in has ended. Sign in again to go on where you were.'
            )
          : trans.__(
              'Another service or client id was set, which has signed you out.'
            )
    };
  }
  const { notRevoked } = session;
  if (notRevoked === null) {
    return {
      warn: false,
      text: trans.__('You are signed out. Access is being revoked …')
    };
  }
  return notRevoked.length === 0
    ? {
        warn: false,
        text: trans.__(
          'You are signed out, in all pages of this server, and all access is revoked.'
        )
      }
    : {
        warn: true,
        text: trans.__(
          'You are signed out here, but the access to %1 could not be revoked. You can do so at app.globus.org/settings/consents.',
          notRevoked.map(safeText).join(', ')
        )
      };
}
