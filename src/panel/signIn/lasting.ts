import type { TranslationBundle } from '@jupyterlab/translation';
import type { Failure, NotKept } from '../../engine/contract';
import { safeText } from '../common/safeText';

/**
 * How long a sign-in lasts, and why no longer.
 *
 * @param failure - For `failed`: why it could not be kept.
 */
export function lasting(
  keeping: 'kept' | NotKept,
  trans: TranslationBundle,
  failure?: Failure
): string {
  if (keeping === 'kept') {
    return trans.__(
      'until you sign out, also after a reload or a night. It is kept on this server, sealed with a key that only this browser has.'
    );
  }
  const whileOpen = trans.__(
    'until you sign out, or the last page of this JupyterLab is closed or reloaded.'
  );
  const why = {
    off: '',
    'no-server': trans.__(
      'It can’t be kept: this server does not run the server extension jupyterlab_globus.'
    ),
    'plain-http': trans.__(
      'It can’t be kept: this page came over plain HTTP, where a browser can’t seal it.'
    ),
    failed: trans.__(
      'It could not be kept: %1',
      safeText(failure?.message ?? '')
    )
  }[keeping];
  return why === '' ? whileOpen : `${whileOpen} ${why}`;
}
