import type { Page } from '@playwright/test';
import { collection } from '../environment';
import { answer, expect, findings, test } from './globus';
import { KERNELS, Notebook, writeNotebook } from './notebooks';

// Galata's stand-ins for kernels and sessions don't bear a restart.
test.use({ kernels: null, sessions: null });

const ONE = () => collection('tutorial-1').id;
const TWO = () => collection('tutorial-2').id;

/** Restarts the kernel and runs all cells, as the button does. */
async function restartAndRunAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    void window.jupyterapp.commands.execute('notebook:restart-run-all');
  });
  await page
    .locator('.jp-Dialog')
    .getByRole('button', { name: 'Confirm Kernel Restart' })
    .click();
}

for (const [name, kernel] of Object.entries(KERNELS)) {
  test(`restart and run all asks once for all of its cells, on ${name}`, async ({
    page,
    panel,
    sandbox,
    tmpPath
  }) => {
    const file = await writeNotebook(tmpPath, kernel, [
      '%load_ext jupyterlab_globus',
      `%globus ls ${ONE()}:/share/godata/`,
      `task = %globus transfer ${ONE()}:/share/godata/file1.txt ${TWO()}:/~/`,
      `%%globus transfer ${ONE()}: ${TWO()}:\n/share/godata/file2.txt /~/two.txt\n/share/godata/file3.txt /~/three.txt`,
      `%globus ls ${TWO()}:/~/\n%globus ls ${TWO()}:/`
    ]);
    await panel.consentBeforehand(ONE(), TWO());
    await panel.open();
    await panel.signIn();
    const notebook = new Notebook(page);
    await notebook.open(file);
    const { dialog } = panel;
    await restartAndRunAll(page);
    await expect(dialog).toContainText('these 5 things as ada@example.edu');
    await expect(dialog.getByRole('listitem').first()).toContainText(
      'send files from Sandbox Tutorial Collection 1'
    );
    expect(await findings(page, 'dialog.jp-GlobusDialog')).toEqual([]);
    await answer(dialog, 'Allow these 5 once');
    expect(await notebook.result(4)).toContain('home');
    expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(2);
    await expect(dialog).toHaveCount(0);

    // Once means once.
    await notebook.start(4);
    await expect(dialog).toContainText('these 2 things');
    await answer(dialog, 'Don’t allow');
  });
}
