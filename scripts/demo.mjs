/**
 * `npm run demo`: the sandbox and a JupyterLab with the extension, to try.
 * Options: `-- --no-browser`, `-- --port N`.
 */
import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import {
  diskVariables,
  startLab,
  startSandbox,
  writeDefaults
} from './common/lab.mjs';
import { at, work } from './common/paths.mjs';
import { Failure, main, say } from './common/run.mjs';
import { choosePort, Servers } from './common/servers.mjs';
import { once } from './common/stamp.mjs';
import { setup } from './setup.mjs';

const TUTORIAL = 'tutorial.ipynb';
const SPEED = 2_000_000;

function options() {
  const { values } = parseArgs({
    options: { 'no-browser': { type: 'boolean' }, port: { type: 'string' } }
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(port > 0 && port < 65536)) {
    throw new Failure(`--port ${values.port} is no port.`);
  }
  return { browser: !values['no-browser'], port };
}

/**
 * A copy to work in, on a disk that is a collection, so that the checkout stays
 * clean; new when the example is.
 */
function copyExamples(folder) {
  const exist = [path.relative(at(), path.join(folder, TUTORIAL))];
  return once('demo-notebooks', { inputs: ['examples'], exist }, () =>
    cpSync(at('examples'), folder, { recursive: true })
  );
}

function labArguments(port, token, browser, folder) {
  return [
    `--ServerApp.ip=127.0.0.1`,
    `--ServerApp.port=${port}`,
    '--ServerApp.port_retries=0',
    `--ServerApp.open_browser=${browser ? 'True' : 'False'}`,
    `--ServerApp.root_dir=${folder}`,
    `--IdentityProvider.token=${token}`,
    `--LabApp.default_url=/lab/tree/${TUTORIAL}`
  ];
}

await main(import.meta.url, async () => {
  const { browser, port: asked } = options();
  const port = await choosePort(asked, 8888);
  await setup('demo');
  await build();

  const home = work('demo');
  const servers = new Servers(work('demo/logs'));
  try {
    const sandbox = await startSandbox(servers, {
      port: await choosePort(undefined, 9100),
      root: work('demo/sandbox'),
      speed: SPEED
    });
    writeDefaults(home, sandbox);
    const env = diskVariables(sandbox);
    const folder = path.join(env.GLOBUS_HOST_POSIX_BASEPATH, 'notebooks');
    await copyExamples(folder);
    const token = randomBytes(24).toString('hex');
    const args = labArguments(port, token, browser, folder);
    const url = await startLab(servers, { home, port, args, env, token });
    say(`Globus sandbox: ${sandbox.url}`);
    say('Ctrl-C ends both.');
    process.stdout.write(`${url}lab/tree/${TUTORIAL}?token=${token}\n`);
    const failure = await servers.over;
    if (failure) {
      throw failure;
    }
  } finally {
    await servers.stop();
  }
});
