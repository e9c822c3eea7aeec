/** `npm run clean`: remove what the commands made; `-- --all` dependencies too. */
import { rmSync } from 'node:fs';
import { at } from './common/paths.mjs';
import { main } from './common/run.mjs';

const MADE = [
  '.work',
  'dist',
  'lib',
  'sandbox/lib',
  'jupyterlab_globus/labextension',
  'examples/extension/lib',
  'examples/extension/labextension',
  'examples/extension/node_modules'
];
const DEPENDENCIES = ['node_modules', '.venv', '.yarn'];

await main(import.meta.url, () => {
  const all = process.argv.includes('--all');
  for (const place of all ? [...MADE, ...DEPENDENCIES] : MADE) {
    rmSync(at(place), { recursive: true, force: true });
  }
});
