import { usePanel, useStore } from '../common/context';
import { safeText } from '../common/safeText';

/** In whose name something is to be done. */
export function useWho(): string {
  const { model, trans } = usePanel();
  const session = useStore(model.session);
  return session?.status === 'signed-in'
    ? safeText(session.identity.username)
    : trans.__('the one who signs in');
}
