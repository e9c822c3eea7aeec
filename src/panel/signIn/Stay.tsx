import { useState } from 'react';
import { failureOf } from '../../engine/contract';
import { usePanel, useStore } from '../common/context';
import { FailureView } from '../common/Failure';
import { useMutation } from '../query/hooks';
import { Check } from '../common/Check';
import { lasting } from './lasting';
import { useFollowed } from './useChoice';

/** Whether the sign-in is to outlast a reload; nothing where it can't. */
export function Stay(): JSX.Element | null {
  const { services, trans } = usePanel();
  const keeping = useFollowed(() => services.keeping);
  // As it was ticked, until the settings have it.
  const [ticked, setTicked] = useState<boolean | null>(null);
  const { mutate, error } = useMutation({
    mutationFn: (stay: boolean) => services.stay(stay),
    onSuccess: () => setTicked(null),
    onError: () => setTicked(null)
  });
  return keeping !== 'kept' && keeping !== 'off' ? null : (
    <>
      <Check
        label={trans.__('Stay signed in on this server')}
        checked={ticked ?? keeping === 'kept'}
        onChange={stay => {
          setTicked(stay);
          mutate(stay);
        }}
      />
      {error && <FailureView failure={failureOf(error)} />}
    </>
  );
}

/** How long the sign-in lasts, or will last, as a term and its meaning. */
export function Lasts(): JSX.Element {
  const { model, services, trans } = usePanel();
  const planned = useFollowed(() => services.keeping);
  const session = useStore(model.session);
  return (
    <>
      <dt>{trans.__('Lasts')}</dt>
      <dd>
        {session?.status === 'signed-in'
          ? lasting(session.keeping, trans, session.keepingFailure)
          : lasting(planned, trans)}{' '}
        {trans.__('Tasks go on.')}
      </dd>
    </>
  );
}
