import { useEffect, useRef, useState } from 'react';
import { collectionsIn } from '../../engine/contract';
import type { Failure } from '../../engine/contract';
import { identityIn } from '../../operations/session';
import { scopesInWords } from '../../operations/scopeWords';
import { usePanel, useStore } from '../common/context';
import { safeLines, safeText } from '../common/safeText';
import { useCollectionNames } from '../common/useCollection';
import { CodePaste } from './CodePaste';
import { SignInBody } from './SignIn';
import { useOnSignIn } from './useOnSignIn';
import { wantedOf } from './wanted';

/**
 * Asks for what a call lacked, where it was lacking: a consent, to the data of
 * collections or to a service, or a stronger session. To who has signed out
 * meanwhile it offers to sign in.
 */
export function Consent(props: {
  failure: Failure;
  onDone: () => void;
}): JSX.Element {
  const { model, trans } = usePanel();
  const { failure, onDone } = props;
  const { requiredScopes = [], session = null } = failure;
  const identity = identityIn(useStore(model.session));
  // What was given before, where Globus asks again.
  const [given, setGiven] = useState<Failure | null>(null);
  useOnSignIn(onDone);
  if (identity === null) {
    return <SignInBody />;
  }
  return (
    <div className="jp-GlobusConsent">
      <CodePaste
        about={
          <>
            {given !== null &&
              given !== failure &&
              sameLack(given, failure) && <Again />}
            {requiredScopes.length > 0 && <Scopes scopes={requiredScopes} />}
            {session && <Session failure={failure} />}
          </>
        }
        wishes={{ scopes: requiredScopes, session }}
        instruction={
          session
            ? trans.__('Sign in on the Globus site. It ends with a code.')
            : trans.__('Give consent on the Globus site. It ends with a code.')
        }
        action={trans.__('Continue')}
        onDone={() => {
          setGiven(failure);
          onDone();
        }}
      />
    </div>
  );
}

/** Says that what came back did not do; in view, where a pane is low. */
function Again(): JSX.Element {
  const { trans } = usePanel();
  const own = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // Newer browsers return a promise, which is no clean-up.
    own.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <p ref={own} className="jp-GlobusNotice jp-mod-warning" role="status">
      {trans.__('What came back from Globus did not do. It still asks:')}
    </p>
  );
}

function sameLack(one: Failure, other: Failure): boolean {
  const lack = ({ requiredScopes, session }: Failure) =>
    JSON.stringify([requiredScopes, session]);
  return lack(one) === lack(other);
}

/** Whose data, or which service, the consent is about. */
function Scopes({ scopes }: { scopes: string[] }): JSX.Element {
  const { trans } = usePanel();
  const names = useCollectionNames(collectionsIn(scopes));
  const services = scopesInWords(scopes);
  const asking = [...names, ...services];
  return (
    <>
      <p className="jp-GlobusConsent-who">
        {asking.length < 2
          ? trans.__(
              '%1 asks for your consent',
              asking[0] ?? trans.__('Globus')
            )
          : services.length === 0
            ? trans.__('%1 collections ask for your consent', names.length)
            : trans.__('%1 ask for your consent', asking.length)}
      </p>
      {asking.length > 1 && (
        <ul>
          {asking.map((name, index) => (
            <li key={index}>{name}</li>
          ))}
        </ul>
      )}
      <p>
        {[
          names.length > 0 &&
            trans.__(
              'Transfers made from here may then read and write the data that you can reach there.'
            ),
          services.length > 0 &&
            trans.__('What asks may then use %1 as you.', services.join(', ')),
          trans.__('You give it once.')
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </>
  );
}

/** Which collection wants what of the sign-in. */
function Session({ failure }: { failure: Failure }): JSX.Element {
  const { model, trans } = usePanel();
  const { collection, session } = failure;
  const [name] = useCollectionNames(collection ? [collection] : []);
  const identity = identityIn(useStore(model.session));
  const wanted = wantedOf(session!, identity, trans);
  return (
    <>
      <p className="jp-GlobusConsent-who">
        {name === undefined
          ? trans.__('A collection asks for a stronger sign-in')
          : trans.__('%1 asks for a stronger sign-in', name)}
      </p>
      {wanted.length === 1 ? (
        <p>{wanted[0]}</p>
      ) : (
        <ul>
          {wanted.map((one, index) => (
            <li key={index}>{one}</li>
          ))}
        </ul>
      )}
      {session!.message !== '' && (
        <p className="jp-GlobusHint">
          {trans.__('Globus says: %1', safeLines(session!.message))}
        </p>
      )}
      {identity && (
        <p className="jp-GlobusHint">
          {trans.__(
            'You stay signed in here as %1.',
            safeText(identity.username)
          )}
        </p>
      )}
    </>
  );
}
