import { PageConfig, URLExt } from '@jupyterlab/coreutils';
import type {
  Contents,
  ServerConnection as Server
} from '@jupyterlab/services';
import { ServerConnection } from '@jupyterlab/services';
import type { EngineApi } from '../engine/contract';
import type { Disks } from '../operations/disks';
import type { ServerAnswer } from '../operations/serverDisks';
import { serverDisks } from '../operations/serverDisks';

/** The disks of the server that the page is from. */
export function makeDisks(
  engine: EngineApi,
  settings: () => unknown,
  contents: Contents.IManager,
  server: Server.ISettings
): Disks {
  const url = URLExt.join(server.baseUrl, 'jupyterlab-globus', 'disks');
  return serverDisks({
    engine,
    settings,
    // Notebooks that are edited together have a drive, on the same disk.
    local: path =>
      /^(RTC)?$/.test(contents.driveName(path))
        ? contents.localPath(path)
        : null,
    root: PageConfig.getOption('serverRoot'),
    ask: async () => {
      const answer = await ServerConnection.makeRequest(url, {}, server);
      if (answer.status === 404) {
        // Installed without its server extension, or it is not enabled.
        return null;
      }
      if (!answer.ok) {
        throw await ServerConnection.ResponseError.create(answer);
      }
      return (await answer.json()) as ServerAnswer;
    }
  });
}
