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
  const flag = openFlag(app.serviceManager.serverSettings.baseUrl);
  followOpen(services, isOpen => {
    if (isOpen) {
      localStorage.setItem(flag, '1');
    } else {
      localStorage.removeItem(flag);
    }
  });
  const [status, running] = await Promise.all([
    app.resolveOptionalService(IStatusBar),
    app.resolveOptionalService(IRunningSessionManagers)
  ]);
  status?.registerStatusItem('jupyterlab-globus:tasks', makeStatus(services));
  running?.add(makeRunning(services));
}
