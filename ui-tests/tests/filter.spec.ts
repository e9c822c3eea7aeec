import { mkdir } from 'node:fs/promises';
import { home, writeTree } from './files';
import { expect, findings, test } from './globus';
import { Keyboard } from './keyboard';
import { names, openFolder, selected } from './panes';

const FILES = {
  'b10.csv': 'x',
  'b2.csv': 'xx',
  'Berlin notes.txt': '',
  'a.bin': 'xxx',
  'x.CSV': 'x'
};

test('what is typed in the filter narrows the rows, and Escape shows all again', async ({
  page,
  panel
}) => {
  const pane = await openFolder(panel, 'narrowed', FILES);
  const hands = new Keyboard(page);
  const grid = pane.getByRole('grid');
  const status = pane.getByRole('status');
  const box = pane.getByRole('textbox', { name: 'Filter' });
  await grid.focus();
  await hands.press('/');
  await expect(box).toBeFocused();
  await hands.type('csv');
  await expect(names(pane)).toHaveText(['b2.csv', 'b10.csv', 'x.CSV']);
  await expect(grid).toHaveAttribute('aria-rowcount', '4');
  await expect(status).toContainText('3 of 5 shown');

  // On in the rows that are left.
  await hands.press('ArrowDown');
  await expect(grid).toBeFocused();
  await hands.press('End', 'Shift+ArrowUp');
  await expect(selected(pane)).toHaveText(['b10.csv', 'x.CSV']);
  await hands.press('/');
  await expect(box).toBeFocused();
  await box.fill('b?.csv');
  await expect(names(pane)).toHaveText(['b2.csv']);
  await expect(status).toContainText('2 selected · 2 of them not shown');
  expect(await findings(page, '#jp-globus-panel')).toEqual([]);

  await hands.press('Escape');
  await expect(box).toBeHidden();
  await expect(grid).toBeFocused();
  await expect(names(pane)).toHaveCount(5);
  await expect(selected(pane)).toHaveText(['b10.csv', 'x.CSV']);
});

test('where nothing matches, a button shows all again', async ({
  page,
  panel
}) => {
  const pane = await openFolder(panel, 'narrowed', FILES);
  await pane.getByRole('button', { name: 'Filter' }).click();
  const box = pane.getByRole('textbox', { name: 'Filter' });
  await box.fill('nothing is called so');
  await expect(pane).toContainText(
    'Nothing here matches “nothing is called so”.'
  );
  await expect(pane.getByRole('status')).toContainText('0 of 5 shown');
  expect(await findings(page, '#jp-globus-panel')).toEqual([]);
  await pane
    .locator('.jp-GlobusEmpty')
    .getByRole('button', { name: 'Clear the filter' })
    .click();
  await expect(names(pane)).toHaveCount(5);
  await expect(pane.getByRole('grid')).toBeFocused();
});

test('another folder is shown whole', async ({ panel }) => {
  const pane = await openFolder(panel, 'narrowed', FILES);
  await mkdir(home('tutorial-1', 'narrowed', 'csv folder'));
  await pane.getByRole('button', { name: 'Filter' }).click();
  await pane.getByRole('button', { name: 'Refresh' }).click();
  const box = pane.getByRole('textbox', { name: 'Filter' });
  await box.fill('csv fo');
  await expect(names(pane)).toHaveText(['csv folder']);
  await panel.row(pane, 'csv folder').dblclick();
  await expect(pane).toContainText('This folder is empty.');
  await expect(box).toBeHidden();
});

test('a name is found by typing how it begins', async ({ page, panel }) => {
  const pane = await openFolder(panel, 'find', FILES);
  const hands = new Keyboard(page);
  await pane.getByRole('grid').focus();
  await hands.type('b1');
  await expect(selected(pane)).toHaveText(['b10.csv']);
  await page.waitForTimeout(1100);
  await hands.type('berlin n');
  await expect(selected(pane)).toHaveText(['Berlin notes.txt']);
});

test('where it is narrow, rows are sorted by what has no column too', async ({
  page,
  panel
}) => {
  await writeTree(home('tutorial-1', 'narrow'), { 'zoo/keep.txt': '' });
  const pane = await openFolder(panel, 'narrow', FILES);
  await page.sidebar.setWidth(250, 'left');
  const heads = pane.getByRole('columnheader');
  await expect(heads).toHaveCount(2);
  const sort = pane.getByRole('combobox', { name: 'Sort by' });
  await sort.selectOption('Type ↑');
  await expect(names(pane)).toHaveText([
    'zoo',
    'a.bin',
    'b2.csv',
    'b10.csv',
    'x.CSV',
    'Berlin notes.txt'
  ]);
  await expect(pane.getByRole('status')).toContainText(
    'Sorted by “Type”, ascending'
  );
  expect(await findings(page, '#jp-globus-panel')).toEqual([]);
  await sort.selectOption('Type ↓');
  await expect(names(pane).nth(1)).toHaveText('Berlin notes.txt');
  await sort.selectOption('Name ↑');
  await expect(heads.first()).toHaveAttribute('aria-sort', 'ascending');
});
