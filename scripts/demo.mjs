/**
 * `npm run demo`: the sandbox and a JupyterLab with the extension, to try.
 * Options: `-- --no-browser`, `-- --port N`.
 */
import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
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

/** A copy to work in, so that the checkout stays clean; new when the example is. */
function copyExamples() {
  const exist = [`.work/demo/notebooks/${TUTORIAL}`];
  return once('demo-notebooks', { inputs: ['examples'], exist }, () =>
    cpSync(at('examples'), work('demo/notebooks'), { recursive: true })
  );
}

function labArguments(port, token, browser) {
  return [
    `--ServerApp.ip=127.0.0.1`,
    `--ServerApp.port=${port}`,
    '--ServerApp.port_retries=0',
    `--ServerApp.open_browser=${browser ? 'True' : 'False'}`,
    `--ServerApp.root_dir=${work('demo/notebooks')}`,
    `--IdentityProvider.token=${token}`,
    `--LabApp.default_url=/lab/tree/${TUTORIAL}`
  ];
}

await main(import.meta.url, async () => {
  const { browser, port: asked } = options();
  const port = await choosePort(asked, 8888);
  await setup('demo');
  await build();
  await copyExamples();

  const home = work('demo');
  const servers = new Servers(work('demo/logs'));
  try {
    const sandbox = await startSandbox(servers, {
      port: await choosePort(undefined, 9100),
      root: work('demo/sandbox'),
      speed: SPEED
    });
    writeDefaults(home, sandbox);
    const token = randomBytes(24).toString('hex');
    const args = labArguments(port, token, browser);
    const env = diskVariables(sandbox);
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
