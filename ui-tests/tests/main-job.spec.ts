import { AWKWARD, digests, home, writeTree } from './files';
import { expect, runCommand, test } from './globus';

test('a person sends a folder from one collection to another', async ({
  panel
}) => {
  const { root, dialog } = panel;
  await writeTree(home('tutorial-1', 'my data'), AWKWARD);

  await panel.open();
  await expect(root.getByRole('heading')).toHaveText('Sign in to Globus');
  await panel.signIn();

  const [first, second] = [panel.pane('First'), panel.pane('Second')];
  await panel.choose(first, 'tutorial', 'Sandbox Tutorial Collection 1');
  await panel.giveConsent(first);
  await expect(panel.row(first, 'my data')).toBeVisible();

  await panel.choose(second, 'tutorial', 'Sandbox Tutorial Collection 2');
  await panel.giveConsent(second);
  await expect(panel.row(second, 'README.txt')).toBeVisible();

  await panel.row(first, 'my data').dblclick();
  await expect(panel.row(first, '-leading dash.txt')).toBeVisible();
  await first.getByRole('button', { name: 'Up to the folder above' }).click();
  await panel.row(first, 'my data').click();
  await expect(first.getByRole('status')).toContainText('1 of');

  await root
    .getByRole('button', { name: 'Transfer 1 item to Sandbox Tutorial' })
    .click();
  await expect(dialog).toContainText('my data');
  await dialog.getByLabel('Label').fill('all of it');
  await dialog.getByLabel('If it exists').selectOption('checksum');
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect(dialog).toBeHidden();

  await root.getByRole('tab', { name: 'Tasks' }).click();
  const task = root.getByRole('listitem').filter({ hasText: 'all of it' });
  await expect(task).toContainText('Done', { timeout: 30_000 });
  await expect(task).toContainText('7 files');

  expect(await digests(home('tutorial-2', 'my data'))).toEqual(
    await digests(home('tutorial-1', 'my data'))
  );

  await root.getByRole('button', { name: 'ada@example.edu' }).click();
  await root.getByRole('button', { name: 'Sign out' }).click();
  await expect(root.getByText('all access is revoked')).toBeVisible();
});

test('the same by keyboard alone, side by side in the main area', async ({
  page,
  panel
}) => {
  await writeTree(home('tutorial-1', 'small'), { 'one.txt': 'one\n' });
  await panel.open();
  await panel.signIn();
  await runCommand(page, 'globus:open-files');
  const files = page.locator('#jp-globus-files');
  const [first, second] = [
    panel.pane('First', files),
    panel.pane('Second', files)
  ];

  const { keyboard } = page;
  for (const [pane, number] of [
    [first, '1'],
    [second, '2']
  ] as const) {
    await pane.getByTitle('Choose a collection').focus();
    await keyboard.press('Enter');
    await keyboard.type(`tutorial collection ${number}`);
    await expect(pane.getByRole('listbox').getByRole('option')).toHaveCount(1);
    await keyboard.press('Enter');
    // The code is the mouse's in any case: it comes from another tab.
    await panel.giveConsent(pane);
    await expect(pane.getByRole('grid')).toBeVisible();
  }
  await first.getByRole('grid').focus();
  await keyboard.press('Home');
  await expect(panel.row(first, 'small')).toHaveAttribute(
    'aria-selected',
    'true'
  );
  await keyboard.press('Enter');
  await expect(panel.row(first, 'one.txt')).toBeVisible();
  await first.getByRole('grid').focus();
  await keyboard.press('Control+a');
  await files
    .getByRole('button', { name: 'Transfer 1 item to Sandbox Tutorial' })
    .focus();
  await keyboard.press('Enter');
  await expect(panel.dialog).toBeVisible();
  await keyboard.press('Enter');
  await expect(panel.dialog).toBeHidden();
  await expect(async () => {
    expect(await digests(home('tutorial-2'))).toHaveProperty(['one.txt']);
  }).toPass();
});

test('a browser without shared workers gets an engine of its own', async ({
  page,
  panel
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'SharedWorker');
  });
  await page.reload();
  await panel.open();
  await panel.signIn();
  expect(await page.evaluate(() => 'SharedWorker' in window)).toBe(false);
});
