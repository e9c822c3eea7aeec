import { PageConfig, URLExt } from '@jupyterlab/coreutils';
import type { ServerConnection as Server } from '@jupyterlab/services';
import { ServerConnection } from '@jupyterlab/services';
import type { Keeper, NoKeeper } from '../engine/contract';

/**
 * Where this page keeps a sealed session: with the Jupyter server that it is
 * from, by the route of our server extension.
 *
 * @param wanted - Whether the user wants one to be kept.
 */
export function makeKeeper(
  wanted: boolean,
  server: Server.ISettings
): Keeper | NoKeeper {
  // What server.py writes into its pages.
  if (PageConfig.getOption('globusKeeper') !== 'true') {
    return 'no-server';
  }
  // Browsers have it on HTTPS and on this computer alone.
  if (!(crypto.subtle as SubtleCrypto | undefined)) {
    return 'plain-http';
  }
  const ask = async (name: string, init: RequestInit): Promise<Response> => {
    const url = URLExt.join(
      ...[server.baseUrl, 'jupyterlab-globus', 'session', name]
    );
    const answer = await ServerConnection.makeRequest(url, init, server);
    if (!answer.ok) {
      throw await ServerConnection.ResponseError.create(answer);
    }
    return answer;
  };
  return {
    place: server.baseUrl,
    wanted,
    load: async name => {
      const answer = await ask(name, {});
      return answer.status === 204
        ? null
        : ((await answer.json()) as { sealed: string }).sealed;
    },
    store: async (name, sealed) => {
      await ask(name, { method: 'PUT', body: JSON.stringify({ sealed }) });
    },
    remove: async name => {
      await ask(name, { method: 'DELETE' });
    }
  };
}
