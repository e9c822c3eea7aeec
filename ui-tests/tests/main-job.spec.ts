import { AWKWARD, digests, home, writeTree } from './files';
import { expect, test } from './globus';

test('a person sends a folder from one collection to another', async ({
  panel
}) => {
  const { root, dialog } = panel;
  panel.followsLinks = true;
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
