import { collection } from '../environment';
import { writeTree } from './files';
import { expect, test } from './globus';
import { KERNELS, Notebook, writeNotebook } from './notebooks';

test('Tab completes verbs, names and remote paths in a cell', async ({
  page,
  panel,
  tmpPath
}) => {
  const { id, path } = collection('guest');
  await writeTree(path, { 'completed here/a file.txt': 'x' });
  const file = await writeNotebook(tmpPath, KERNELS['ipykernel 7'], [
    '%load_ext jupyterlab_globus',
    `%globus alias survey=${id}`,
    ''
  ]);
  await panel.open();
  await panel.signIn();
  const notebook = new Notebook(page);
  await notebook.open(file);
  await notebook.start(0);
  await notebook.result(0);
  await notebook.start(1);
  expect(await notebook.result(1)).toContain(id);

  const cell = notebook.cell(2).locator('.cm-content');
  /** Types, asks what fits, and takes the first that is offered. */
  const complete = async (text: string, offer: string, line: string) => {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
    const first = page.locator('.jp-Completer .jp-Completer-item').first();
    // JupyterLab takes the only one by itself.
    await expect(async () => {
      if (await first.isVisible()) {
        await expect(first).toContainText(offer, { timeout: 500 });
        await page.keyboard.press('Enter');
      }
      await expect(cell).toHaveText(line, { timeout: 500 });
    }).toPass({ timeout: 15_000 });
  };
  await cell.click();
  const start = '%globus transfer';
  await complete('%globus transf', 'transfer', start);
  const level = `${start} --sync-level checksum`;
  await complete(' --sync-level che', 'checksum', level);
  await page.keyboard.press('ControlOrMeta+a');
  await complete('%globus ls sur', 'survey:', '%globus ls survey:');
  // A name with a space, where there are no quotes.
  const folder = '%globus ls survey:/completed\\ here/';
  await complete('/comple', 'completed', folder);
  await complete('', 'a\\ file.txt', `${folder}a\\ file.txt`);
});
