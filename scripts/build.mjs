/**
 * Build the sandbox and the extension (production), when their sources have
 * changed, and show the extension to the clone's own JupyterLab.
 */
import { lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { locked } from './common/lock.mjs';
import { at, bin, nodeBin } from './common/paths.mjs';
import { main, run } from './common/run.mjs';
import { once } from './common/stamp.mjs';
import { setup } from './setup.mjs';

/** What any build depends on besides its sources. */
const ALWAYS = ['yarn.lock', 'scripts/build.mjs'];
const LABEXTENSION = 'jupyterlab_globus/labextension';

export function buildSandbox() {
  const inputs = ['src', 'package.json', 'tsconfig.json'];
  const step = {
    inputs: [...inputs.map(name => `sandbox/${name}`), ...ALWAYS],
    outputs: ['sandbox/lib']
  };
  return locked(() =>
    once('build-sandbox', step, () => {
      rmSync(at('sandbox/lib'), { recursive: true, force: true });
      const afresh = ['--composite', 'false', '--incremental', 'false'];
      return run(nodeBin('tsc'), ['-p', 'sandbox', ...afresh]);
    })
  );
}

function buildExtension() {
  const inputs = [
    'src',
    'style',
    'schema',
    'package.json',
    'rspack.config.cjs',
    'scripts/shims'
  ].concat('tsconfig.json', ALWAYS);
  return once('build', { inputs, outputs: ['lib', LABEXTENSION] }, async () => {
    // A file of a removed source, or of a development build, must not stay.
    for (const place of ['lib', LABEXTENSION]) {
      rmSync(at(place), { recursive: true, force: true });
    }
    await run(nodeBin('tsc'), []);
    await run(bin('jupyter-builder'), ['build', '.']);
  });
}

/**
 * The extension of examples/, against the package as its author would have it
 * from npm; the rest of what it needs is found above it.
 */
function buildExample() {
  const own = name => `examples/extension/${name}`;
  const inputs = ['src', 'package.json', 'tsconfig.json'].map(own);
  const step = {
    inputs: [...inputs, 'src/tokens.ts', 'src/operations', ...ALWAYS],
    outputs: [own('lib'), own('labextension')]
  };
  return once('build-example', step, async () => {
    const link = at(own('node_modules/jupyterlab-globus'));
    mkdirSync(path.dirname(link), { recursive: true });
    rmSync(link, { recursive: true, force: true });
    symlinkSync('../../..', link);
    for (const output of step.outputs) {
      rmSync(at(output), { recursive: true, force: true });
    }
    await run(nodeBin('tsc'), ['-p', 'examples/extension']);
    await run(bin('jupyter-builder'), ['build', 'examples/extension']);
  });
}

/** A link in the environment's share, so that a rebuild is picked up by a reload. */
function linkExtension() {
  const share = at('.venv/share/jupyter/labextensions');
  const link = path.join(share, 'jupyterlab-globus');
  mkdirSync(share, { recursive: true });
  if (!lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) {
    rmSync(link, { recursive: true, force: true });
    symlinkSync(path.relative(share, at(LABEXTENSION)), link);
  }
}

export function build() {
  return locked(async () => {
    await buildSandbox();
    await buildExtension();
    await buildExample();
    linkExtension();
  });
}

await main(import.meta.url, async () => {
  await setup('demo');
  await build();
});
