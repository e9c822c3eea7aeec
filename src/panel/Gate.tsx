import type { ReactNode } from 'react';
import type { Identity } from '../engine/contract';
import { Button } from './common/Button';
import { usePanel, useStore } from './common/context';
import { FailureView } from './common/Failure';
import { Loading } from './common/Loading';
import { SignIn } from './signIn/SignIn';

/** Lets those in who are signed in; the others find the way in here. */
export function Gate(props: {
  children: (identity: Identity) => ReactNode;
}): JSX.Element {
  const { model, trans } = usePanel();
  const session = useStore(model.session);
  const trouble = useStore(model.trouble);
  if (trouble) {
    return (
      <FailureView failure={trouble}>
        <Button onClick={() => model.start()}>{trans.__('Try again')}</Button>
      </FailureView>
    );
  }
  if (session === null) {
    return <Loading label={trans.__('One moment …')} />;
  }
  return session.status === 'signed-in' ? (
    <>{props.children(session.identity)}</>
  ) : (
    <SignIn />
  );
}
