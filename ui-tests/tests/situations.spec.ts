import { environment } from '../environment';
import { answer, expect, Panel, test } from './globus';
import { Notebook } from './notebooks';
import { SEND, begin } from './sending';

// Galata's stand-ins for kernels and sessions don't bear what is done here.
test.use({ kernels: null, sessions: null });

test('a kernel that starts again while a call waits sends nothing', async ({
  page,
  panel,
  sandbox,
  tmpPath
}) => {
  const { notebook } = await begin(page, panel, tmpPath, [SEND('x.txt')]);
  const { dialog } = panel;
  await notebook.start(1);
  await expect(dialog).toBeVisible();
  await page.evaluate(async () => {
    const { currentWidget } = window.jupyterapp.shell;
    const { sessionContext } = currentWidget as unknown as {
      sessionContext: { restartKernel(): Promise<void> };
    };
    await sessionContext.restartKernel();
  });
  await expect(dialog).toHaveCount(0);
  await notebook.start(0);
  await notebook.result(0);
  await notebook.start(1);
  await answer(dialog, 'Allow once');
  expect(await notebook.result(1)).toContain('SUBMITTED');
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(1);
});

test('a page that closes in the middle sends nothing, and the cell ends', async ({
  page,
  panel,
  sandbox,
  tmpPath
}) => {
  const { notebook, file } = await begin(page, panel, tmpPath, [
    `said = "none"\ntry:\n    get_ipython().run_line_magic("globus", "${SEND('x.txt').replace('%globus ', '')}")\nexcept Exception as error:\n    said = str(error)`,
    'print(said)'
  ]);
  await notebook.start(1);
  await expect(panel.dialog).toBeVisible();
  const context = page.context();
  const other = await context.newPage();
  await page.close();
  await other.goto(`${environment().labUrl}/lab/tree/${file}`);
  const again = new Notebook(other);
  await expect(again.cell(2)).toBeVisible({ timeout: 60_000 });
  // A page that has no connection to its kernel yet runs nothing.
  await again.open(file);
  await again.start(2);
  expect(await again.result(2)).toContain('page');
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(0);
  await other.close();
});

test('a colleague’s page on the same kernel is asked nothing, and gives no answer', async ({
  page,
  panel,
  request,
  sandbox,
  browser,
  tmpPath
}) => {
  const { notebook, file } = await begin(page, panel, tmpPath, [
    SEND('x.txt'),
    SEND('y.txt')
  ]);
  const theirs = await browser.newContext();
  const colleague = await theirs.newPage();
  await colleague.goto(`${environment().labUrl}/lab/tree/${file}`);
  const seen = new Notebook(colleague);
  await expect(seen.cell(1)).toBeVisible({ timeout: 60_000 });
  const theirPanel = new Panel(colleague, request);

  await notebook.start(1);
  await answer(panel.dialog, 'Allow for these two until the kernel stops');
  expect(await notebook.result(1)).toContain('SUBMITTED');
  await expect(theirPanel.dialog).toHaveCount(0);
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(1);

  // What one person allowed is no one else's right: their page asks them.
  await seen.start(2);
  await expect(theirPanel.dialog).toContainText('the one who signs in');
  await expect(panel.dialog).toHaveCount(0);
  await answer(theirPanel.dialog, 'Don’t allow');
  expect(await seen.result(2)).toContain('NotAllowed');
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(1);
  await theirs.close();
});
