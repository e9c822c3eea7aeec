import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { collection, environment } from '../environment';
import { digests, home } from './files';
import type { Panel } from './globus';
import { expect, runCommand, test } from './globus';
import { allow, Notebook } from './notebooks';

const EXAMPLES = path.join(__dirname, '..', '..', 'examples');

// Galata's stand-ins for kernels and sessions don't bear a restart.
test.use({ kernels: null, sessions: null });

test.setTimeout(240_000);

/** Opens an example, as a person who has signed in. */
async function open(
  panel: Panel,
  folder: string,
  name: string
): Promise<Notebook> {
  const file = `${folder}/${name}.ipynb`;
  await cp(
    path.join(EXAMPLES, `${name}.ipynb`),
    path.join(environment().notebooks, file)
  );
  await panel.consentBeforehand(
    collection('tutorial-1').id,
    collection('tutorial-2').id
  );
  await panel.open();
  await panel.signIn();
  const notebook = new Notebook(panel.page);
  await notebook.open(file);
  return notebook;
}

/** Runs a command that ends when all cells have: not to be waited for. */
async function start(panel: Panel, command: string): Promise<void> {
  await panel.page.evaluate(id => {
    void window.jupyterapp.commands.execute(id);
  }, command);
}

/** What the notebook on disk has kept, once it is saved. */
async function saved(panel: Panel, folder: string, name: string) {
  await runCommand(panel.page, 'docmanager:save');
  const file = path.join(environment().notebooks, folder, `${name}.ipynb`);
  const notebook = JSON.parse(await readFile(file, 'utf8')) as {
    cells: {
      execution_count?: number | null;
      outputs?: {
        output_type: string;
        text?: string[];
        data?: Record<string, string | string[]>;
      }[];
    }[];
  };
  const outputs = notebook.cells.flatMap(cell => cell.outputs ?? []);
  return {
    ran: notebook.cells.every(cell => cell.execution_count !== null),
    errors: outputs.filter(output => output.output_type === 'error'),
    html: outputs
      .map(output => [output.data?.['text/html'] ?? ''].flat().join(''))
      .join('\n'),
    text: outputs.map(output => (output.text ?? []).join('')).join('\n'),
    images: outputs.filter(output => output.data?.['image/png']).length
  };
}

test('the tutorial runs from top to bottom, twice', async ({
  panel,
  sandbox,
  tmpPath
}) => {
  const notebook = await open(panel, tmpPath, 'tutorial');
  await start(panel, 'notebook:run-all-cells');
  await expect(notebook.waiting()).not.toHaveCount(0);
  await allow(panel, notebook);
  const kept = await saved(panel, tmpPath, 'tutorial');
  expect(kept.errors).toEqual([]);
  expect(kept.ran).toBe(true);
  expect(await digests(home('tutorial-2', 'survey 2026'))).toEqual(
    await digests(home('tutorial-1', 'survey 2026'))
  );
  // The record of what was sent stays in the notebook, without scripts.
  expect(kept.html).toContain('plot 1.csv');
  expect(kept.html).not.toContain('<script');
  expect(kept.text).toContain('The task is stuck');

  const before = await sandbox.count('POST', '/v0.10/transfer');
  await start(panel, 'notebook:restart-run-all');
  await panel.page
    .getByRole('button', { name: 'Confirm Kernel Restart' })
    .click();
  await expect(notebook.waiting()).not.toHaveCount(0);
  await allow(panel, notebook);
  expect((await saved(panel, tmpPath, 'tutorial')).errors).toEqual([]);
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(2 * before);
});

test('what is fetched is read and plotted', async ({ panel }) => {
  // It fetches to its own folder.
  const here = home('personal', 'work');
  const folder = path.relative(environment().notebooks, here);
  const notebook = await open(panel, folder, 'fetch-and-plot');
  await start(panel, 'notebook:run-all-cells');
  await expect(notebook.waiting()).not.toHaveCount(0);
  await allow(panel, notebook);
  const kept = await saved(panel, folder, 'fetch-and-plot');
  expect(kept.errors).toEqual([]);
  expect(kept.images).toBe(1);
  expect(kept.html).toContain('south slope');
  const fetched = Object.keys(
    await digests(path.join(here, 'fetched', 'survey 2026'))
  );
  expect(fetched).toContain('north ridge/plot 1.csv');
  expect(fetched.filter(name => !name.endsWith('.csv'))).toEqual([]);
});
