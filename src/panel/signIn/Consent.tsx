import type { TranslationBundle } from '@jupyterlab/translation';
import { collectionsIn } from '../../engine/contract';
import type { Failure, SessionRequirements } from '../../engine/contract';
import { usePanel } from '../common/context';
import { safeText } from '../common/safeText';
import { useCollectionNames } from '../common/useCollection';
import { CodePaste } from './CodePaste';

/**
 * Asks for what a call lacked, where it was lacking: a consent to the data of
 * one or more collections, or a stronger session.
 */
export function Consent(props: {
  failure: Failure;
  onDone: () => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { requiredScopes = [], session = null } = props.failure;
  const names = useCollectionNames(collectionsIn(requiredScopes));
  return (
    <div className="jp-GlobusConsent">
      <p className="jp-GlobusConsent-who">
        {session
          ? trans.__('This collection asks you to sign in again')
          : names.length === 0
            ? trans.__('This collection asks for your consent')
            : names.length === 1
              ? trans.__('%1 asks for your consent', names[0])
              : trans.__('%1 collections ask for your consent', names.length)}
      </p>
      {session ? (
        <p>{whatSession(session, trans)}</p>
      ) : (
        <>
          {names.length > 1 && (
            <ul>
              {names.map((name, index) => (
                <li key={index}>{name}</li>
              ))}
            </ul>
          )}
          <p>
            {trans.__(
              'Transfers made from here may then read and write the data that you can reach there. You give it once.'
            )}
          </p>
        </>
      )}
      <CodePaste
        wishes={{ scopes: requiredScopes, session }}
        instruction={
          session
            ? trans.__('Sign in on the Globus site. It ends with a code.')
            : trans.__('Give consent on the Globus site. It ends with a code.')
        }
        action={trans.__('Continue')}
        onDone={props.onDone}
      />
    </div>
  );
}

/** What the collection wants of the sign-in, in its words or in ours. */
function whatSession(
  session: SessionRequirements,
  trans: TranslationBundle
): string {
  if (session.message !== '') {
    return safeText(session.message);
  }
  const list = [...session.domains, ...session.identities].map(safeText);
  return list.length > 0
    ? trans.__('It wants to see a recent sign-in as %1.', list.join(', '))
    : trans.__('It wants to see a more recent or a stronger sign-in.');
}
