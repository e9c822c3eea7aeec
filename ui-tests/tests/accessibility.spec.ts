import { mkdir, symlink } from 'node:fs/promises';
import { galata } from '@jupyterlab/galata';
import { collection } from '../environment';
import { home, writeTree } from './files';
import { answer, expect, findings, runCommand, test } from './globus';
import { Notebook, writeNotebook } from './notebooks';

const PANEL = '#jp-globus-panel';
const FILES = '#jp-globus-files';
const DIALOG = 'dialog.jp-GlobusDialog';
const THEMES = ['JupyterLab Light', 'JupyterLab Dark'];

for (const theme of THEMES) {
  test(`axe finds nothing from sign-in to sign-out, ${theme}`, async ({
    page,
    panel,
    sandbox
  }) => {
    test.slow();
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

    const search = first.getByRole('combobox', { name: 'Search collections' });
    await first.getByTitle('Choose a collection').click();
    await search.fill('sandbox');
    await expect(
      first.getByRole('listbox').getByRole('option').first()
    ).toBeVisible();
    await clean('search');
    await search.fill('no collection is called so');
    await expect(first).toContainText('No collection');
    await clean('nothing found');
    await search.fill(collection('not-a-collection').id);
    await expect(first).toContainText('holds no files by itself');
    await clean('not a collection');
    await search.press('Escape');

    await panel.choose(first, 'tutorial', 'Sandbox Tutorial Collection 1');
    await panel.choose(second, 'tutorial', 'Sandbox Tutorial Collection 2');
    await expect(second.getByLabel('Paste the code here')).toBeVisible();
    await clean('consent');
    await panel.giveConsent(second);
    await expect(panel.row(first, 'survey 2026')).toBeVisible();
    await panel.row(first, 'survey 2026').click();
    await clean('browsing');
    await (await panel.typePath(first)).fill('/sha');
    await expect(
      first.getByRole('listbox').getByRole('option').first()
    ).toBeVisible();
    await clean('a path that is typed');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');

    await root.getByRole('button', { name: /^Transfer 1 item/ }).click();
    await expect(dialog).toBeVisible();
    await clean('transfer form', DIALOG);
    await sandbox.control('faults', { name: 'consent-revoked' });
    await dialog.getByRole('button', { name: 'Transfer' }).click();
    await expect(dialog.getByLabel('Paste the code here')).toBeVisible();
    await clean('consent in the form', DIALOG);
    await panel.giveConsent(dialog);
    await expect(dialog).toBeHidden();

    await panel.goTo(first, '/~/nothing in it/');
    await expect(first).toContainText('This folder is empty');
    await clean('empty folder');
    await panel.goTo(first, '/~/weather-2025.csv');
    await expect(first).toContainText('This is a file');
    await clean('not a folder');
    await panel.goTo(second, '/nowhere');
    await expect(second).toContainText('nothing at this path');
    await clean('not found');
    await panel.choose(first, 'sandbox', collection('offline').display_name);
    await expect(first).toContainText('can’t reach this collection');
    await clean('offline');
    await panel.choose(first, 'high', collection('weak-session').display_name);
    await expect(first.getByLabel('Paste the code here')).toBeVisible();
    await clean('weak session');
    await runCommand(page, 'globus:open-files');
    await expect(panel.pane('Second', page.locator(FILES))).toContainText(
      'nothing at this path'
    );
    await clean('main area', FILES);

    await root.getByRole('button', { name: 'ada@example.edu' }).click();
    await clean('account');
    await root.getByRole('button', { name: 'Sign out' }).click();
    await expect(root).toContainText('all access is revoked');
    await clean('signed out again');
  });

  test(`axe finds nothing in panes of any width, ${theme}`, async ({
    page,
    panel
  }) => {
    await page.theme.setTheme(theme);
    const folder = home('tutorial-1', 'widths');
    await writeTree(folder, {
      'a folder/x': '',
      'data.csv': '1,2',
      [`${'a very long name '.repeat(12)}.txt`]: '',
      'poses as \u202etxt.exe': ''
    });
    await symlink('data.csv', `${folder}/link to data`);
    await symlink('nowhere', `${folder}/broken link`);
    await panel.consentBeforehand(collection('tutorial-1').id);
    await panel.open();
    await panel.signIn();
    const pane = panel.pane('First');
    await panel.choose(pane, 'tutorial', 'Sandbox Tutorial Collection 1');
    await panel.goTo(pane, '/~/widths/');
    await expect(panel.row(pane, 'data.csv')).toBeVisible();
    const filter = pane.getByRole('textbox', { name: 'Filter' });
    const grid = pane.getByRole('grid');
    for (const width of [250, 360, 640]) {
      await page.sidebar.setWidth(width, 'left');
      const clean = async (state: string) =>
        expect(await findings(page, PANEL), `${state}, ${width}`).toEqual([]);
      await panel.row(pane, 'a folder').click();
      await grid.press('Control+ArrowDown');
      await clean('rows');
      await grid.press('/');
      await filter.fill('data');
      await expect(pane.getByRole('status')).toContainText('2 of 6 shown');
      await clean('filtered');
      await filter.fill('???');
      await expect(pane).toContainText('Nothing here matches');
      await clean('nothing matches');
      await filter.press('Escape');
      await (await panel.typePath(pane)).fill('/~/wid');
      await expect(pane.getByRole('listbox').getByRole('option')).toHaveText([
        'widths'
      ]);
      await clean('a path');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    }
    expect(await pane.evaluate(node => node.scrollWidth)).toBeLessThanOrEqual(
      await pane.evaluate(node => node.clientWidth)
    );
  });

  test(`axe finds nothing in tasks of any state, ${theme}`, async ({
    page,
    panel,
    sandbox,
    elsewhere
  }) => {
    const send = (label: string, file = 'file1.txt') =>
      elsewhere.send(label, `/share/godata/${file}`);
    const fault = (what: object) => sandbox.control('faults', what);
    await page.theme.setTheme(theme);
    await fault({ name: 'fails', times: 1 });
    await elsewhere.waitFor(await send('one'), 'FAILED');
    await elsewhere.waitFor(await send('two'), 'SUCCEEDED');
    await fault({ name: 'stalls', path: '/share/godata/file3.txt' });
    const cancelled = await send('three', 'file3.txt');
    await elsewhere.cancel(cancelled);
    await elsewhere.waitFor(cancelled, 'FAILED');
    await send('four', 'file3.txt');
    await send('five', 'nothing.txt');
    await send('six', 'file3.txt');
    await send('seven', 'file3.txt');
    // One more than may run at a time; the one that is stuck doesn't count.
    await send('eight', 'file3.txt');

    await panel.open();
    await panel.signIn();
    await panel.root.getByRole('tab', { name: 'Tasks' }).click();
    const tasks = panel.root.getByRole('listitem');
    await expect(tasks).toHaveCount(8);
    for (const state of ['Done', 'Failed', 'Cancelled', 'Running', 'Queued']) {
      await expect(tasks.filter({ hasText: state }).first()).toBeVisible();
    }
    await expect(tasks.filter({ hasText: 'five' })).toContainText('Stuck');
    expect(await findings(page, PANEL), 'all states').toEqual([]);
  });

  test(`axe finds nothing in what a notebook asks, ${theme}`, async ({
    page,
    panel,
    tmpPath
  }) => {
    const [one, two] = [
      collection('tutorial-1').id,
      collection('tutorial-2').id
    ];
    const file = await writeNotebook(tmpPath, 'python3', [
      `%load_ext jupyterlab_globus\n%globus transfer ${one}:/share/godata/file1.txt ${two}:/~/`
    ]);
    await page.theme.setTheme(theme);
    await panel.consentBeforehand(one, two);
    await panel.open();
    await panel.signIn();
    const notebook = new Notebook(page);
    await notebook.open(file);
    await notebook.start(0);
    await expect(panel.dialog).toContainText('cells.ipynb');
    expect(await findings(page, DIALOG), 'permission').toEqual([]);
    await answer(panel.dialog, 'Don’t allow');
    expect(await notebook.result(0)).toContain('NotAllowed');
  });
}

test.describe('without a client id', () => {
  test.use({
    mockSettings: {
      ...galata.DEFAULT_SETTINGS,
      'jupyterlab-globus:plugin': { clientId: '' }
    }
  });

  test('axe finds nothing in how to get one, light and dark', async ({
    page,
    panel
  }) => {
    await panel.open();
    await expect(panel.root).toContainText('Client UUID');
    for (const theme of THEMES) {
      await page.theme.setTheme(theme);
      expect(await findings(page, PANEL), theme).toEqual([]);
    }
  });
});
