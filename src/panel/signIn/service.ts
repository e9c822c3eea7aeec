import type { TranslationBundle } from '@jupyterlab/translation';
import { addressesOf } from '../../engine/contract';
import type { ServiceChoice } from '../../engine/contract';

/** Which Globus is asked, by its host: nobody signs in somewhere unseen. */
export function serviceName(
  choice: ServiceChoice,
  trans: TranslationBundle
): string {
  switch (choice.service) {
    case 'production':
      return trans.__('Globus (%1)', host(choice));
    case 'preview':
      return trans.__('Globus preview (%1)', host(choice));
    case 'sandbox':
      return trans.__(
        'The sandbox on this computer (%1): no account needed, nothing leaves it',
        host(choice)
      );
  }
}

/** The host, or what was set where that leads nowhere. */
function host(choice: ServiceChoice): string {
  try {
    return new URL(addressesOf(choice).auth).host;
  } catch {
    return `127.0.0.1:${choice.sandboxPort}`;
  }
}
