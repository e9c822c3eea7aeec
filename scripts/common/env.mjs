/** The environment of what the commands start: nothing outside the clone is written. */
import os from 'node:os';
import path from 'node:path';
import { at, work } from './paths.mjs';

export function childEnv(extra = {}) {
  const home = process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache');
  return {
    ...process.env,
    PATH: [at('.venv/bin'), at('node_modules/.bin'), process.env.PATH].join(
      path.delimiter
    ),
    XDG_CACHE_HOME: work('cache'),
    // Browsers are looked for where Playwright itself would have put them.
    PLAYWRIGHT_BROWSERS_PATH:
      process.env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(home, 'ms-playwright'),
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
    ...extra
  };
}

/** The same, for a Jupyter server with its configuration and state in `home`. */
export function jupyterEnv(home, extra = {}) {
  return childEnv({
    JUPYTER_CONFIG_DIR: path.join(home, 'config'),
    JUPYTER_DATA_DIR: path.join(home, 'data'),
    JUPYTER_RUNTIME_DIR: path.join(home, 'runtime'),
    JUPYTERLAB_SETTINGS_DIR: path.join(home, 'settings'),
    JUPYTERLAB_WORKSPACES_DIR: path.join(home, 'workspaces'),
    IPYTHONDIR: path.join(home, 'ipython'),
    // What the file browser deletes goes to the trash, which is in there.
    XDG_DATA_HOME: path.join(home, 'share'),
    ...extra
  });
}
