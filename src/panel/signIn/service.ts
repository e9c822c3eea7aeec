import type { TranslationBundle } from '@jupyterlab/translation';
import { addressesOf } from '../../engine/contract';
import type { ServiceChoice } from '../../engine/contract';

/** Which Globus is asked, by its hosts: nobody signs in somewhere unseen. */
export function serviceName(
  choice: ServiceChoice,
  trans: TranslationBundle
): string {
  switch (choice.service) {
    case 'production':
      return trans.__('Globus (%1)', hosts(choice));
    case 'preview':
      return trans.__('Globus preview (%1)', hosts(choice));
    case 'sandbox':
      return trans.__(
        'The sandbox on this computer (%1): no account needed, nothing leaves it',
        hosts(choice)
      );
  }
}

/** The hosts, or what was set where that leads nowhere. */
function hosts(choice: ServiceChoice): string {
  try {
    const hosts = Object.values(addressesOf(choice)) as string[];
    return [...new Set(hosts.map(address => new URL(address).host))].join(', ');
  } catch {
    return `127.0.0.1:${choice.sandboxPort}`;
  }
}
