import type { JupyterFrontEnd } from '@jupyterlab/application';
import { IRunningSessionManagers } from '@jupyterlab/running';
import { IStatusBar } from '@jupyterlab/statusbar';
import type { PanelServices } from '../panel';
import {
  followOpen,
  makeRunning,
  makeStatus,
  offerNotifications
} from '../panel';
import { openFlag } from './openFlag';

/**
 * Remembers for the next page that is loaded whether it has tasks to watch, and
 * shows what runs in JupyterLab's status bar and Running panel, where there
 * are such. Resolved here, not by a plugin, so that no page load pays for it.
 */
export async function tellInShell(
  app: JupyterFrontEnd,
  services: PanelServices
): Promise<void> {
  offerNotifications(services);
  const { baseUrl } = app.serviceManager.serverSettings;
  followOpen(
    services,
    isOpen =>
      void openFlag(baseUrl, (storage, name) =>
        isOpen ? storage.setItem(name, '1') : storage.removeItem(name)
      )
  );
  const [status, running] = await Promise.all([
    app.resolveOptionalService(IStatusBar),
    app.resolveOptionalService(IRunningSessionManagers)
  ]);
  status?.registerStatusItem('jupyterlab-globus:tasks', makeStatus(services));
  running?.add(makeRunning(services));
}
