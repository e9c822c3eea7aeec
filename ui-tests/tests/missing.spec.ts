import { expect, test } from './globus';
import { Notebook, writeNotebook } from './notebooks';

test('whoever runs %globus where it is not is told the line to run', async ({
  page,
  tmpPath
}) => {
  const file = await writeNotebook(tmpPath, 'python3', [
    '%globus whoami',
    // As in an environment without the package.
    'raise ModuleNotFoundError("No module named \'jupyterlab_globus\'")'
  ]);
  const notebook = new Notebook(page);
  await notebook.open(file);
  const told = page.locator('.Toastify__toast');
  await notebook.start(0);
  await notebook.result(0);
  await expect(told).toContainText(
    'Run in a cell before this one: %load_ext jupyterlab_globus'
  );
  // Once is enough.
  await notebook.start(0);
  await expect(notebook.cell(0)).toContainText('[2]:');
  await notebook.start(1);
  await expect(
    told.filter({ hasText: '%pip install jupyterlab-globus' })
  ).toBeVisible();
  await expect(told).toHaveCount(2);
});
