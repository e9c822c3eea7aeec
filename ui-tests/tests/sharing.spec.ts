import { answer, expect, runCommand, test } from './globus';
import { Notebook } from './notebooks';
import { SEND, begin } from './sending';

// Galata's stand-ins for kernels and sessions don't bear what is done here.
test.use({ kernels: null, sessions: null });

test('a console on the notebook’s kernel asks, and may do what its kernel was allowed', async ({
  page,
  panel,
  sandbox,
  tmpPath
}) => {
  await begin(page, panel, tmpPath, ['x = 1']);
  const { dialog } = panel;
  await runCommand(page, 'notebook:create-console');
  const input = page.locator('.jp-CodeConsole-input .cm-content');
  for (const [index, name] of ['one.txt', 'two.txt'].entries()) {
    await input.click();
    await page.keyboard.insertText(SEND(name));
    await page.keyboard.press('Shift+Enter');
    if (index === 0) {
      await answer(dialog, 'Allow for these two until the kernel stops');
    }
    await expect
      .poll(() => sandbox.count('POST', '/v0.10/transfer'))
      .toBe(index + 1);
    await expect(dialog).toHaveCount(0);
  }
});

test('two notebooks ask one after the other, each for itself', async ({
  page,
  panel,
  sandbox,
  tmpPath
}) => {
  const { notebook, file } = await begin(page, panel, tmpPath, [
    `import time; time.sleep(6)\n${SEND('x.txt')}`
  ]);
  const copy = await page.evaluate(async path => {
    const { contents } = window.jupyterapp.serviceManager;
    return (await contents.copy(path, path.replace(/\/[^/]*$/, ''))).path;
  }, file);
  const { dialog } = panel;
  const other = new Notebook(page);
  await other.open(copy);
  await other.start(0);
  await other.result(0);
  await other.start(1);
  await notebook.open(file);
  await notebook.start(1);
  await expect(dialog).toContainText('Let cells-Copy1.ipynb use');
  await answer(dialog, 'Don’t allow');
  await expect(dialog).toContainText('Let cells.ipynb use');
  await answer(dialog, 'Allow once');
  expect(await notebook.result(1)).toContain('SUBMITTED');
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(1);
});

test('a page that is loaded again while a cell asks sends nothing, and the cell ends', async ({
  page,
  panel,
  sandbox,
  tmpPath
}) => {
  const { notebook, file } = await begin(page, panel, tmpPath, [SEND('x.txt')]);
  await notebook.start(1);
  await expect(panel.dialog).toBeVisible();
  // Galata's own waits for a tab that is not there any more.
  await page.context().pages()[0]!.reload();
  await page.waitForFunction(() => 'jupyterapp' in window);
  await expect(panel.dialog).toHaveCount(0);
  const again = new Notebook(page);
  // What waits behind a cell that fails is not run: the kernel has to be idle.
  await again.open(file);
  await again.start(0);
  expect(await again.result(0)).not.toContain('Error');
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(0);
});
