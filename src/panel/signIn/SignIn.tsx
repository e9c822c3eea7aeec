import type { TranslationBundle } from '@jupyterlab/translation';
import type { SessionState, SignInWishes } from '../../engine/contract';
import { scopesInWords } from '../../operations/scopeWords';
import { usePanel, useStore } from '../common/context';
import { safeText } from '../common/safeText';
import { useKeepFocus } from '../common/useKeepFocus';
import { CodePaste } from './CodePaste';
import { NoClient } from './NoClient';
import { NoCodeThere } from './NoCodeThere';
import { serviceName } from './service';
import { Lasts, Stay } from './Stay';
import { useChoice } from './useChoice';
import { useOnSignIn } from './useOnSignIn';
import { ANEW } from './wanted';

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

/**
 * The same without its heading, which a dialog brings along.
 *
 * @param props.onDone - Called when someone has signed in, here or elsewhere.
 */
export function SignInBody(props: { onDone?: () => void }): JSX.Element {
  const { model, services, trans } = usePanel();
  const choice = useChoice();
  const session = useStore(model.session);
  const switching = useStore(model.switching);
  useOnSignIn(() => props.onDone?.());
  const { scopes = [] } = services.defaults();
  const wishes: SignInWishes = { scopes, session: switching ? ANEW : null };
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
            wishes={wishes}
            instruction={
              switching
                ? trans.__(
                    'Sign in with the other account on the Globus site. It ends with a code.'
                  )
                : trans.__('Sign in on the Globus site. It ends with a code.')
            }
            action={trans.__('Sign in')}
            onDone={() => undefined}
            help={<NoCodeThere scopes={scopes} />}
          >
            <Stay />
          </CodePaste>
          <dl className="jp-GlobusTerms">
            <dt>{trans.__('Service')}</dt>
            <dd>{serviceName(choice, trans)}</dd>
            <dt>{trans.__('Asks for')}</dt>
            <dd>
              {[
                trans.__('your name and e-mail, managing transfers for you'),
                ...scopesInWords(scopes)
              ].join(', ')}
              {trans.__('. Signing out revokes it.')}
            </dd>
            <Lasts />
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
