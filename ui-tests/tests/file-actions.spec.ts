import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { galata } from '@jupyterlab/galata';
import type { Locator, Page } from '@playwright/test';
import { collection } from '../environment';
import { home } from './files';
import { answer, expect, findings, test } from './globus';
import { Keyboard } from './keyboard';
import { openFolder } from './panes';

/** An entry of the context menu that is open. */
function item(page: Page, name: string): Locator {
  const label = page.locator('.lm-Menu-itemLabel');
  return page
    .locator('.lm-Menu-item')
    .filter({ has: label.getByText(name, { exact: true }) })
    .last();
}

async function fromMenu(row: Locator, name: string): Promise<void> {
  await row.click({ button: 'right' });
  await item(row.page(), name).click();
}

/** The line in which a name is typed. */
function editor(pane: Locator): Locator {
  return pane.getByRole('grid').getByRole('textbox');
}

const MKDIR = () =>
  `/v0.10/operation/endpoint/${collection('tutorial-1').id}/mkdir`;
const RENAME = () =>
  `/v0.10/operation/endpoint/${collection('tutorial-1').id}/rename`;

test('a new folder shows at once, and is selected when it is there', async ({
  page,
  panel,
  sandbox
}) => {
  const pane = await openFolder(panel, 'made', { 'a.txt': 'a' });
  await sandbox.control('faults', { route: MKDIR(), delay_ms: 1500 });
  await fromMenu(panel.row(pane, 'a.txt'), 'New Folder');
  await expect(editor(pane)).toBeFocused();
  await editor(pane).fill('plates 2026');
  await editor(pane).press('Enter');
  const row = pane.getByRole('row').filter({ hasText: 'plates 2026' });
  await expect(row).toBeVisible({ timeout: 1000 });
  expect(existsSync(home('tutorial-1', 'made', 'plates 2026'))).toBe(false);
  await expect(panel.row(pane, 'plates 2026')).toHaveAttribute(
    'aria-selected',
    'true'
  );
  await expect(row).toHaveCount(1);
  expect(existsSync(home('tutorial-1', 'made', 'plates 2026'))).toBe(true);
  await expect(page.locator('.Toastify__toast--error')).toHaveCount(0);
});

test('by keyboard alone: new folder, rename and the way back, delete', async ({
  page,
  panel,
  sandbox
}) => {
  const hands = new Keyboard(page);
  const pane = await openFolder(panel, 'hands', { 'b.txt': 'b' });
  const grid = pane.getByRole('grid');
  await grid.focus();
  await hands.press('Alt+Shift+N');
  await expect(editor(pane)).toBeFocused();
  await hands.press('Escape');
  await expect(editor(pane)).toBeHidden();
  await expect(grid).toBeFocused();
  expect(await sandbox.changes()).toEqual([]);

  await hands.press('Alt+Shift+N');
  await hands.type('runs');
  await hands.press('Enter');
  await expect(panel.row(pane, 'runs')).toHaveAttribute(
    'aria-selected',
    'true'
  );
  await expect(grid).toBeFocused();
  await hands.press('F2');
  await expect(editor(pane)).toHaveValue('runs');
  await hands.press('Control+a');
  await hands.type('runs of today');
  await hands.press('Enter');
  await expect(panel.row(pane, 'runs of today')).toBeVisible();
  await expect
    .poll(() => existsSync(home('tutorial-1', 'hands', 'runs of today')))
    .toBe(true);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  // The row has its name back before the service has.
  await expect(page.getByText('is “runs” now.')).toBeVisible();
  await expect(panel.row(pane, 'runs')).toBeVisible();

  await grid.focus();
  await hands.press('Home', 'Delete');
  const { dialog } = panel;
  await expect(dialog).toContainText('Delete 1 item on');
  await expect(dialog).toContainText('Sandbox Tutorial Collection 1');
  await expect(dialog).toContainText('/~/hands/');
  await expect(dialog).toContainText('Folders go with all in them.');
  await expect(dialog).toContainText('As ada@example.edu.');
  expect(await findings(page, 'dialog')).toEqual([]);
  const keep = dialog.getByRole('button', { name: 'Leave it as it is' });
  await expect(keep).toBeFocused();
  await page.waitForTimeout(600);
  await hands.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(grid).toBeFocused();
  expect(existsSync(home('tutorial-1', 'hands', 'runs'))).toBe(true);

  await hands.press('Delete');
  await expect(keep).toBeFocused();
  await page.waitForTimeout(600);
  await hands.press('Tab', 'Enter');
  await expect(page.getByText('Globus deletes 1 item.')).toBeVisible();
  await expect(panel.row(pane, 'runs')).toBeHidden();
  expect(existsSync(home('tutorial-1', 'hands', 'runs'))).toBe(false);
  await expect(grid).toBeFocused();
});

test('what is refused is taken back, with the reason and the text', async ({
  panel,
  sandbox
}) => {
  const pane = await openFolder(panel, 'refused', { 'a.txt': 'a', b: 'b' });
  const alert = pane.getByRole('alert');
  // Said by us: nothing is asked for.
  await fromMenu(panel.row(pane, 'a.txt'), 'New Folder');
  for (const [name, words] of [
    ['b', 'is there already'],
    ['x/y', 'slash'],
    ['..', 'stand for folders']
  ] as const) {
    await editor(pane).fill(name);
    await editor(pane).press('Enter');
    await expect(alert).toContainText(words);
    await expect(editor(pane)).toHaveValue(name);
  }
  expect(await sandbox.changes()).toEqual([]);

  // Said by the service.
  const closed = {
    name: 'permission-denied',
    collection: collection('tutorial-1').id,
    path: '/~/refused/new'
  };
  await sandbox.control('faults', closed);
  await editor(pane).fill('new');
  await editor(pane).press('Enter');
  await expect(alert).toContainText('You have no permission for this.');
  await expect(editor(pane)).toHaveValue('new');
  await expect(editor(pane)).toBeFocused();
  await expect(pane.getByRole('row').filter({ hasText: 'new' })).toHaveCount(0);
  await sandbox.control('faults', { ...closed, lift: true });
  await editor(pane).press('Enter');
  await expect(panel.row(pane, 'new')).toBeVisible();

  // No answer at all, however often it is tried.
  await sandbox.control('faults', {
    route: RENAME(),
    times: 20,
    cut: 'before'
  });
  await panel.row(pane, 'a.txt').click();
  await pane.getByRole('grid').press('F2');
  await editor(pane).fill('c.txt');
  await editor(pane).press('Enter');
  await expect(panel.row(pane, 'c.txt')).toBeVisible();
  await expect(alert).toContainText('can’t reach Globus', { timeout: 60_000 });
  await expect(editor(pane)).toHaveValue('c.txt');
  await editor(pane).press('Escape');
  await expect(panel.row(pane, 'a.txt')).toBeVisible();
  expect(existsSync(home('tutorial-1', 'refused', 'a.txt'))).toBe(true);
});

test('a delete greys its rows until it has ended, and not where it is refused', async ({
  page,
  panel,
  sandbox
}) => {
  const pane = await openFolder(panel, 'gone', {
    'a.txt': 'a',
    'b.txt': 'b',
    'c.txt': 'c'
  });
  const rows = ['a.txt', 'b.txt'].map(name => panel.row(pane, name));
  await rows[0]!.click();
  await rows[1]!.click({ modifiers: ['Shift'] });
  await sandbox.control('faults', {
    route: '/v0.10/delete',
    times: 1,
    status: 403,
    body: { code: 'PermissionDenied', message: 'Not here.' }
  });
  await fromMenu(rows[1]!, 'Delete …');
  await expect(panel.dialog).toContainText('Delete 2 items on');
  await expect(panel.dialog).not.toContainText('Folders go');
  await answer(panel.dialog, 'Delete');
  const refused = page.getByText('Globus did not confirm the delete.');
  await expect(refused).toBeVisible();
  for (const row of rows) {
    await expect(row).not.toHaveClass(/jp-mod-pending/);
  }
  expect(existsSync(home('tutorial-1', 'gone', 'a.txt'))).toBe(true);

  await sandbox.control('faults', {
    name: 'paused',
    collection: collection('tutorial-1').id
  });
  // The answer is lost, and it is one task all the same.
  await sandbox.control('faults', {
    route: '/v0.10/delete',
    times: 1,
    cut: 'after'
  });
  await pane.getByRole('grid').press('Delete');
  await answer(panel.dialog, 'Delete');
  await expect(
    page.getByText(/Globus deletes 2 items|had taken this delete/)
  ).toBeVisible();
  for (const row of rows) {
    await expect(row).toHaveClass(/jp-mod-pending/);
  }
  await expect(panel.row(pane, 'c.txt')).not.toHaveClass(/jp-mod-pending/);
  // What goes already is not asked for again.
  await pane.getByRole('grid').press('Delete');
  await expect(panel.dialog).toBeHidden();
  await sandbox.control('faults', {
    name: 'paused',
    collection: collection('tutorial-1').id,
    lift: true
  });
  for (const row of rows) {
    await expect(row).toBeHidden({ timeout: 60_000 });
  }
  await expect(panel.row(pane, 'c.txt')).toBeVisible();
  await page.getByRole('tab', { name: 'Tasks' }).click();
  await expect(panel.root.locator('.jp-GlobusTask')).toHaveCount(1);
});

test('a consent that is missing in the middle is asked for, and it goes on', async ({
  panel,
  sandbox
}) => {
  const pane = await openFolder(panel, 'consent', { 'a.txt': 'a' });
  const revoke = () =>
    sandbox.control('faults', {
      name: 'consent-revoked',
      collection: collection('tutorial-1').id
    });
  const { dialog } = panel;
  await revoke();
  await fromMenu(panel.row(pane, 'a.txt'), 'New Folder');
  await editor(pane).fill('kept');
  await editor(pane).press('Enter');
  await expect(dialog).toContainText('asks for your consent');
  await dialog.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(editor(pane)).toHaveValue('kept');
  expect(existsSync(home('tutorial-1', 'consent', 'kept'))).toBe(false);
  await editor(pane).press('Enter');
  await panel.giveConsent(dialog);
  await expect(panel.row(pane, 'kept')).toHaveAttribute(
    'aria-selected',
    'true'
  );
  expect(existsSync(home('tutorial-1', 'consent', 'kept'))).toBe(true);
});

test('the rest of the menu: copies, sorting, hidden files, selections', async ({
  page,
  panel
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const pane = await openFolder(panel, 'rest', {
    'a.txt': 'a',
    'line\nbreak.txt': 'x',
    '.hidden': 'h',
    'sub/c.txt': 'c'
  });
  const row = (name: string) => panel.row(pane, name);
  await fromMenu(row('line\\nbreak.txt'), 'Copy Path');
  expect(await copied()).toBe('/~/rest/line\nbreak.txt');
  await expect(row('line\\nbreak.txt')).toHaveAttribute(
    'aria-selected',
    'true'
  );
  await fromMenu(row('sub'), 'Copy as Cell');
  expect(await copied()).toBe(
    `%globus ls ${collection('tutorial-1').id}:/~/rest/sub/`
  );
  await fromMenu(row('a.txt'), 'Show Hidden Files');
  await expect(row('.hidden')).toBeVisible();
  await fromMenu(row('a.txt'), 'Invert Selection');
  await expect(pane.getByRole('row', { selected: true })).toHaveCount(3);
  await fromMenu(row('sub'), 'Select All');
  await expect(pane.getByRole('row', { selected: true })).toHaveCount(4);
  await row('a.txt').click({ button: 'right' });
  await item(page, 'Sort by').hover();
  await item(page, 'Size').click();
  await expect(
    pane.getByRole('columnheader', { name: 'Size' })
  ).toHaveAttribute('aria-sort', 'ascending');
  // The sandbox has no web app.
  await row('a.txt').click({ button: 'right' });
  await expect(item(page, 'Refresh')).toBeVisible();
  await expect(item(page, 'Open in the Globus Web App')).toBeHidden();
  await page.keyboard.press('Escape');
});

test('the buttons of a pane are its own, and More opens the menu', async ({
  page,
  panel,
  sandbox
}) => {
  const pane = await openFolder(panel, 'tools', { 'a.txt': 'a' });
  const tools = pane.getByRole('toolbar');
  await expect(tools.getByRole('button')).toHaveCount(3);
  await writeFile(home('tutorial-1', 'tools', 'b.txt'), 'b');
  await tools.getByRole('button', { name: 'Refresh' }).click();
  await expect(panel.row(pane, 'b.txt')).toBeVisible();
  await tools.getByRole('button', { name: 'More' }).click();
  await item(page, 'New Folder').click();
  await expect(editor(pane)).toBeFocused();
  await editor(pane).press('Escape');
  const other = panel.pane('Second');
  await panel.choose(other, 'tutorial', 'Sandbox Tutorial Collection 1');
  await panel.goTo(other, '/~/tools/');
  // The first pane's button, though the second was used last.
  await mkdir(home('tutorial-1', 'tools', 'late'));
  const before = await sandbox.changes();
  await tools.getByRole('button', { name: 'Refresh' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel.row(pane, 'late')).toBeVisible();
  expect(await sandbox.changes()).toEqual(before);
});

test.describe('with other settings', () => {
  const selector = '.jp-GlobusGrid:not(.jp-mod-editing)';
  test.use({
    mockSettings: {
      ...galata.DEFAULT_SETTINGS,
      'jupyterlab-globus:files': {
        toolbar: [
          { name: 'refresh', disabled: true },
          { name: 'new', command: 'globus:new-folder', rank: 5 }
        ]
      },
      '@jupyterlab/application-extension:context-menu': {
        contextMenu: [
          {
            command: 'globus:copy-path',
            selector: '.jp-GlobusGrid',
            disabled: true
          }
        ]
      },
      '@jupyterlab/shortcuts-extension:shortcuts': {
        shortcuts: [
          {
            command: 'globus:rename-selected',
            keys: ['F2'],
            selector,
            disabled: true
          },
          { command: 'globus:rename-selected', keys: ['Alt E'], selector }
        ]
      }
    }
  });

  test('toolbar, menu and shortcuts are as they say', async ({
    page,
    panel
  }) => {
    const pane = await openFolder(panel, 'settings', { 'a.txt': 'a' });
    const tools = pane.getByRole('toolbar');
    await expect(tools.getByRole('button')).toHaveCount(3);
    await expect(tools.getByRole('button', { name: 'Refresh' })).toHaveCount(0);
    await tools.getByRole('button', { name: 'New Folder' }).click();
    await expect(editor(pane)).toBeFocused();
    await editor(pane).press('Escape');
    await panel.row(pane, 'a.txt').click();
    await pane.getByRole('grid').press('F2');
    await expect(editor(pane)).toBeHidden();
    await pane.getByRole('grid').press('Alt+e');
    await expect(editor(pane)).toHaveValue('a.txt');
    await editor(pane).press('Escape');
    await panel.row(pane, 'a.txt').click({ button: 'right' });
    await expect(item(page, 'Copy as Cell')).toBeVisible();
    await expect(item(page, 'Copy Path')).toHaveCount(0);
  });
});
