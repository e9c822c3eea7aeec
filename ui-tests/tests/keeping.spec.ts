import { readdir, readFile } from 'node:fs/promises';
import { home, writeTree } from './files';
import { answer, expect, runCommand, test } from './globus';
import { names, openFolder, selected } from './panes';

test('what is selected, and then deleted, is what was meant, though others came before it', async ({
  page,
  panel
}) => {
  const folder = home('tutorial-1', 'meant');
  const pane = await openFolder(panel, 'meant', { b: 'b', c: 'c', d: 'd' });
  await panel.row(pane, 'c').click();
  await writeTree(folder, { a: 'a', aa: 'aa' });
  await runCommand(page, 'globus:refresh-folder', { pane: 'first' });
  await expect(names(pane)).toHaveText(['a', 'aa', 'b', 'c', 'd']);
  await expect(selected(pane)).toHaveText(['c']);
  // Sorted and filtered otherwise, it is the same.
  await runCommand(page, 'globus:sort-by', { pane: 'first', by: 'name' });
  await expect(names(pane).first()).toHaveText('d');
  await expect(selected(pane)).toHaveText(['c']);

  await pane.getByRole('grid').press('Delete');
  await writeTree(folder, { '0': '0' });
  await runCommand(page, 'globus:refresh-folder', { pane: 'first' });
  await expect(panel.row(pane, '0')).toHaveCount(1);
  await answer(panel.dialog, 'Delete');
  await expect
    .poll(async () => (await readdir(folder)).sort())
    .toEqual(['0', 'a', 'aa', 'b', 'd']);
  await expect(panel.row(pane, 'c')).toHaveCount(0);
});

test('a name that is being typed stays with its file while others come before it', async ({
  page,
  panel
}) => {
  const folder = home('tutorial-1', 'typed');
  const pane = await openFolder(panel, 'typed', { b: 'of b', c: 'of c' });
  await panel.row(pane, 'b').click();
  await pane.getByRole('grid').press('F2');
  const box = pane.getByLabel('New name');
  await expect(box).toBeFocused();
  await box.pressSequentially('bet');
  await writeTree(folder, { a: 'of a', aa: 'of aa' });
  await runCommand(page, 'globus:refresh-folder', { pane: 'first' });
  await expect(panel.row(pane, 'aa')).toBeVisible();
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('bet');
  await page.keyboard.type('a');
  await page.keyboard.press('Enter');
  await expect(names(pane)).toHaveText(['a', 'aa', 'beta', 'c']);
  // The row shows the name at once; the service comes after it.
  await expect
    .poll(async () => (await readdir(folder)).sort())
    .toEqual(['a', 'aa', 'beta', 'c']);
  expect(await readFile(`${folder}/beta`, 'utf8')).toBe('of b');
});
