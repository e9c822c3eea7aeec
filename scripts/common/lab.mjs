/** Starting the sandbox, and a JupyterLab that is set to use it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { childEnv, jupyterEnv } from './env.mjs';
import { at, bin } from './paths.mjs';

/** Start the sandbox; resolves with the JSON of its first line. */
export function startSandbox(servers, { port, root, speed }) {
  mkdirSync(root, { recursive: true });
  const args = [at('sandbox/lib/main.js'), '--port', `${port}`, '--root', root];
  if (speed) {
    args.push('--bytes-per-second', `${speed}`);
  }
  const line = new Promise(onLine =>
    servers.start('sandbox', process.execPath, args, {
      env: childEnv(),
      onLine
    })
  );
  return servers.ready('The sandbox', line.then(JSON.parse));
}

/** What an administrator would put on the server: the defaults of settings. */
export function writeDefaults(home, sandbox) {
  const folder = path.join(home, 'config', 'labconfig');
  const defaults = {
    'jupyterlab-globus:plugin': {
      service: 'sandbox',
      sandboxPort: Number(new URL(sandbox.url).port),
      clientId: sandbox.clients.native
    },
    '@jupyterlab/apputils-extension:notification': {
      fetchNews: 'false',
      checkForUpdates: false
    }
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'default_setting_overrides.json'),
    JSON.stringify(defaults, null, 2)
  );
}

/**
 * What a hub tells its servers and kernels of their disk, in the names that
 * the older globus-jupyterlab has: the collection, and the two paths to one
 * folder.
 */
export function diskVariables(sandbox) {
  const { id, path: folder } = sandbox.collections.find(
    ({ role }) => role === 'personal'
  );
  return {
    GLOBUS_COLLECTION_ID: id,
    GLOBUS_HOST_COLLECTION_BASEPATH: '/home/ada',
    GLOBUS_HOST_POSIX_BASEPATH: path.join(folder, 'home', 'ada')
  };
}

/** Start JupyterLab with its state in `home`; resolves when it answers. */
export async function startLab(servers, options) {
  const { home, port, args = [], env = {}, venv, token = '' } = options;
  // What JupyterLab and its kernels start by name is of the same environment.
  const programs = `${path.dirname(bin('python', venv))}:${childEnv().PATH}`;
  // Where the wheel puts our file, the checkout has it here.
  const extension = venv ? {} : { JUPYTER_CONFIG_PATH: at('jupyter-config') };
  const root = process.getuid?.() === 0 ? ['--allow-root'] : [];
  servers.start(
    'jupyterlab',
    bin('python', venv),
    ['-m', 'jupyterlab', ...root, ...args],
    { env: jupyterEnv(home, { ...env, ...extension, PATH: programs }) }
  );
  const url = `http://127.0.0.1:${port}/`;
  await servers.answers('JupyterLab', `${url}api/status?token=${token}`);
  return url;
}
