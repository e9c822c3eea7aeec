import type { Locator } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { collection } from '../environment';
import { home, writeTree } from './files';
import type { Panel, Sandbox } from './globus';
import { expect, test } from './globus';
import { Keyboard } from './keyboard';

const ROOT = '/~/fields/north/';

/** Opens the first pane deep in ada's home. */
async function openDeep(panel: Panel): Promise<Locator> {
  await writeTree(home('tutorial-1', 'fields'), {
    'north/plot 1/a.csv': 'a',
    'north/plot 2/b.csv': 'b',
    'north/notes.txt': '',
    'south/c.csv': 'c',
    'Souvenirs/d.csv': 'd'
  });
  await panel.consentBeforehand(collection('tutorial-1').id);
  await panel.open();
  await panel.signIn();
  const pane = panel.pane('First');
  await panel.choose(pane, 'tutorial', 'Sandbox Tutorial Collection 1');
  await panel.goTo(pane, ROOT);
  await expect(panel.row(pane, 'plot 1')).toBeVisible();
  return pane;
}

/** How often folders have been listed. */
function listings(sandbox: Sandbox): Promise<number> {
  const { id } = collection('tutorial-1');
  return sandbox.count('GET', `/v0.10/operation/endpoint/${id}/ls`);
}

const options = (pane: Locator) =>
  pane.getByRole('listbox', { name: 'Folders' }).getByRole('option');

test('the folders on the way lead there, by mouse and by keyboard', async ({
  page,
  panel
}) => {
  const pane = await openDeep(panel);
  const path = panel.path(pane);
  const crumb = (name: string) =>
    path.getByRole('button', { name, exact: true });
  await expect(crumb('north')).toHaveAttribute('aria-current', 'location');
  await crumb('fields').click();
  await expect(panel.row(pane, 'south')).toBeVisible();
  await expect(path).toHaveAttribute('title', '/~/fields/');

  const hands = new Keyboard(page);
  await pane.getByRole('grid').focus();
  await hands.reach(crumb('Root folder'), 'Shift+Tab');
  await hands.press('Enter');
  await expect(panel.row(pane, 'share')).toBeVisible();
  await expect(path).toHaveAttribute('title', '/');
});

test('back and forward show at once what was opened, without a request', async ({
  page,
  panel,
  sandbox
}) => {
  const pane = await openDeep(panel);
  // Where it is narrow, the menu and the keys have them.
  await page.sidebar.setWidth(420, 'left');
  const button = (name: string) => pane.getByRole('button', { name });
  await panel.row(pane, 'plot 1').dblclick();
  await expect(panel.row(pane, 'a.csv')).toBeVisible();
  await expect(button('Forward')).toHaveAttribute('aria-disabled', 'true');
  const before = await listings(sandbox);
  await button('Back').click();
  await expect(panel.row(pane, 'plot 1')).toBeVisible();
  await button('Forward').press('Enter');
  await expect(panel.row(pane, 'a.csv')).toBeVisible();
  await expect(button('Forward')).toBeFocused();
  expect(await listings(sandbox)).toBe(before);
});

test('a path is typed with the folders that it may go on with', async ({
  page,
  panel,
  sandbox
}) => {
  const pane = await openDeep(panel);
  const hands = new Keyboard(page);
  const box = await panel.typePath(pane);
  await expect(box).toBeFocused();
  await expect(box).toHaveValue(ROOT);
  await expect(box).toHaveAttribute('aria-expanded', 'false');
  const before = await listings(sandbox);

  await hands.type('/~/fields/so');
  await expect(options(pane)).toHaveText(['south', 'Souvenirs']);
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  // One request for the folder, however many keys were pressed in it.
  expect(await listings(sandbox)).toBe(before + 1);

  await hands.press('ArrowDown', 'ArrowDown');
  await expect(options(pane).nth(1)).toHaveAttribute('aria-selected', 'true');
  const id = await options(pane).nth(1).getAttribute('id');
  await expect(box).toHaveAttribute('aria-activedescendant', id!);
  await hands.press('ArrowUp', 'ArrowUp');
  await expect(box).not.toHaveAttribute('aria-activedescendant');

  // Tab completes, and what is complete lists what is in it.
  await hands.press('Tab');
  await expect(box).toHaveValue('/~/fields/south/');
  await hands.press('Control+a');
  await hands.type('/~/fields/north/PL');
  await expect(options(pane)).toHaveText(['plot 1', 'plot 2']);
  await hands.press('ArrowDown', 'Enter');
  await expect(panel.row(pane, 'a.csv')).toBeVisible();
  await expect(pane.getByRole('grid')).toBeFocused();
  await expect(panel.path(pane)).toHaveAttribute('title', `${ROOT}plot 1/`);
});

test('an offered folder is taken by mouse, whatever its name holds', async ({
  panel
}) => {
  const strange = 'line\nbreak \u202etxt.exe';
  await mkdir(home('tutorial-1', 'fields', strange, 'inside'), {
    recursive: true
  });
  const pane = await openDeep(panel);
  const box = await panel.typePath(pane);
  await box.fill('/~/fields/li');
  await expect(options(pane)).toHaveText(['line\\nbreak \\u{202E}txt.exe']);
  await options(pane).click();
  await expect(panel.row(pane, 'inside')).toBeVisible();
});

test('typing a path is given up with Escape, and by going elsewhere', async ({
  page,
  panel
}) => {
  const pane = await openDeep(panel);
  const box = await panel.typePath(pane);
  await box.fill('/~/fields/n');
  await expect(options(pane)).toHaveText(['north']);
  await page.keyboard.press('Escape');
  await expect(options(pane)).toHaveCount(0);
  await expect(box).toHaveValue('/~/fields/n');
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  await expect(panel.path(pane)).toHaveAttribute('title', ROOT);
  await expect(pane.getByRole('grid')).toBeFocused();

  await panel.typePath(pane);
  await box.fill('/nowhere');
  await page.keyboard.press('Escape');
  // With nothing to complete, Tab goes on as ever.
  await panel.typePath(pane);
  await page.keyboard.press('Tab');
  await expect(box).toBeHidden();
  await expect(panel.path(pane)).toHaveAttribute('title', ROOT);
});

test('a place that isn’t there offers nothing, and says so once gone to', async ({
  page,
  panel
}) => {
  const pane = await openDeep(panel);
  const box = await panel.typePath(pane);
  await box.fill('/~/no such folder/x');
  await page.keyboard.press('Enter');
  await expect(pane).toContainText('nothing at this path');
  await expect(panel.path(pane)).toHaveAttribute(
    'title',
    '/~/no such folder/x'
  );
});
