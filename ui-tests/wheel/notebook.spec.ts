import type { Page } from '@playwright/test';
import { test } from '@playwright/test';
import { environment } from '../environment';
import { expect, Panel, Sandbox } from '../tests/globus';
import { Notebook, writeNotebook } from '../tests/notebooks';
import { cells, sendFromCells, sendFromPanel } from './mainJob';

/**
 * Opens the panel as a person does: Notebook 7 shows no side bar's tabs. A menu
 * that is opened before a page has settled it closes again, and no sign says
 * when that is over.
 */
async function openByMenu(page: Page, panel: Panel): Promise<void> {
  const open = page.getByRole('menuitem', { name: 'Open Globus', exact: true });
  await expect(async () => {
    /* eslint-disable jupyter/galata-prefer-menu-helper -- no page of Galata's */
    await page.getByRole('menuitem', { name: 'View' }).click();
    await open.click({ timeout: 2000 });
    /* eslint-enable jupyter/galata-prefer-menu-helper */
  }).toPass();
  await expect(panel.root).toBeVisible();
}

test('the installed wheel does the main job in Notebook 7', async ({
  page,
  request
}) => {
  await new Sandbox(request).control('reset', {});
  const { labUrl } = environment();
  await writeNotebook('.', 'python3', cells());
  await page.goto(`${labUrl}/tree`);
  const panel = new Panel(page, request);
  await openByMenu(page, panel);
  await sendFromPanel(panel);

  // Each notebook is a page of its own; signed in in one is signed in in all.
  const opened = page.context().waitForEvent('page');
  await page.getByTitle(/cells\.ipynb/).dblclick();
  const other = await opened;
  const notebook = new Notebook(other);
  // What it says of its kernel fades, then is empty, once that is idle.
  await expect(
    other.locator('.jp-NotebookKernelStatus-fade:empty')
  ).toHaveCount(1, { timeout: 60_000 });
  const there = new Panel(other, request);
  await openByMenu(other, there);
  await expect(there.root.getByText('ada@example.edu')).toBeVisible();
  await sendFromCells(there, notebook);

  // The main area is the notebook's: what would be a tab is beside it.
  await there.root
    .getByRole('button', { name: 'Open the files side by side' })
    .click();
  await expect(
    there.pane('First', other.locator('#jp-globus-files'))
  ).toBeVisible();
});
