import path from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import noUpwardImport from '../no-upward-import.mjs';

const root = path.resolve(__dirname, '../../..');

/** What the rule says of this code in this file. */
function complaints(file, code) {
  const linter = new Linter({ configType: 'flat', cwd: root });
  const config = {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser: tseslint.parser },
    plugins: { layers: { rules: { 'no-upward-import': noUpwardImport } } },
    rules: { 'layers/no-upward-import': 'error' }
  };
  return linter
    .verify(code, [config], { filename: path.join(root, file) })
    .map(({ message }) => message);
}

test.each([
  ['src/index.ts', "import plugin from './plugins/panel.js';"],
  ['src/plugins/panel.ts', "import { Panel } from '../panel/panel.js';"],
  ['src/panel/files/grid.tsx', "import { list } from '../../operations/list';"],
  ['src/panel/grid.tsx', "import { useState } from 'react';"],
  ['src/panel/icons.ts', "import up from '../../style/icons/up.svg';"],
  ['src/operations/list.ts', "import { Engine } from '../engine/engine.js';"],
  ['src/engine/session.ts', "import { refresh } from '../globus/auth.js';"],
  ['src/engine/session.ts', "import { wrap } from 'comlink';"],
  ['src/globus/auth.ts', "import { auth } from '@globus/sdk/services/auth';"],
  ['src/globus/auth.ts', "import type { IFile } from '../tokens.js';"],
  ['src/tokens.ts', "import { Token } from '@lumino/coreutils';"],
  ['src/tokens.ts', "import type { IPanel } from './panel/panel.js';"],
  ['src/engine/__tests__/a.spec.ts', "import '../../../sandbox/src/app.js';"],
  ['sandbox/src/app.ts', "import { routes } from './routes/index.js';"]
])('%s may: %s', (file, code) => {
  expect(complaints(file, code)).toEqual([]);
});

test.each([
  ['src/panel/grid.tsx', "import plugin from '../plugins/panel.js';"],
  ['src/panel/grid.tsx', "import { run } from '../commands/run.js';"],
  ['src/commands/run.ts', "import { cell } from '../kernel/cell.js';"],
  ['src/operations/list.ts', "import type { IGrid } from '../panel/grid.js';"],
  ['src/operations/list.ts', "const grid = import('../panel/grid.js');"],
  ['src/operations/list.ts', "type Grid = import('../panel/grid.js').Grid;"],
  ['src/operations/list.ts', "import { Dialog } from '@jupyterlab/apputils';"],
  ['src/engine/session.ts', "export { list } from '../operations/list.js';"],
  ['src/engine/session.ts', "export * from '../operations/list.js';"],
  ['src/engine/session.ts', "import { useState } from 'react';"],
  ['src/engine/a.ts', "import { URLExt } from '@jupyterlab/coreutils';"],
  ['src/globus/auth.ts', "import { Session } from '../engine/session.js';"],
  ['src/globus/auth.ts', "import { wrap } from 'comlink';"],
  ['src/globus/auth.ts', "import { Signal } from '@lumino/signaling';"],
  ['src/tokens.ts', "import { PANEL } from './panel/panel.js';"],
  ['src/engine/session.ts', "import { app } from '../../sandbox/src/app.js';"],
  ['sandbox/src/app.ts', "import { sha256 } from '../../src/globus/pkce.js';"],
  ['src/helpers.ts', 'export const everything = 1;'],
  ['src/panel/grid.tsx', "import { everything } from '../utils/all.js';"]
])('%s may not: %s', (file, code) => {
  expect(complaints(file, code)).toHaveLength(1);
});
