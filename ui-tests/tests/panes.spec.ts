import { utimes } from 'node:fs/promises';
import { collection, environment } from '../environment';
import { home, writeTree } from './files';
import type { Sandbox } from './globus';
import { expect, test } from './globus';
import { names, openFolder, selected } from './panes';

/** Entries in the folder that has more of them than fit. */
const MANY = 2000;

test('the heads of the columns sort, by mouse and by keyboard', async ({
  page,
  panel
}) => {
  const files = { 'b10.csv': 'x', 'b2.csv': 'xx', 'a.bin': 'xxx' };
  const folder = home('tutorial-1', 'sorted');
  await writeTree(folder, { ...files, 'zoo/keep.txt': '' });
  const days = { 'b10.csv': 3, 'b2.csv': 1, 'a.bin': 2 };
  for (const [name, day] of Object.entries(days)) {
    const time = new Date(Date.UTC(2026, 0, day));
    await utimes(`${folder}/${name}`, time, time);
  }
  const pane = await openFolder(panel, 'sorted', {});
  // Where it is narrow there is no room for the times.
  await page.sidebar.setWidth(420, 'left');
  const head = (name: string) => pane.getByRole('columnheader', { name });
  const sort = (name: string) => head(name).getByRole('button').click();
  await expect(names(pane)).toHaveText(['zoo', 'a.bin', 'b2.csv', 'b10.csv']);
  await expect(head('Name')).toHaveAttribute('aria-sort', 'ascending');

  await panel.row(pane, 'b10.csv').click();
  await sort('Size');
  await expect(names(pane)).toHaveText(['zoo', 'b10.csv', 'b2.csv', 'a.bin']);
  await expect(head('Name')).not.toHaveAttribute('aria-sort');
  await sort('Size');
  await expect(head('Size')).toHaveAttribute('aria-sort', 'descending');
  await expect(names(pane)).toHaveText(['zoo', 'a.bin', 'b2.csv', 'b10.csv']);
  await sort('Modified');
  await expect(names(pane)).toHaveText(['zoo', 'b2.csv', 'a.bin', 'b10.csv']);
  await expect(selected(pane)).toHaveText(['b10.csv']);

  await pane.getByRole('grid').focus();
  await page.keyboard.press('Tab');
  await expect(head('Name').getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await expect(names(pane)).toHaveText(['zoo', 'b10.csv', 'b2.csv', 'a.bin']);
  await expect(head('Name').getByRole('button')).toBeFocused();
  await expect(selected(pane)).toHaveText(['b10.csv']);
  // Another folder is sorted as this one is.
  await panel.goTo(pane, '/share/godata/');
  await expect(names(pane).first()).toHaveText('file3.txt');
});

test('several are selected by mouse', async ({ panel }) => {
  const pane = await openFolder(panel, 'mouse', { a: '', b: '', c: '', d: '' });
  const row = (name: string) => panel.row(pane, name);
  await row('a').click();
  await row('c').click({ modifiers: ['Shift'] });
  await expect(selected(pane)).toHaveText(['a', 'b', 'c']);
  await row('b').click({ modifiers: ['ControlOrMeta'] });
  await row('d').click({ modifiers: ['ControlOrMeta'] });
  await expect(selected(pane)).toHaveText(['a', 'c', 'd']);
  await expect(pane.getByRole('status')).toContainText('3 of 4 selected');
  await row('b').click();
  await expect(selected(pane)).toHaveText(['b']);
});

test('folders are gone through and files selected by keyboard alone', async ({
  page,
  panel
}) => {
  const many = Array.from({ length: MANY }, (_, at) => [`file ${at}`, '']);
  const pane = await openFolder(panel, 'many', Object.fromEntries(many));
  const grid = pane.getByRole('grid');
  const { keyboard } = page;
  await expect(names(pane).first()).toHaveText('file 0');
  await grid.focus();

  await keyboard.press('End');
  await expect(selected(pane)).toHaveText([`file ${MANY - 1}`]);
  await expect(panel.row(pane, `file ${MANY - 1}`)).toBeInViewport({
    ratio: 1
  });
  expect(await pane.locator('*').count()).toBeLessThanOrEqual(300);
  await keyboard.press('PageUp');
  await keyboard.press('Home');
  await expect(panel.row(pane, 'file 0')).toBeInViewport({ ratio: 1 });
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Control+ArrowDown');
  await keyboard.press('Control+ArrowDown');
  await keyboard.press('Control+Space');
  await expect(selected(pane)).toHaveText(['file 0', 'file 1', 'file 3']);
  await keyboard.press('Control+a');
  await expect(pane.getByRole('status')).toContainText('2,000 of 2,000');
  await keyboard.press('Escape');
  await expect(selected(pane)).toHaveCount(0);

  await keyboard.press('Backspace');
  await expect(panel.row(pane, 'many')).toBeVisible();
  await expect(grid).toBeFocused();
  // It is the folder that was left that has the keyboard.
  await keyboard.press('Enter');
  await expect(names(pane).first()).toHaveText('file 0');
  await expect(grid).toBeFocused();
  await keyboard.press('Alt+ArrowUp');
  await expect(panel.row(pane, 'many')).toBeVisible();
  await expect(grid).toBeFocused();
});

test('hidden files are shown when asked for, and a refresh shows what is new', async ({
  page,
  panel
}) => {
  const pane = await openFolder(panel, 'hidden', { '.dot': '', plain: '' });
  await expect(names(pane)).toHaveText(['plain']);
  const toggle = async () => {
    await panel.row(pane, 'plain').click({ button: 'right' });
    await page.getByText('Show Hidden Files').click();
  };
  await toggle();
  await expect(names(pane)).toHaveText(['.dot', 'plain']);
  await expect(selected(pane)).toHaveText(['plain']);
  await toggle();
  await expect(names(pane)).toHaveText(['plain']);
  await writeTree(home('tutorial-1', 'hidden'), { another: '' });
  const refresh = pane.getByRole('button', { name: 'Refresh' });
  await refresh.press('Enter');
  await expect(names(pane)).toHaveText(['another', 'plain']);
  await expect(refresh).toBeFocused();
  await expect(selected(pane)).toHaveText(['plain']);
});

/** Makes the next requests for a folder fail. */
async function fault(sandbox: Sandbox, rule: object): Promise<void> {
  const route = '/v0.10/operation/endpoint';
  await sandbox.control('faults', { route, ...rule });
}

test('a place that can’t be shown says why, and leads on', async ({
  panel,
  sandbox
}) => {
  const pane = await openFolder(panel, 'here', { 'a file': '' });
  const button = (name: string) => pane.getByRole('button', { name });
  await expect(panel.row(pane, 'a file')).toBeVisible();

  await panel.goTo(pane, '/share/nowhere/');
  await expect(pane).toContainText('nothing at this path');
  await expect(button('Try again')).toBeHidden();
  await button('Go up').press('Enter');
  await expect(panel.row(pane, 'godata')).toBeVisible();
  await expect(pane.getByRole('grid')).toBeFocused();

  await panel.goTo(pane, '/private/');
  await expect(pane).toContainText('no permission');
  await button('Go to the default folder').click();
  await expect(panel.row(pane, 'here')).toBeVisible();

  await panel.goTo(pane, '/share/godata/file1.txt');
  await expect(pane).toContainText('a file, not a folder');
  await button('Go up').click();
  await expect(panel.row(pane, 'file1.txt')).toBeVisible();

  await fault(sandbox, {
    times: 1,
    status: 502,
    body: {
      code: 'ExternalError.DirListingFailed.SizeLimit',
      message: 'Directory too large'
    }
  });
  await button('Refresh').click();
  await expect(pane).toContainText('too many entries');
  await expect(button('Go up')).toBeVisible();

  const { display_name } = collection('offline');
  await panel.choose(pane, 'laptop that is off', display_name);
  await expect(pane).toContainText('can’t reach this collection');
  await expect(button('Try again')).toBeVisible();
  await button('Choose another collection').click();
  await expect(
    pane.getByRole('combobox', { name: 'Search collections' })
  ).toBeFocused();
});

test('what passes by itself can be tried again', async ({ panel, sandbox }) => {
  const pane = await openFolder(panel, 'here', { 'a file': '' });
  const again = pane.getByRole('button', { name: 'Try again' });
  await expect(panel.row(pane, 'a file')).toBeVisible();
  // The engine tries four times before it says so.
  for (const [rule, words] of [
    [{ status: 503 }, 'does not answer as it should'],
    [{ status: 429 }, 'too many requests']
  ] as const) {
    await fault(sandbox, { times: 4, ...rule });
    await pane.getByRole('button', { name: 'Refresh' }).click();
    await expect(pane).toContainText(words, { timeout: 20_000 });
    await again.press('Enter');
    await expect(panel.row(pane, 'a file')).toBeVisible();
    await expect(pane.getByRole('grid')).toBeFocused();
  }
  // The browser itself asks again where a connection is cut.
  await fault(sandbox, { times: 20, cut: 'before' });
  await pane.getByRole('button', { name: 'Refresh' }).click();
  await expect(pane).toContainText('This browser can’t reach Globus', {
    timeout: 20_000
  });
});

test('whoever is signed out in the middle finds the place again', async ({
  panel,
  sandbox
}) => {
  const pane = await openFolder(panel, 'here', { 'a file': '' });
  await expect(panel.row(pane, 'a file')).toBeVisible();
  // The token is refused, and the one that it is renewed to as well.
  await fault(sandbox, { times: 2, status: 401 });
  await pane.getByRole('button', { name: 'Refresh' }).click();
  await expect(panel.root).toContainText('sign-in has ended');
  await panel.signIn();
  await expect(panel.row(pane, 'a file')).toBeVisible();
});

test('a server whose policy blocks Globus says what to allow', async ({
  page,
  panel
}) => {
  // A shared worker's script can't be led through a route.
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'SharedWorker');
  });
  await page.route('**/static/globus-engine.*.js*', async route => {
    const response = await route.fetch();
    const headers = {
      ...response.headers(),
      'content-security-policy': "connect-src 'self'"
    };
    await route.fulfill({ response, headers });
  });
  await page.reload();
  await panel.open();
  const code = await panel.codeFrom(panel.root);
  await panel.root.getByLabel('Paste the code here').fill(code);
  await panel.root.getByRole('button', { name: 'Sign in' }).click();
  await expect(panel.root).toContainText('content security policy');
  await expect(panel.root).toContainText(environment().sandboxUrl);
});
