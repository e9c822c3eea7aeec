import { mkdir } from 'node:fs/promises';
import { collection } from '../environment';
import { home } from './files';
import { expect, findings, runCommand, test } from './globus';

const PANEL = '#jp-globus-panel';
const DIALOG = 'dialog.jp-GlobusDialog';

for (const theme of ['JupyterLab Light', 'JupyterLab Dark']) {
  test(`axe finds nothing in any state, ${theme}`, async ({ page, panel }) => {
    await page.theme.setTheme(theme);
    await panel.consentBeforehand(collection('tutorial-1').id);
    await mkdir(home('tutorial-1', 'nothing in it'));
    const clean = async (state: string, place = PANEL) => {
      expect(await findings(page, place), state).toEqual([]);
    };
    const { root, dialog } = panel;
    const [first, second] = [panel.pane('First'), panel.pane('Second')];

    await panel.open();
    await expect(root.getByRole('link', { name: 'Open Globus' })).toBeVisible();
    await clean('signed out');
    await root.getByLabel('Paste the code here').fill('nonsense');
    await root.getByRole('button', { name: 'Sign in' }).click();
    await expect(root).toContainText('did not take this code');
    await clean('wrong code');
    await panel.signIn();
    await clean('nothing chosen');

    await first.getByTitle('Choose a collection').click();
    await first.getByLabel('Search collections').fill('sandbox');
    await expect(
      first.getByRole('listbox').getByRole('option').first()
    ).toBeVisible();
    await clean('search');
    await first.getByLabel('Search collections').press('Escape');
    await panel.choose(first, 'tutorial', 'Sandbox Tutorial Collection 1');
    await panel.choose(second, 'tutorial', 'Sandbox Tutorial Collection 2');
    await expect(second.getByLabel('Paste the code here')).toBeVisible();
    await clean('consent');
    await panel.giveConsent(second);
    await expect(panel.row(first, 'survey 2026')).toBeVisible();
    await panel.row(first, 'survey 2026').click();
    await clean('browsing');

    await root.getByRole('button', { name: /^Transfer 1 item/ }).click();
    await expect(dialog).toBeVisible();
    await clean('transfer form', DIALOG);
    await dialog.getByRole('button', { name: 'Transfer' }).click();
    await expect(dialog).toBeHidden();
    await root.getByRole('tab', { name: 'Tasks' }).click();
    await expect(root.getByRole('listitem')).toHaveCount(1);
    await clean('tasks');

    await root.getByRole('tab', { name: 'Files' }).click();
    await panel.goTo(first, '/~/nothing in it/');
    await expect(first).toContainText('This folder is empty');
    await clean('empty folder');
    await panel.choose(first, 'sandbox', collection('offline').display_name);
    await expect(first).toContainText('can’t reach this collection');
    await clean('offline');
    await panel.choose(first, 'high', collection('weak-session').display_name);
    await expect(first.getByLabel('Paste the code here')).toBeVisible();
    await clean('weak session');
    await panel.goTo(second, '/nowhere');
    await expect(second).toContainText('nothing at this path');
    await clean('not found');
    await runCommand(page, 'globus:open-files');
    await expect(
      panel.pane('Second', page.locator('#jp-globus-files'))
    ).toContainText('nothing at this path');
    await clean('main area', '#jp-globus-files');

    await root.getByRole('button', { name: 'ada@example.edu' }).click();
    await clean('account');
    await root.getByRole('button', { name: 'Sign out' }).click();
    await expect(root).toContainText('all access is revoked');
    await clean('signed out again');
  });
}
