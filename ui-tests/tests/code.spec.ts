import { collection } from '../environment';
import { expect, findings, openBoth, test } from './globus';
import { Notebook, writeNotebook } from './notebooks';

const ONE = collection('tutorial-1').id;

test('what a pane shows is put into the notebook, to run and to undo', async ({
  page,
  panel,
  tmpPath
}) => {
  const file = await writeNotebook(tmpPath, 'python3', ['1 + 1', '2 + 2']);
  const [first] = await openBoth(panel);
  await panel.goTo(first, '/share/godata/');
  await first.getByRole('button', { name: 'As code' }).click();
  const { dialog } = panel;
  const insert = dialog.getByRole('button', { name: 'Insert into notebook' });
  expect(await findings(page, 'dialog.jp-GlobusDialog')).toEqual([]);
  await expect(insert).toBeDisabled();
  await expect(insert).toHaveAttribute('title', 'No notebook is open here.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(first.getByRole('button', { name: 'As code' })).toBeFocused();

  const notebook = new Notebook(page);
  await notebook.open(file);
  await notebook.cell(0).locator('.cm-content').click();
  await first.getByRole('button', { name: 'As code' }).click();
  const code = dialog.getByRole('region', { name: 'The same as code' });
  await expect(code).toHaveText(`%globus ls ${ONE}:/share/godata/`);
  await dialog.getByLabel('Written as').selectOption('Python');
  await expect(code).toContainText(`globus.ls("${ONE}:/share/godata/")`);
  const close = dialog.getByRole('button', { name: 'Close' });
  const cells = page.locator('.jp-NotebookPanel .jp-CodeCell');
  const undo = async () => {
    await page.locator('.jp-NotebookPanel .jp-InputPrompt').first().click();
    await page.keyboard.press('z');
  };
  await insert.click();
  await expect(dialog).toContainText('Inserted into “cells.ipynb”');
  await close.click();
  await expect(cells).toHaveCount(3);
  await expect(notebook.cell(1)).toContainText('globus.ls(');
  await undo();
  await expect(cells).toHaveCount(2);

  // The choice outlasts the dialog; what the line needs comes with it.
  await first.getByRole('button', { name: 'As code' }).click();
  await expect(code).toContainText('import');
  await dialog.getByLabel('Written as').selectOption('%globus line');
  await insert.click();
  await close.click();
  await expect(cells).toHaveCount(4);
  await expect(notebook.cell(1)).toContainText('%load_ext jupyterlab_globus');
  await expect(notebook.cell(2)).toContainText('%globus ls');
  await expect(notebook.cell(3)).toContainText('2 + 2');
  await undo();
  await expect(cells).toHaveCount(2);
});

test('a task’s tab writes what waits for it, then what shows it', async ({
  page,
  panel,
  elsewhere,
  sandbox
}) => {
  await sandbox.control('faults', {
    name: 'stalls',
    path: '/share/godata/file3.txt'
  });
  const task = await elsewhere.send('slow', '/share/godata/file3.txt');
  await panel.open();
  await panel.signIn();
  await panel.root.getByRole('tab', { name: 'Tasks' }).click();
  await panel.root.getByRole('button', { name: 'slow', exact: true }).click();
  const tab = page.locator('.jp-GlobusTaskPage');
  const { dialog } = panel;
  await tab.getByRole('button', { name: 'As code' }).click();
  const code = dialog.getByRole('region', { name: 'The same as code' });
  await expect(code).toHaveText(`%globus task wait ${task}`);
  await dialog.getByLabel('Written as').selectOption('Command of globus-cli');
  await expect(code).toHaveText(`globus task wait ${task}`);
  await page.keyboard.press('Escape');
  await elsewhere.cancel(task);
  await elsewhere.waitFor(task, 'FAILED');
  await expect(tab).toContainText('Cancelled');
  await tab.getByRole('button', { name: 'As code' }).click();
  await expect(code).toHaveText(`globus task show ${task}`);
});
