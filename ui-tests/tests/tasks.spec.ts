import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { collection, environment } from '../environment';
import { home } from './files';
import type { Panel } from './globus';
import { expect, findings, reload, restored, runCommand, test } from './globus';
import { Keyboard } from './keyboard';
import { send, sendingOf, signedIn } from './sending';

/** Longer than one look at running tasks takes to come, in milliseconds. */
const A_FEW_LOOKS = 9000;

/** The tab of a task. */
function tabOf(page: Page): Locator {
  return page.locator('[id^="jp-globus-task-"]').filter({ visible: true });
}

/** A file that takes some seconds to send. */
async function writeBig(name: string, bytes: number): Promise<void> {
  const file = home('tutorial-1', name);
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'w');
  await handle.truncate(bytes);
  await handle.close();
}

/** Signed in, with the consents, on the tasks' tab. */
async function begin(panel: Panel): Promise<void> {
  await signedIn(panel);
  await panel.root.getByRole('tab', { name: 'Tasks' }).click();
}

test('list, detail, what happened and cancel of a stuck task, by mouse', async ({
  page,
  panel
}) => {
  await begin(panel);
  const id = await send(panel, {
    ...sendingOf('/~/nowhere.txt'),
    label: 'not there'
  });
  const row = panel.root.getByRole('listitem');
  await expect(row).toContainText('Stuck: there is no /~/nowhere.txt');
  await expect(row).toContainText('Globus keeps trying until');
  await row.getByRole('button', { name: 'Details' }).click();

  const tab = tabOf(page);
  await expect(tab.getByRole('heading', { name: 'not there' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'not there' })).toBeVisible();
  await expect(tab).toContainText('Sandbox Tutorial Collection 1 /~/');
  await expect(tab).toContainText('Sandbox Tutorial Collection 2 /~/got/');
  await expect(tab).toContainText('verified after transfer');
  await expect(tab.locator('code')).toHaveText(id);
  const fault = tab.getByRole('listitem').filter({ hasText: 'nowhere.txt' });
  await expect(fault).toContainText('There is no', { ignoreCase: true });
  await expect(fault.locator('pre')).toBeHidden();
  await fault.getByText('In the service’s words').click();
  await expect(fault.locator('pre')).toContainText('FILE_NOT_FOUND');
  // The sandbox has no web app.
  await expect(tab.getByRole('link')).toHaveCount(0);

  // One tab a task, however it is opened.
  await row.getByText('Sandbox Tutorial Collection 1 →').click();
  await runCommand(page, 'globus:open-task', { task: id });
  await expect(page.getByRole('tab', { name: 'not there' })).toHaveCount(1);

  await tab.getByRole('button', { name: 'Cancel task' }).click();
  await panel.dialog.getByRole('button', { name: 'Keep it running' }).click();
  await expect(tab.getByRole('button', { name: 'Cancel task' })).toBeVisible();
  await tab.getByRole('button', { name: 'Cancel task' }).click();
  await panel.dialog.getByRole('button', { name: 'Cancel the task' }).click();
  await expect(tab).toContainText('Cancelled');
  await expect(tab.getByRole('button', { name: 'Cancel task' })).toBeHidden();
  await expect(row).toContainText('Cancelled');
  await expect(tab.getByRole('listitem').first()).toContainText('cancelled', {
    ignoreCase: true
  });
});

test('the same by keyboard alone', async ({ page, panel }) => {
  await begin(panel);
  await send(panel, { ...sendingOf('/~/nowhere.txt'), label: 'by keys' });
  await expect(panel.root.getByRole('listitem')).toContainText('Stuck');
  const { keyboard } = page;
  await panel.root.getByRole('tab', { name: 'Tasks' }).focus();
  await keyboard.press('Tab');
  await expect(panel.root.getByLabel('Search tasks')).toBeFocused();
  // The filters, the timers, the task.
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await expect(
    panel.root.getByRole('button', { name: 'by keys', exact: true })
  ).toBeFocused();
  await keyboard.press('Enter');
  const tab = tabOf(page);
  await expect(tab.getByRole('heading', { name: 'by keys' })).toBeVisible();
  // The keyboard came along: the first stop is the task's own.
  await expect(tab.locator(':focus')).toHaveCount(1);
  await keyboard.press('Tab');
  await expect(tab.getByRole('button', { name: 'As code' })).toBeFocused();
  await keyboard.press('Tab');
  const edit = tab.getByRole('button', { name: 'Edit' });
  await expect(edit).toBeFocused();
  await keyboard.press('Enter');
  await expect(tab.getByLabel('Label', { exact: true })).toBeFocused();
  await keyboard.type(' in place');
  await keyboard.press('Enter');
  await expect(tab.getByText('The change is saved.')).toBeVisible();
  await expect(
    tab.getByRole('heading', { name: 'by keys in place' })
  ).toBeVisible();
  await expect(edit).toBeFocused();
  await keyboard.press('Tab');
  const cancel = tab.getByRole('button', { name: 'Cancel task' });
  await expect(cancel).toBeFocused();
  await keyboard.press('Enter');
  await expect(panel.dialog).toBeVisible();
  // Enter alone keeps it.
  await expect(
    panel.dialog.getByRole('button', { name: 'Keep it running' })
  ).toBeFocused();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(tab).toContainText('Cancelled');
  await expect(tab.locator(':focus')).toHaveCount(1);
});

test('the list goes back to the first task, is searched, and several are cancelled by keys', async ({
  page,
  panel,
  elsewhere
}) => {
  test.slow();
  const file = '/share/godata/file1.txt';
  // More than the watch brings.
  await elsewhere.waitFor(await elsewhere.send('oldest', file), 'SUCCEEDED');
  const sent: string[] = [];
  for (let n = 10; n < 70; n++) {
    sent.push(await elsewhere.send(`past ${n}`, file));
  }
  for (const id of sent) {
    await elsewhere.waitFor(id, 'SUCCEEDED');
  }
  await elsewhere.send('gone 1', '/~/nowhere1.txt');
  await elsewhere.send('gone 2', '/~/nowhere2.txt');
  await begin(panel);
  const { root } = panel;
  const rows = root.getByRole('listitem');
  await expect(rows.first()).toContainText('gone');
  await expect(rows.nth(2)).toContainText('past');
  const oldest = rows.filter({ hasText: 'oldest' });
  await expect(async () => {
    await root
      .locator('.jp-GlobusTasks-scroll')
      .evaluate(view => view.scrollTo(0, view.scrollHeight));
    await expect(oldest).toBeInViewport({ timeout: 300 });
  }).toPass({ timeout: 20_000 });
  // Rows that are out of sight are not in the document.
  expect(await rows.count()).toBeLessThan(40);
  await expect(oldest).toHaveAttribute('aria-posinset', '63');

  const search = root.getByLabel('Search tasks');
  const said = root.locator('.jp-GlobusTasks-bar');
  await search.fill('PAST 1');
  await expect(said).toContainText('10 found');
  await root.getByRole('button', { name: 'Filters' }).click();
  await root.getByLabel('Status').selectOption('Failed or cancelled');
  await expect(root).toContainText('No task like that has “PAST 1”');
  await root.getByRole('button', { name: 'Clear' }).click();
  await root.getByRole('combobox', { name: 'Collection' }).fill('collection 2');
  await expect(said).toContainText('63 found');
  await root.getByLabel('Kind').selectOption('Delete');
  await expect(root).toContainText('No task is like that');
  expect(await findings(page, '.jp-GlobusTasks')).toEqual([]);
  await root.getByRole('button', { name: 'Show all tasks' }).click();

  const hands = new Keyboard(page);
  await hands.use(root.getByRole('button', { name: 'Cancel several' }));
  await hands.reach(root.getByRole('checkbox', { name: 'Mark gone 1' }));
  await hands.press(' ');
  await hands.reach(root.getByRole('checkbox', { name: 'All' }), 'Shift+Tab');
  await hands.press(' ');
  expect(await findings(page, '.jp-GlobusTasks')).toEqual([]);
  await hands.use(root.getByRole('button', { name: 'Cancel 2 tasks' }));
  await expect(panel.dialog.getByRole('listitem')).toHaveText([
    'gone 2',
    'gone 1'
  ]);
  await hands.use(panel.dialog.getByRole('button', { name: 'Cancel 2 tasks' }));
  await expect(said).toContainText('2 cancelled.');
  await expect(rows.filter({ hasText: 'Cancelled' })).toHaveCount(2);
  await expect(root.locator(':focus')).toHaveCount(1);
});

test('a task shows how far it is, says its end once, and leads to its files', async ({
  page,
  panel
}) => {
  await writeBig('big/survey.bin', 400_000_000);
  await begin(panel);
  const { root } = panel;
  const other = await page.context().newPage();
  // A workspace of its own: one that is open already leads elsewhere.
  const url = new URL('workspaces/second', `${environment().labUrl}/lab/`);
  await other.goto(url.href);
  await restored(other);
  await runCommand(other, 'globus:open-panel');
  await expect(other.getByText('ada@example.edu')).toBeVisible();
  await root.getByRole('tab', { name: 'Files' }).click();
  const [first, second] = [panel.pane('First'), panel.pane('Second')];
  await panel.choose(first, 'tutorial', 'Sandbox Tutorial Collection 1');
  await panel.choose(second, 'tutorial', 'Sandbox Tutorial Collection 2');
  await panel.goTo(first, '/~/big/');
  await panel.row(first, 'survey.bin').click();
  await root.getByRole('button', { name: 'Transfer 1 item' }).click();
  await panel.dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect(panel.dialog).toBeHidden();
  // The answer leads to the task.
  await page.getByRole('button', { name: 'Show task' }).click();
  const tab = tabOf(page);
  await expect(tab.getByRole('heading')).toHaveText([
    'survey.bin',
    'Files',
    'What happened'
  ]);
  await expect(tab.getByRole('progressbar')).toHaveAttribute(
    'aria-valuenow',
    /\d+/
  );
  await expect(tab).toContainText('of 400 MB');
  await expect(tab).toContainText(/about (\d+ s to )?\d+ s left/);
  await root.getByRole('tab', { name: 'Tasks' }).click();
  const badge = root
    .getByRole('tab', { name: 'Tasks' })
    .getByTitle('1 running');
  await expect(badge).toHaveText('1');

  const said = (on: Page) => on.getByText(/^survey\.bin: Done/);
  await expect(said(page)).toBeVisible({ timeout: 30_000 });
  await expect(said(page)).toHaveCount(1);
  await expect(said(other)).toHaveCount(0);
  await expect(tab).toContainText('Done');
  await expect(tab.getByRole('progressbar')).toHaveCount(0);
  await other.close();

  await root.getByRole('tab', { name: 'Files' }).click();
  await panel.goTo(second, '/share/godata/');
  await tab.getByRole('button', { name: 'Show files' }).last().click();
  await expect(panel.row(second, 'survey.bin')).toBeVisible();
});

test('an end is said though the panel is closed, and whichever door sent', async ({
  page,
  panel,
  sandbox
}) => {
  await begin(panel);
  await sandbox.control('faults', {
    route: '/v0.10/task_list',
    times: 2,
    delay_ms: 500
  });
  await send(panel, sendingOf('/share/godata/file1.txt', '/~/file1.txt'));
  await page.sidebar.close('left');
  await expect(page.getByText(/^file1\.txt: Done/)).toBeVisible({
    timeout: 30_000
  });
});

test('what a task sent is saved as a table, sent again, and its rest tried again', async ({
  page,
  panel
}) => {
  await begin(panel);
  const id = await send(panel, {
    ...sendingOf('/share/godata/file1.txt', '/~/again/file1.txt'),
    label: 'first time',
    syncLevel: 'mtime'
  });
  await runCommand(page, 'globus:open-task', { task: id });
  const tab = tabOf(page);
  await expect(tab).toContainText('Done', { timeout: 30_000 });
  await expect(tab.getByRole('button', { name: 'Edit' })).toHaveCount(0);
  await expect(tab).toContainText('ada@example.edu');

  await tab.getByText('Files that were sent').click();
  await expect(tab.getByRole('listitem').first()).toContainText(
    '/share/godata/file1.txt'
  );
  const saved = page.waitForEvent('download');
  await tab.getByRole('button', { name: 'Save as CSV' }).click();
  const table = await saved;
  expect(table.suggestedFilename()).toBe(`globus-${id}-sent.csv`);
  expect(await readFile(await table.path(), 'utf8')).toMatch(
    /^\ufeff"source_path","destination_path","size",.*\r\n"\/share\/godata\/file1\.txt","\/~\/again\/file1\.txt",4,/
  );
  await expect(tab).toContainText('Saved: 1 lines.');

  await tab.getByRole('button', { name: 'Run again' }).click();
  const { dialog } = panel;
  await expect(dialog.getByLabel('Label', { exact: true })).toHaveValue(
    'first time'
  );
  await expect(dialog.getByLabel('If it exists')).toHaveValue('mtime');
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect(dialog).toBeHidden();
  await expect(
    panel.root.getByRole('listitem').filter({ hasText: 'first time' })
  ).toHaveCount(2);

  const failed = await send(panel, sendingOf('/~/nowhere.txt'));
  await runCommand(page, 'globus:open-task', { task: failed });
  await tab.getByRole('button', { name: 'Cancel task' }).click();
  await dialog.getByRole('button', { name: 'Cancel the task' }).click();
  await tab.getByRole('button', { name: 'Retry the rest' }).click();
  await expect(dialog.getByLabel('If it exists')).toHaveValue('checksum');
  await expect(dialog).toContainText('nowhere.txt');
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
});

test('one request a look, whatever the number of tasks and tabs', async ({
  page,
  panel,
  sandbox
}) => {
  await begin(panel);
  const ids: string[] = [];
  for (const n of [1, 2, 3]) {
    ids.push(await send(panel, sendingOf(`/~/nowhere${n}.txt`)));
  }
  for (const task of ids) {
    await runCommand(page, 'globus:open-task', { task });
  }
  await expect(
    panel.root.getByRole('listitem').filter({ hasText: 'Stuck' })
  ).toHaveCount(3);
  const single = (id: string) => sandbox.count('GET', `/v0.10/task/${id}`);
  const alone = await Promise.all(ids.map(single));
  const before = await sandbox.count('GET', '/v0.10/task_list');
  const watched = Date.now();
  await expect(async () => {
    expect(Date.now() - watched).toBeGreaterThan(A_FEW_LOOKS);
  }).toPass({ timeout: 2 * A_FEW_LOOKS });
  const looks = (await sandbox.count('GET', '/v0.10/task_list')) - before;
  const time = Date.now() - watched;
  expect(looks).toBeGreaterThan(0);
  // At least a second apart; one more for where the counting began.
  expect(looks).toBeLessThanOrEqual(time / 1000 + 1);
  expect(await Promise.all(ids.map(single))).toEqual(alone);
});

test('a task’s tab comes back after a reload', async ({ page, panel }) => {
  await begin(panel);
  const id = await send(panel, {
    ...sendingOf('/~/nowhere.txt'),
    label: 'kept over a reload'
  });
  await runCommand(page, 'globus:open-task', { task: id });
  const tab = tabOf(page);
  const heading = tab.getByRole('heading', { name: 'kept over a reload' });
  await expect(heading).toBeVisible();
  // JupyterLab writes the layout down now and then.
  const layout = page.waitForResponse(
    answer =>
      answer.url().includes('/api/workspaces') &&
      answer.request().method() === 'PUT' &&
      (answer.request().postData() ?? '').includes(id)
  );
  await layout;
  await reload(page);
  await expect(heading).toBeVisible();
  await expect(tab).toContainText('Stuck');
});

test('a task that is nobody’s, and an id that is none, are said', async ({
  page,
  panel
}) => {
  await begin(panel);
  const nobodys = '00000000-0000-4000-8000-000000000000';
  await runCommand(page, 'globus:open-task', { task: nobodys });
  await expect(tabOf(page)).toContainText(
    `There is no task ${nobodys} among yours`
  );
  const wrong = await page
    .evaluate(() =>
      window.jupyterapp.commands.execute('globus:open-task', { task: '../x' })
    )
    .catch(String);
  expect(wrong).toContain('UUID of a task');
});

test('a look that fails says so, and that it looks again', async ({
  page,
  panel,
  sandbox
}) => {
  const route = '/v0.10/task_list';
  await sandbox.control('faults', { route, status: 503, times: 99, body: {} });
  await begin(panel);
  const again = panel.root.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible({ timeout: 30_000 });
  await sandbox.control('faults', { route, times: 0 });
  await sandbox.control('faults', { route, delay_ms: 1500 });
  await again.focus();
  await page.keyboard.press('Enter');
  const looking = panel.root.getByRole('button', { name: 'Looking' });
  await expect(looking).toBeFocused();
  await expect(panel.root).toContainText('No tasks yet');
});

test('what a waiting task needs of the person can be given at once', async ({
  page,
  panel,
  sandbox
}) => {
  await begin(panel);
  await sandbox.control('faults', { name: 'stalls' });
  const task = await send(panel, sendingOf('/share/godata/file1.txt'));
  await sandbox.control('faults', {
    name: 'consent-revoked',
    collection: collection('tutorial-1').id
  });
  await runCommand(page, 'globus:open-task', { task });
  const row = panel.root.getByRole('listitem');
  await expect(row).toContainText(
    'Waiting for you: the collection asks for consent again.',
    { timeout: 45_000 }
  );
  await row.getByRole('button', { name: 'Give consent' }).click();
  await panel.giveConsent(panel.dialog);
  await sandbox.control('faults', { name: 'stalls', lift: true });
  await expect(row).toContainText('Done', { timeout: 30_000 });
});

test('a task whose credential has expired asks for a sign-in', async ({
  panel,
  sandbox
}) => {
  await begin(panel);
  await sandbox.control('faults', { name: 'credential-expired' });
  await send(panel, sendingOf('/share/godata/file1.txt'));
  await expect(panel.root.getByRole('listitem')).toContainText(
    'Waiting for you: the collection asks you to sign in again.'
  );
});

for (const theme of ['JupyterLab Light', 'JupyterLab Dark']) {
  test(`axe finds nothing in a task’s tab, ${theme}`, async ({
    page,
    panel
  }) => {
    await page.theme.setTheme(theme);
    await begin(panel);
    const id = await send(panel, sendingOf('/~/nowhere.txt'));
    await runCommand(page, 'globus:open-task', { task: id });
    const tab = tabOf(page);
    await expect(tab).toContainText('Stuck');
    await expect(tab.getByRole('listitem').first()).toBeVisible();
    const place = '[id^="jp-globus-task-"]';
    expect(await findings(page, place), 'stuck').toEqual([]);
    expect(await findings(page, '#jp-globus-panel'), 'list').toEqual([]);
    await runCommand(page, 'globus:open-task', {
      task: '00000000-0000-4000-8000-000000000000'
    });
    await expect(tabOf(page)).toContainText('There is no task');
    expect(await findings(page, place), 'not found').toEqual([]);
  });
}
