/**
 * Set up what the commands need, inside the clone: `.venv` and `node_modules`.
 * `node scripts/setup.mjs [demo|unit|test]`; each level includes the one before.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { locked } from './common/lock.mjs';
import { at, bin, ROOT, work } from './common/paths.mjs';
import { ensureVenv, pipInstall } from './common/python.mjs';
import { Failure, main, run } from './common/run.mjs';
import { once } from './common/stamp.mjs';

export const LEVELS = ['demo', 'unit', 'test'];
export const IPYKERNEL6 = work('kernels/ipykernel6');

/** Make the checkout's Python module importable, as an editable install would. */
function addCheckout(venv) {
  const lib = path.join(venv, 'lib');
  for (const name of readdirSync(lib)) {
    const file = path.join(lib, name, 'site-packages', 'jupyterlab_globus.pth');
    writeFileSync(file, `${ROOT}\n`);
  }
}

function installPython(name, venv, files) {
  const step = {
    inputs: files,
    salt: ROOT,
    exist: [path.relative(ROOT, bin('python', venv))]
  };
  return once(name, step, async () => {
    await ensureVenv(venv);
    await pipInstall(venv, files[0]);
    addCheckout(venv);
  });
}

function installNode() {
  const inputs = ['package.json', 'sandbox/package.json'].concat(
    'ui-tests/package.json',
    'yarn.lock',
    '.yarnrc.yml'
  );
  const exist = ['node_modules/.yarn-state.yml'];
  return once('node_modules', { inputs, exist }, () =>
    run(bin('jlpm'), ['install', '--immutable'])
  );
}

/** Set up everything of a level; quick when it has been done. */
export function setup(level) {
  const [major] = process.versions.node.split('.');
  if (Number(major) < 20) {
    throw new Failure(`Node 20 or newer is needed; this is ${process.version}`);
  }
  const upTo = LEVELS.indexOf(level);
  const demo = 'requirements-demo.txt';
  const dev = 'requirements-dev.txt';
  const second = 'requirements-ipykernel6.txt';
  return locked(async () => {
    await installPython('python', at('.venv'), [demo]);
    const rest = [installNode()];
    if (upTo >= LEVELS.indexOf('unit')) {
      rest.push(installPython('python-dev', at('.venv'), [dev, demo]));
    }
    if (upTo >= LEVELS.indexOf('test')) {
      rest.push(installPython('python-ipykernel6', IPYKERNEL6, [second]));
    }
    await Promise.all(rest);
  });
}

await main(import.meta.url, () => setup(process.argv[2] ?? 'test'));
