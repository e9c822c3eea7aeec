import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { galata } from '@jupyterlab/galata';
import type { Locator, Page } from '@playwright/test';
import { collection, environment } from '../environment';
import { home, writeTree } from './files';
import type { Panel } from './globus';
import { answer, expect, findings, runCommand, test } from './globus';
import { LOAD, ONE } from './sending';
import { Notebook, writeNotebook } from './notebooks';

/** A collection's folder among JupyterLab's files. */
function local(role: string, ...parts: string[]): string {
  const file = home(role, ...parts);
  return path.relative(environment().notebooks, file);
}

/** Ada's home on the personal collection, which is on this server's disk. */
const DISK = () => local('personal');

/** Shows a folder in JupyterLab's own browser. */
async function browse(page: Page, folder: string): Promise<Locator> {
  await runCommand(page, 'filebrowser:activate');
  await runCommand(page, 'filebrowser:go-to-path', { path: folder });
  return page.locator('.jp-DirListing-content').first();
}

/** Opens JupyterLab's menu on a file or folder, and chooses in it. */
async function choose(
  page: Page,
  files: Locator,
  name: string,
  label: string
): Promise<void> {
  await files.locator('.jp-DirListing-item', { hasText: name }).click({
    button: 'right'
  });
  await page.getByRole('menuitem', { name: label }).click();
}

async function signedIn(panel: Panel): Promise<Locator[]> {
  await panel.consentBeforehand(
    collection('tutorial-1').id,
    collection('tutorial-2').id
  );
  await panel.open();
  await panel.signIn();
  return [panel.pane('First'), panel.pane('Second')];
}

const here = (pane: Locator) =>
  pane.getByRole('button', { name: /^This server/ });

test('“This server” is the folder that JupyterLab shows, by mouse and keyboard', async ({
  page,
  panel
}) => {
  await browse(page, `${DISK()}/Documents`);
  const [first, second] = await signedIn(panel);
  await first!.getByTitle('Choose a collection').click();
  await here(first!).click();
  await expect(panel.row(first!, 'thesis.txt')).toBeVisible();
  const head = first!.getByTitle('Choose a collection');
  await expect(head).toContainText('Sandbox Personal Laptop');
  await expect(head).toContainText('This server');

  await second!.getByTitle('Choose a collection').focus();
  await page.keyboard.press('Enter');
  await expect(second!.getByLabel('Search collections')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(second!.getByRole('combobox').nth(1)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(here(second!)).toBeFocused();
  expect(await findings(page, '.jp-GlobusChooser')).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(panel.row(second!, 'thesis.txt')).toBeVisible();
  // What lies above the disk's home is not known to be here.
  await panel.goTo(second!, '/');
  await expect(panel.row(second!, 'home')).toBeVisible();
  await expect(second!.getByTitle('Choose a collection')).not.toContainText(
    'This server'
  );
});

test('what is missing is said, and what helps', async ({
  page,
  panel,
  sandbox
}) => {
  const { id } = collection('personal');
  await sandbox.control('faults', { name: 'offline', collection: id });
  const [first] = await signedIn(panel);
  await first!.getByTitle('Choose a collection').click();
  await here(first!).click();
  const said = first!.locator('.jp-GlobusThisServer').getByRole('status');
  await expect(said).toContainText('Sandbox Personal Laptop is not connected');
  expect(await findings(page, '.jp-GlobusChooser')).toEqual([]);

  // Another machine's files, by the same names.
  await sandbox.control('faults', {
    name: 'offline',
    collection: id,
    lift: true
  });
  let isThere = true;
  await page.route('**/jupyterlab-globus/disks*', async route => {
    if (!isThere) {
      // As where the server extension is not enabled.
      return route.fulfill({ status: 404, json: {} });
    }
    const answer = await route.fetch();
    const body = (await answer.json()) as {
      found: { entries: [string, boolean, number][] }[];
    };
    for (const entry of body.found[0]!.entries) {
      entry[2] -= 3600;
    }
    return route.fulfill({ json: body });
  });
  await page.reload();
  await panel.open();
  await first!.getByTitle('Choose a collection').click();
  await here(first!).click();
  await expect(said).toContainText('has other files than this server has');

  isThere = false;
  await here(first!).click();
  await expect(said).toContainText('Nothing says on which collection');
  const files = await browse(page, DISK());
  await choose(page, files, 'Documents', 'Send with Globus…');
  await expect(panel.dialog).toContainText('Nothing says');
  await answer(panel.dialog, 'Open the settings');
  await expect(page.getByRole('main')).toContainText('Disks of this server');
});

test('files go from JupyterLab’s browser, and come to it', async ({
  page,
  panel
}) => {
  await writeTree(home('personal', 'run'), { 'a.txt': 'a', 'b.txt': 'b' });
  const [first, second] = await signedIn(panel);
  let files = await browse(page, `${DISK()}/run`);
  await choose(page, files, 'a.txt', 'Send with Globus…');
  await expect(panel.row(first!, 'a.txt')).toHaveAttribute(
    'aria-selected',
    'true'
  );
  await expect(panel.row(first!, 'b.txt')).toHaveAttribute(
    'aria-selected',
    'false'
  );

  // With the other pane open the form comes at once.
  await panel.choose(second!, 'tutorial', 'Sandbox Tutorial Collection 2');
  await expect(panel.row(second!, 'README.txt')).toBeVisible();
  await page.keyboard.press('Escape');
  files = await browse(page, `${DISK()}/run`);
  await choose(page, files, 'b.txt', 'Send with Globus…');
  await expect(panel.dialog).toContainText('Sandbox Personal Laptop');
  await panel.dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect.poll(() => existsSync(home('tutorial-2', 'b.txt'))).toBe(true);

  // And back: a folder of the browser is where files come to.
  files = await browse(page, DISK());
  await choose(page, files, 'run', 'Fetch with Globus to Here…');
  await expect(panel.row(second!, 'a.txt')).toBeVisible();
  await panel.choose(first!, 'tutorial', 'Sandbox Tutorial Collection 1');
  await panel.goTo(first!, '/share/godata/');
  files = await browse(page, `${DISK()}/run`);
  await runCommand(page, 'globus:open-panel');
  await panel.row(first!, 'file1.txt').click();
  await panel.root
    .getByRole('button', { name: /^Transfer 1 item/ })
    .first()
    .click();
  await panel.dialog.getByRole('button', { name: 'Transfer' }).click();
  const open = page.getByRole('button', { name: 'Open in JupyterLab' });
  await open.click();
  await expect(
    page.getByRole('main').getByRole('tab', { name: 'file1.txt' })
  ).toBeVisible();
  await runCommand(page, 'filebrowser:activate');
  await expect(files).toContainText('file1.txt');
});

test.describe('with a disk in the settings', () => {
  test.use({
    // Only once the servers are up can it be told.
    mockSettings: async ({ baseURL: _ }, use) => {
      const disk = (path: string, role: string, collectionPath: string) => ({
        path,
        collection: collection(role).id,
        collectionPath
      });
      await use({
        ...galata.DEFAULT_SETTINGS,
        'jupyterlab-globus:plugin': {
          disks: [
            disk(environment().notebooks, 'guest', '/nowhere/'),
            disk(home('tutorial-2'), 'tutorial-2', '/~/')
          ]
        }
      });
    }
  });

  test('it counts as it stands, the deeper one first', async ({
    page,
    panel
  }) => {
    await browse(page, local('tutorial-2'));
    const [first, second] = await signedIn(panel);
    await first!.getByTitle('Choose a collection').click();
    await here(first!).click();
    await expect(panel.row(first!, 'README.txt')).toBeVisible();
    await expect(first!.getByTitle('Choose a collection')).toContainText(
      'Sandbox Tutorial Collection 2'
    );
    await browse(page, '');
    await panel.open();
    await second!.getByTitle('Choose a collection').click();
    await here(second!).click();
    await expect(second!.getByTitle('Choose a collection')).toContainText(
      'Sandbox Shared Results'
    );
  });
});

test('a cell fetches to the folder of its notebook', async ({
  page,
  panel,
  tmpPath
}) => {
  const cells = [
    LOAD,
    `%globus ls here:`,
    `%globus transfer ${ONE()}:/share/godata/file2.txt here:data/`,
    `%globus ls here:/${tmpPath}`
  ];
  await writeTree(home('personal', 'work'), { 'x.txt': '' });
  const file = await writeNotebook(local('personal', 'work'), 'python3', cells);
  await signedIn(panel);
  const notebook = new Notebook(page);
  await notebook.open(file);
  await notebook.start(0);
  await notebook.result(0);
  await notebook.start(1);
  await expect(panel.dialog).toContainText('search');
  await answer(panel.dialog, /until the kernel stops$/);
  expect(await notebook.result(1)).toContain('x.txt');
  await notebook.start(2);
  // What is shown is the collection that it is.
  await expect(panel.dialog).toContainText(collection('personal').id);
  await answer(panel.dialog, /once$/);
  await notebook.result(2);
  await expect
    .poll(() =>
      readFile(home('personal', 'work', 'data', 'file2.txt'), 'utf8').catch(
        () => ''
      )
    )
    .toBe('two\n');
  await notebook.start(3);
  expect(await notebook.result(3)).toContain(
    'is on no collection that is known'
  );
});
