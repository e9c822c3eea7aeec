import { PageConfig } from '@jupyterlab/coreutils';
import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { ServiceChoice, ServiceName } from '../engine/contract';
import type { Defaults } from '../operations/context';
import type { SyncLevel, TransferOptions } from '../operations/transfer';

/**
 * Which Globus, as whom. The client id is the user's, else that of
 * `overrides.json`, else that of the server's environment, which the server
 * extension writes into the page.
 *
 * @returns Null where no client id is set: nobody can sign in then.
 */
export function choiceIn(
  settings: Pick<ISettingRegistry.ISettings, 'get'>
): ServiceChoice | null {
  const clientId =
    (settings.get('clientId').composite as string) ||
    PageConfig.getOption('globusClientId');
  return clientId === ''
    ? null
    : {
        clientId,
        service: settings.get('service').composite as ServiceName,
        sandboxPort: settings.get('sandboxPort').composite as number
      };
}

/** What cells and forms use where they name nothing else. */
export function defaultsIn(
  settings: Pick<ISettingRegistry.ISettings, 'get'>
): Defaults {
  const level = settings.get('syncLevel').composite as SyncLevel | '';
  return {
    collections: settings.get('collections').composite,
    ...(level === '' ? {} : { syncLevel: level }),
    transfer: settings.get('transferDefaults')
      .composite as Partial<TransferOptions>,
    scopes: settings.get('scopes').composite as string[]
  };
}
