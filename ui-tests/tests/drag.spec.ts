import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { galata } from '@jupyterlab/galata';
import type { Locator, Page } from '@playwright/test';
import { collection, environment } from '../environment';
import { digests, home, writeTree } from './files';
import type { Panel } from './globus';
import { expect, findings, openBoth, runCommand, test } from './globus';

/** Presses on one thing and moves to another; the button stays down. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover();
  await page.mouse.down();
  const box = (await to.boundingBox())!;
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  await page.mouse.move(x, y - 8, { steps: 8 });
  await page.mouse.move(x, y, { steps: 2 });
}

const HINT = '.jp-GlobusDropHint';

test('rows are dragged from pane to pane, into a folder, and not onto themselves', async ({
  page,
  panel,
  sandbox
}) => {
  await writeTree(home('tutorial-1', 'drag'), {
    'a.txt': 'a',
    'b.txt': 'b',
    'c.txt': 'c'
  });
  await writeTree(home('tutorial-2', 'drop'), {
    'into/x.txt': 'x',
    'y.txt': 'y'
  });
  const [first, second] = await openBoth(panel);
  await panel.goTo(first, '/~/drag/');
  await panel.goTo(second, '/~/drop/');
  await panel.row(first, 'a.txt').click();
  await panel.row(first, 'b.txt').click({ modifiers: ['Control'] });
  const hint = page.locator(HINT);
  const grid = second.getByRole('grid');

  // Onto the folder that it comes from: refused, with words.
  await drag(page, panel.row(first, 'a.txt'), panel.row(first, 'c.txt'));
  await expect(hint).toContainText('would be sent onto itself');
  await page.mouse.up();
  await expect(hint).toBeHidden();
  await expect(panel.dialog).toHaveCount(0);

  // Taken back.
  await drag(page, panel.row(first, 'a.txt'), grid);
  await expect(hint).toHaveText('Transfer to /~/drop/ …');
  await expect(second).toHaveClass(/jp-mod-dropTarget/);
  expect(await findings(page, HINT)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(hint).toBeHidden();
  await expect(second).not.toHaveClass(/jp-mod-dropTarget/);
  await page.mouse.up();
  await expect(panel.dialog).toHaveCount(0);

  // What isn't selected goes alone.
  await drag(page, panel.row(first, 'c.txt'), grid);
  await page.mouse.up();
  const { dialog } = panel;
  await expect(dialog).toContainText('Transfer 1 item');
  await expect(dialog).toContainText('c.txt');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(first).toContainText('2 of 3 selected');

  // What is selected goes together, into the folder under the pointer.
  await drag(page, panel.row(first, 'b.txt'), panel.row(second, 'into'));
  await expect(hint).toHaveText('Transfer to /~/drop/into/ …');
  await expect(panel.row(second, 'into')).toHaveClass(/jp-mod-dropTarget/);
  await page.mouse.up();
  await expect(dialog).toContainText('Transfer 2 items');
  await expect(dialog).toContainText('/~/drop/into/');
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(0);
  await dialog.getByLabel('Label').fill('dragged');
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect(dialog).toBeHidden();
  await expect(first).toContainText('3 items');
  await expect
    .poll(async () =>
      Object.keys(await digests(home('tutorial-2', 'drop'))).sort()
    )
    .toEqual(['into/a.txt', 'into/b.txt', 'into/x.txt', 'y.txt']);
});

test('what is copied in one pane is pasted in the other by keyboard alone', async ({
  page,
  panel,
  sandbox
}) => {
  await writeTree(home('tutorial-1', 'copied'), { '1.txt': '1', '2.txt': '2' });
  const [first, second] = await openBoth(panel);
  const { keyboard } = page;
  await panel.goTo(first, '/~/copied/');
  await expect(panel.row(first, '2.txt')).toBeVisible();
  await first.getByRole('grid').focus();
  await keyboard.press('Control+a');
  await keyboard.press('Control+c');
  await expect(page.locator('.Toastify__toast').last()).toContainText(
    'Copied 2 items of Sandbox Tutorial Collection 1'
  );
  // Going elsewhere does not matter.
  await panel.goTo(first, '/~/');
  await second.getByRole('grid').focus();
  await keyboard.press('Control+v');
  const { dialog } = panel;
  await expect(dialog).toContainText('Transfer 2 items');
  await expect(dialog).toContainText('/~/copied/');
  await keyboard.type('pasted');
  await keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(second.getByRole('grid')).toBeFocused();
  await expect(panel.row(second, '2.txt')).toBeVisible({ timeout: 20_000 });
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(1);
});

/** A file in JupyterLab's browser, beside the panes in the main area. */
async function besideFiles(
  page: IJupyterLabPageFixture,
  panel: Panel,
  folder: string
): Promise<{ file: Locator; second: Locator }> {
  const [, inBar] = await openBoth(panel);
  await page.contents.uploadContent('x', 'text', `${folder}/dragged.txt`);
  await runCommand(page, 'globus:open-files');
  await page.sidebar.openTab('filebrowser');
  await expect(inBar).toBeHidden();
  const file = page
    .locator('.jp-DirListing-item')
    .filter({ hasText: 'dragged.txt' });
  return { file, second: panel.pane('Second', page.getByRole('main')) };
}

test('files of JupyterLab’s browser say so where no known disk has them', async ({
  page,
  panel,
  tmpPath
}) => {
  const { file, second } = await besideFiles(page, panel, tmpPath);
  await drag(page, file, second.getByRole('grid'));
  await expect(page.locator(HINT)).toContainText('Disks of this server');
  await page.mouse.up();
  await expect(panel.dialog).toHaveCount(0);
});

test.describe('with a disk that is known', () => {
  test.use({
    // eslint-disable-next-line no-empty-pattern -- known once the servers are up
    mockSettings: async ({}, use) => {
      const disk = {
        path: environment().notebooks,
        collection: collection('tutorial-1').id,
        collectionPath: '/~/lab/'
      };
      await use({
        ...galata.DEFAULT_SETTINGS,
        'jupyterlab-globus:plugin': { disks: [disk] }
      });
    }
  });

  test('files of JupyterLab’s browser open the form, filled in', async ({
    page,
    panel,
    tmpPath
  }) => {
    const { file, second } = await besideFiles(page, panel, tmpPath);
    const grid = second.getByRole('grid');
    await drag(page, file, grid);
    // The disks are asked for first; a hand that waits is never quite still.
    const { x, y } = (await grid.boundingBox())!;
    await expect(async () => {
      await page.mouse.move(x + 60, y + 90);
      await page.mouse.move(x + 64, y + 92);
      await expect(page.locator(HINT)).toHaveText('Transfer to /~/ …', {
        timeout: 500
      });
    }).toPass();
    await page.mouse.up();
    await expect(panel.dialog).toContainText('Sandbox Tutorial Collection 1');
    await expect(panel.dialog).toContainText(`/~/lab/${tmpPath}/`);
    await expect(panel.dialog).toContainText('dragged.txt');
  });
});
