/** Where things are. Everything that the commands write is in the clone. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..'
);
export const at = (...parts) => path.join(ROOT, ...parts);
/** State, caches, reports, stamps: `npm run clean` removes it. */
export const work = (...parts) => at('.work', ...parts);
/** A program of a virtual environment, by default the clone's own. */
export const bin = (name, venv = at('.venv')) => path.join(venv, 'bin', name);
/** A program of node_modules. */
export const nodeBin = name => at('node_modules', '.bin', name);
