import { useEffect, useRef } from 'react';
import { failureOf } from '../../engine/contract';
import type { Failure } from '../../engine/contract';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { warningIcon } from '../common/icons';
import { safeText } from '../common/safeText';
import { useKeepFocus } from '../common/useKeepFocus';
import { useMutation } from '../query/hooks';

/** Someone else came back from Globus: nothing goes on until it is chosen as whom. */
export function OtherIdentity(props: {
  identities: NonNullable<Failure['identities']>;
  /** Whether what came of the other's access could be revoked. */
  isRevoked: boolean;
  /** Asks for the one who is signed in, again. */
  onAgain: () => void;
}): JSX.Element {
  const { model, trans } = usePanel();
  const { current, other } = props.identities;
  const [ada, grace] = [safeText(current.username), safeText(other.username)];
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => model.signOut()
  });
  const own = useKeepFocus<HTMLDivElement>();
  const first = useRef<HTMLButtonElement>(null);
  // The box that the keyboard was in has gone.
  useEffect(() => first.current?.focus(), []);
  return (
    <div ref={own} className="jp-GlobusFailure jp-GlobusOther" role="alert">
      <warningIcon.react
        tag="span"
        className="jp-GlobusFailure-icon"
        aria-hidden="true"
      />
      <div className="jp-GlobusFailure-text">
        <p className="jp-GlobusFailure-what">
          {trans.__('%1 came back from Globus', grace)}
        </p>
        <p>
          {trans.__(
            'You are signed in as %1. Nothing was done as %2.',
            ada,
            grace
          )}{' '}
          {props.isRevoked
            ? trans.__('The access that came was revoked.')
            : trans.__(
                'The access that came could not be revoked: signing out tries again.'
              )}{' '}
          {trans.__('To sign in as them signs you out first, in all pages.')}
        </p>
        <div className="jp-GlobusButtons">
          <button
            ref={first}
            type="button"
            className="jp-GlobusButton"
            onClick={props.onAgain}
          >
            {trans.__('Try again as %1', ada)}
          </button>
          <button
            type="button"
            className="jp-GlobusButton"
            aria-disabled={isPending}
            onClick={() => !isPending && mutate()}
          >
            {trans.__('Sign in as %1 instead', grace)}
          </button>
        </div>
        {error && <FailureView failure={failureOf(error)} />}
      </div>
    </div>
  );
}
