/**
 * The servers of the browser tests: a sandbox and a JupyterLab with Galata's
 * helpers, both new each time. Playwright starts this and waits for JupyterLab;
 * by then `.work/ui/PORT/env.json` says where everything is.
 */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  diskVariables,
  startLab,
  startSandbox,
  writeDefaults
} from './common/lab.mjs';
import { at, bin, work } from './common/paths.mjs';
import { main } from './common/run.mjs';
import { choosePort, Servers } from './common/servers.mjs';
import { IPYKERNEL6 } from './setup.mjs';

const SPEED = 50_000_000;

/** A second kernel, of the line that has no subshells. */
function addOldKernel(home) {
  const folder = path.join(home, 'data/kernels/python-ipykernel6');
  const python = bin('python', IPYKERNEL6);
  const spec = {
    argv: [python, '-m', 'ipykernel_launcher', '-f', '{connection_file}'],
    display_name: 'Python 3 (ipykernel 6)',
    language: 'python'
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'kernel.json'), JSON.stringify(spec));
}

/** The extension of examples/, for these tests alone. */
function addExample(home) {
  const folder = path.join(home, 'data/labextensions');
  mkdirSync(folder, { recursive: true });
  symlinkSync(
    at('examples/extension/labextension'),
    path.join(folder, 'jupyterlab-globus-example')
  );
}

await main(import.meta.url, async () => {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, venv: { type: 'string' } }
  });
  const port = Number(values.port);
  const home = work('ui', values.port);
  const notebooks = path.join(home, 'notebooks');
  // Among JupyterLab's files, as a disk of its server.
  const sandboxRoot = path.join(notebooks, 'sandbox');
  rmSync(home, { recursive: true, force: true });
  const temporary = path.join(home, 'tmp');
  mkdirSync(notebooks, { recursive: true });
  mkdirSync(temporary);
  addOldKernel(home);
  addExample(home);

  const servers = new Servers(path.join(home, 'logs'));
  try {
    const sandbox = await startSandbox(servers, {
      port: await choosePort(undefined, port + 200),
      root: sandboxRoot,
      speed: SPEED
    });
    writeDefaults(home, sandbox);
    const env = {
      labUrl: `http://127.0.0.1:${port}`,
      sandboxUrl: sandbox.url,
      sandboxRoot,
      clientId: sandbox.clients.native,
      clients: sandbox.clients,
      collections: sandbox.collections,
      notebooks
    };
    const file = path.join(home, 'env.json');
    writeFileSync(file, `${JSON.stringify(env, null, 2)}\n`);
    await startLab(servers, {
      home,
      port,
      venv: values.venv,
      args: ['--config', at('ui-tests/jupyter_server_test_config.py')],
      env: {
        ...diskVariables(sandbox),
        GLOBUS_UI_PORT: values.port,
        JUPYTERLAB_GALATA_ROOT_DIR: notebooks,
        // Galata's configuration makes temporary folders and leaves them.
        TMPDIR: temporary
      }
    });
    const failure = await servers.over;
    if (failure) {
      throw failure;
    }
  } finally {
    await servers.stop();
  }
});
