import { collection } from '../environment';
import { digests, home, writeTree } from './files';
import { expect, test } from './globus';
import { Keyboard } from './keyboard';

test('the whole main job, from the palette on, by keyboard alone', async ({
  page,
  panel,
  sandbox
}) => {
  await writeTree(home('tutorial-1', 'field notes'), { 'one.txt': 'one\n' });
  const hands = new Keyboard(page);
  const { root, dialog } = panel;
  const [first, second] = [panel.pane('First'), panel.pane('Second')];

  await hands.command('Open Globus');
  await hands.pasteCode(root, 'Sign in');
  await expect(root.getByText('ada@example.edu')).toBeVisible();

  for (const [pane, number] of [
    [first, 1],
    [second, 2]
  ] as const) {
    await hands.use(pane.getByTitle('Choose a collection'));
    await hands.type(`tutorial collection ${number}`);
    await expect(pane.getByRole('listbox').getByRole('option')).toHaveCount(1);
    await hands.press('Enter');
    await hands.pasteCode(pane, 'Continue');
    // The rows have the keyboard once they are there.
    await expect(pane.getByRole('grid')).toBeFocused();
  }

  // Into a folder and out again; then one item, and one more.
  const grid = first.getByRole('grid');
  await hands.reach(grid, 'Shift+Tab');
  await hands.press('Home', 'Enter');
  await expect(panel.row(first, 'one.txt')).toBeVisible();
  await hands.press('Backspace');
  await expect(panel.row(first, 'field notes')).toBeVisible();
  await expect(grid).toBeFocused();
  await hands.press('Home', 'Shift+ArrowDown');
  await expect(first.getByRole('status')).toContainText('2 of');
  await hands.press('Home');
  await expect(panel.row(first, 'field notes')).toHaveAttribute(
    'aria-selected',
    'true'
  );

  const send = root.getByRole('button', {
    name: 'Transfer 1 item to Sandbox Tutorial'
  });
  await hands.use(send);
  await hands.reach(dialog.getByLabel('Label'));
  await hands.type('by keyboard');
  await hands.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(grid).toBeFocused();

  await expect(async () => {
    expect(await digests(home('tutorial-2', 'field notes'))).toEqual(
      await digests(home('tutorial-1', 'field notes'))
    );
  }).toPass();

  // Another one, which would go on for ever.
  await sandbox.control('faults', { name: 'stalls' });
  await hands.press('End');
  await hands.use(send);
  await hands.reach(dialog.getByLabel('Label'));
  await hands.type('not this one');
  await hands.press('Enter');
  await expect(dialog).toBeHidden();

  await hands.reach(root.getByRole('tab', { name: 'Files' }), 'Shift+Tab');
  await hands.press('ArrowRight');
  const task = (label: string) =>
    root.getByRole('listitem').filter({ hasText: label });
  await expect(task('by keyboard')).toContainText('Done', { timeout: 30_000 });
  await hands.use(root.getByRole('button', { name: 'Cancel not this one' }));
  await hands.use(dialog.getByRole('button', { name: 'Cancel the task' }));
  await expect(task('not this one')).toContainText('Cancelled');

  await hands.command('Sign Out of Globus');
  await hands.use(dialog.getByRole('button', { name: 'Sign out' }));
  await expect(root).toContainText('all access is revoked');
});

test('from the palette, side by side in the main area, by keyboard alone', async ({
  page,
  panel
}) => {
  await writeTree(home('tutorial-1', 'small'), { 'one.txt': 'one\n' });
  const hands = new Keyboard(page);
  const { root, dialog } = panel;
  await hands.command('Sign In to Globus');
  await hands.pasteCode(dialog, 'Sign in');
  await expect(dialog).toBeHidden();
  await expect(root).toBeHidden();

  await hands.command('Open Globus Files');
  const files = page.locator('#jp-globus-files');
  const panes = ['First', 'Second'] as const;
  for (const [index, name] of panes.entries()) {
    const pane = panel.pane(name, files);
    await hands.use(pane.getByTitle('Choose a collection'));
    // An id leads straight there.
    await hands.type(collection(`tutorial-${index + 1}`).id);
    await hands.pasteCode(pane, 'Continue');
    await expect(pane.getByRole('grid')).toBeFocused();
  }
  const first = panel.pane('First', files);
  await hands.reach(first.getByRole('grid'), 'Shift+Tab');
  await hands.press('Home', 'Enter');
  await expect(panel.row(first, 'one.txt')).toBeVisible();
  await hands.press('Control+a');
  await hands.use(
    files.getByRole('button', { name: 'Transfer 1 item to Sandbox Tutorial' })
  );
  await expect(dialog.getByLabel('Label')).toBeFocused();
  await hands.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(async () => {
    expect(await digests(home('tutorial-2'))).toHaveProperty(['one.txt']);
  }).toPass();
});
