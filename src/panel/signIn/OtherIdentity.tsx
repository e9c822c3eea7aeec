import { useEffect, useRef } from 'react';
import type { Failure } from '../../engine/contract';
import { Button } from '../common/Button';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { safeText } from '../common/safeText';
import { useKeepFocus } from '../common/useKeepFocus';
import { useMutation } from '../query/hooks';

/** Someone else came back from Globus: nothing goes on until it is chosen as whom. */
export function OtherIdentity(props: {
  failure: Failure;
  identities: NonNullable<Failure['identities']>;
  /** Asks for the one who is signed in, again. */
  onAgain: () => void;
}): JSX.Element {
  const { model, trans } = usePanel();
  const { failure, identities } = props;
  const other = safeText(identities.other.username);
  // What can't be revoked is told where one signs in then.
  const { mutate, isPending } = useMutation({
    mutationFn: () => model.signOut()
  });
  const own = useKeepFocus<HTMLDivElement>();
  const first = useRef<HTMLButtonElement>(null);
  // The box that the keyboard was in has gone.
  useEffect(() => first.current?.focus(), []);
  return (
    <div ref={own} className="jp-GlobusOther">
      <FailureView
        failure={failure}
        advice={[
          trans.__('Nothing was done as %1.', other),
          failure.notRevoked
            ? trans.__(
                'The access that came could not be revoked: signing out tries again.'
              )
            : trans.__('The access that came was revoked.'),
          trans.__('To sign in as them signs you out first, in all pages.')
        ].join(' ')}
      >
        <button
          ref={first}
          type="button"
          className="jp-GlobusButton"
          onClick={props.onAgain}
        >
          {trans.__('Try again as %1', safeText(identities.current.username))}
        </button>
        <Button
          aria-disabled={isPending}
          onClick={() => !isPending && mutate()}
        >
          {trans.__('Sign in as %1 instead', other)}
        </Button>
      </FailureView>
    </div>
  );
}
