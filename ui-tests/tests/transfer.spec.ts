import { readFile, stat, utimes } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { galata } from '@jupyterlab/galata';
import { collection } from '../environment';
import { digests, home, writeTree } from './files';
import { answer, expect, findings, openBoth, test } from './globus';
import { Notebook, writeNotebook } from './notebooks';
import { openForm } from './panes';

/** When the file that is sent was changed: 2001-09-09, in seconds. */
const OLD = 1_000_000_000;

const BY_MOUSE = 'every option';
const BY_KEYBOARD = 'by keyboard';

/** What a task says of how it was asked for. */
const ASKED = {
  label: BY_MOUSE,
  sync_level: 3,
  verify_checksum: false,
  preserve_timestamp: true,
  encrypt_data: true,
  skip_source_errors: true,
  fail_on_quota_errors: true
};

/** The newest tasks, as the sandbox has them. */
function tasks(page: Page): Promise<unknown> {
  return page.evaluate(
    () =>
      window.jupyterapp.commands.execute(
        'globus:list-tasks'
      ) as Promise<unknown>
  );
}

/** Writes a file in a folder of its own in Ada's home; resolves with its path. */
async function oldFile(folder: string, name: string): Promise<string> {
  await writeTree(home('tutorial-1', folder), { [name]: 'old\n' });
  const file = home('tutorial-1', folder, name);
  await utimes(file, OLD, OLD);
  return file;
}

/** Chooses every option of the form by the mouse. */
async function chooseAll(dialog: Locator): Promise<void> {
  await dialog.getByLabel('Label').fill(BY_MOUSE);
  await dialog.getByLabel('If it exists').selectOption('checksum');
  await dialog.getByLabel('Verify after transfer').uncheck();
  await dialog.getByLabel('Keep modification times').check();
  await dialog.getByText('More:').click();
  await dialog.getByLabel('Encrypt the data').check();
  await dialog.getByLabel('Skip files').check();
  await dialog.getByLabel('quota').check();
  await dialog.getByLabel('Give up at').fill('2126-01-31T12:00');
  await dialog.getByLabel('succeeds').uncheck();
}

test('what is chosen in the form arrives, and its cell does the same', async ({
  page,
  panel,
  tmpPath
}) => {
  const source = await oldFile('by mouse', 'mouse.txt');
  const file = await writeNotebook(tmpPath, 'python3', [
    '%load_ext jupyterlab_globus',
    '',
    'task = _\ntask.wait()\nprint(task.task_id)'
  ]);
  const [first] = await openBoth(panel);
  const notebook = new Notebook(page);
  await notebook.open(file);
  await notebook.start(0);
  await notebook.result(0);

  await panel.goTo(first, '/~/by mouse/');
  await panel.row(first, 'mouse.txt').click();
  await panel.root.getByRole('button', { name: /^Transfer 1 item/ }).click();
  const { dialog } = panel;
  await chooseAll(dialog);
  const cell = dialog.getByRole('region', { name: 'The same as code' });
  await expect(cell).toContainText(/^%globus transfer [\s\S]*--notify failed,/);
  await dialog.getByRole('button', { name: 'Copy as cell' }).click();
  await expect(dialog).toContainText('Copied.');
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect(dialog).toBeHidden();
  await expect
    .poll(() => tasks(page))
    .toMatchObject([{ ...ASKED, status: 'SUCCEEDED' }]);
  const arrived = home('tutorial-2', 'mouse.txt');
  expect((await stat(arrived)).mtimeMs).toBe(OLD * 1000);
  expect(await readFile(arrived)).toEqual(await readFile(source));

  await notebook.cell(1).locator('.cm-content').click();
  await page.keyboard.press('Control+v');
  await notebook.start(1);
  await expect(dialog).toContainText('--fail-on-quota-errors');
  await answer(dialog, 'Allow once');
  await notebook.result(1);
  await notebook.start(2);
  await answer(dialog, 'Allow once');
  await notebook.result(2);
  const both = (await tasks(page)) as { deadline: string }[];
  expect(both).toMatchObject([
    { ...ASKED, files_skipped: 1 },
    { ...ASKED, files_skipped: 0 }
  ]);
  expect(both[0]!.deadline).toBe(both[1]!.deadline);
});

test('the form is filled in and sent by keyboard alone', async ({
  page,
  panel
}) => {
  await oldFile('by keys', 'keys.txt');
  const [first] = await openBoth(panel);
  const { keyboard } = page;
  await panel.goTo(first, '/~/by keys/');
  await expect(panel.row(first, 'keys.txt')).toBeVisible();
  await first.getByRole('grid').focus();
  await keyboard.press('Control+a');
  const send = panel.root.getByRole('button', { name: /^Transfer 1 item/ });
  await expect(async () => {
    await keyboard.press('Tab');
    await expect(send).toBeFocused({ timeout: 100 });
  }).toPass();
  await keyboard.press('Enter');
  await expect(panel.dialog.getByLabel('Label')).toBeFocused();
  await keyboard.type(BY_KEYBOARD);
  await keyboard.press('Tab');
  await keyboard.type('Send when the con');
  // Over when it is sent.
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await keyboard.press('Shift+Tab');
  await keyboard.press('Shift+Tab');
  await keyboard.press('Enter');
  await expect(panel.dialog).toBeHidden();
  await expect
    .poll(() => tasks(page))
    .toMatchObject([
      {
        label: BY_KEYBOARD,
        sync_level: 3,
        verify_checksum: true,
        preserve_timestamp: true,
        encrypt_data: true,
        status: 'SUCCEEDED'
      }
    ]);
  await expect(first.getByRole('grid')).toBeFocused();
});

test('a thousand items are sent back from the second pane', async ({
  panel
}) => {
  const files = Array.from({ length: 1000 }, (_, n) => [`${n}.txt`, `${n}`]);
  await writeTree(home('tutorial-2', 'many'), Object.fromEntries(files));
  const [, second] = await openBoth(panel);
  await panel.goTo(second, '/~/many/');
  await second.getByRole('grid').focus();
  await expect(panel.row(second, '0.txt')).toBeVisible();
  await second.getByRole('grid').press('Control+a');
  await panel.root
    .getByRole('button', {
      name: 'Transfer 1,000 items to Sandbox Tutorial Collection 1'
    })
    .click();
  const { dialog } = panel;
  await expect(dialog).toContainText('Transfer 1,000 items');
  await expect(dialog).toContainText('and 996 more');
  await expect(dialog).toContainText('… and 995 more');
  await dialog.getByLabel('Label').fill('a thousand');
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect(dialog).toBeHidden();
  await panel.root.getByRole('tab', { name: 'Tasks' }).click();
  await expect(panel.root.getByRole('listitem')).toContainText('1,000 files', {
    timeout: 30_000
  });
});

test('what is in a folder is sent by rules in their order, and what is over is deleted when asked', async ({
  page,
  panel,
  sandbox
}) => {
  await writeTree(home('tutorial-1', 'rules', 'run'), {
    'a.txt': 'a',
    'b.tmp': 'b',
    'keep.tmp': 'keep'
  });
  await writeTree(home('tutorial-2', 'mirror'), { 'extra.txt': 'extra' });
  const [first, second] = await openBoth(panel);
  await panel.goTo(first, '/~/rules/');
  await panel.goTo(second, '/~/mirror/');
  await panel.row(first, 'run').click();
  await panel.root.getByRole('button', { name: /^Transfer 1 item/ }).click();
  const form = panel.dialog.first();
  const send = form.getByRole('button', { name: 'Transfer', exact: true });
  await expect(form.getByLabel('Folder', { exact: true })).toHaveValue(
    'folder'
  );
  await form.getByLabel('Folder', { exact: true }).selectOption('contents');
  await form.getByText('More:').click();

  const add = form.getByRole('button', { name: 'Add a rule' });
  await add.click();
  await send.click();
  const pattern = (rule: number) => form.getByLabel(`Pattern of rule ${rule}`);
  await expect(pattern(1)).toBeFocused();
  await expect(form).toContainText('Give this rule a pattern');
  await pattern(1).fill('*.tmp');
  await add.press('Enter');
  await expect(pattern(2)).toBeFocused();
  await page.keyboard.type('keep*');
  await form.getByLabel('What rule 2 does').selectOption('include');
  await form.getByRole('button', { name: 'Move rule 2 up' }).press('Enter');
  await expect(
    form.getByRole('button', { name: 'Move rule 1 up' })
  ).toBeFocused();
  await expect(pattern(1)).toHaveValue('keep*');
  await add.press('Enter');
  await page.keyboard.type('*');
  await form.getByRole('button', { name: 'Remove rule 3' }).press('Enter');
  await expect(
    form.getByRole('button', { name: 'Remove rule 2' })
  ).toBeFocused();
  await form.getByLabel('Account at the source').fill('ada');
  await form.getByLabel('Account at the destination').fill('ada');
  await form.getByLabel('Delete at the destination').check();
  await expect(
    form.getByRole('region', { name: 'The same as code' })
  ).toContainText(
    "/~/rules/run/ f28b672e-416a-4828-bf5f-0028410601a4:/~/mirror/ --delete-destination-extra --include 'keep*' --exclude '*.tmp' --source-local-user ada --destination-local-user ada --recursive"
  );
  expect(await findings(page, '.jp-GlobusDialog')).toEqual([]);

  await send.click();
  const question = panel.dialog.last();
  await expect(question).toContainText('Delete files at the destination?');
  await expect(question).toContainText('Sandbox Tutorial Collection 2');
  await expect(question).toContainText('/~/mirror/');
  await expect(
    question.getByRole('button', { name: 'Back to the form' })
  ).toBeFocused();
  expect(await findings(page, '.jp-GlobusDialog')).toEqual([]);
  await answer(question, 'Back to the form');
  await expect(panel.dialog).toHaveCount(1);
  await expect(pattern(2)).toHaveValue('*.tmp');
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(0);

  await send.click();
  await answer(panel.dialog.last(), 'Transfer and delete');
  await expect(panel.dialog).toBeHidden();
  await expect
    .poll(() => tasks(page))
    .toMatchObject([
      { status: 'SUCCEEDED', delete_destination_extra: true, files: 2 }
    ]);
  expect(
    Object.keys(await digests(home('tutorial-2', 'mirror'))).sort()
  ).toEqual(['a.txt', 'keep.tmp']);
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(1);
});

test('what would be sent onto or into itself is refused', async ({ panel }) => {
  await writeTree(home('tutorial-1', 'self', 'inner'), { 'x.txt': 'x' });
  const [first, second] = await openBoth(panel);
  await panel.choose(second, 'tutorial', 'Sandbox Tutorial Collection 1');
  await panel.goTo(first, '/~/self/');
  await panel.goTo(second, '/~/self/');
  await panel.row(first, 'inner').click();
  const send = panel.root.getByRole('button', { name: /^Transfer 1 item/ });
  await send.first().click();
  await expect(panel.dialog).toContainText('“inner” would be sent onto itself');
  await panel.dialog.getByRole('button', { name: 'OK' }).click();
  await panel.goTo(second, '/~/self/inner/');
  await expect(panel.row(second, 'x.txt')).toBeVisible();
  await send.first().click();
  await expect(panel.dialog).toContainText('“inner” would be sent into itself');
});

test.describe('with settings for transfers', () => {
  test.use({
    mockSettings: {
      ...galata.DEFAULT_SETTINGS,
      'jupyterlab-globus:plugin': {
        syncLevel: 'checksum',
        transferDefaults: { preserveTimestamp: true, notify: ['failed'] }
      }
    }
  });

  test('a form begins with them, and what goes against them is written', async ({
    panel
  }) => {
    const dialog = await openForm(panel);
    await expect(dialog.getByLabel('If it exists')).toHaveValue('checksum');
    await expect(dialog.getByLabel('Keep modification times')).toBeChecked();
    await expect(dialog.getByLabel('succeeds')).not.toBeChecked();
    const cell = dialog.getByRole('region', { name: 'The same as code' });
    await expect(cell).toContainText(
      '--sync-level checksum --preserve-timestamp --notify failed'
    );
    await dialog.getByLabel('If it exists').selectOption('overwrite');
    await expect(cell).toContainText('--sync-level overwrite');
    await dialog.getByLabel('Written as').selectOption('shell');
    await expect(cell).not.toContainText('--sync-level');
  });
});

/** Tasks of the page's main thread that took 50 ms or more, in milliseconds. */
async function longTasks(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const seen: number[] = [];
    new PerformanceObserver(list =>
      seen.push(...list.getEntries().map(entry => entry.duration))
    ).observe({ entryTypes: ['longtask'] });
    Object.assign(window, { seenTasks: seen });
  });
  return () =>
    page.evaluate(() =>
      (window as unknown as { seenTasks: number[] }).seenTasks.splice(0)
    );
}

test('100,000 items are sent once', async ({ page, panel, sandbox }) => {
  test.setTimeout(120_000);
  const [first] = await openBoth(panel);
  await panel.goTo(first, '/share/crowds/100000/');
  await expect(first).toContainText('100,000 items', { timeout: 30_000 });
  await first.getByRole('grid').focus();
  await first.getByRole('grid').press('Control+a');
  const button = panel.root.getByRole('button', {
    name: 'Transfer 100,000 items to Sandbox Tutorial Collection 2'
  });
  await expect(button).toBeVisible();
  const long = await longTasks(page);
  await button.click();
  const { dialog } = panel;
  await expect(dialog).toContainText('Transfer 100,000 items');
  await expect(dialog).toContainText('and 99,996 more');
  await expect(dialog).toContainText('Too many to be written out');
  const opened = await long();
  await dialog.getByLabel('Label').fill('a crowd');
  await dialog.getByLabel('If it exists').selectOption('exists');
  const chosen = await long();
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect(dialog).toBeHidden({ timeout: 60_000 });
  const sent = await long();
  console.log(
    `100,000 items: long tasks at opening [${opened.join()}], choosing [${chosen.join()}], sending [${sent.join()}] ms`
  );
  expect(await sandbox.count('GET', '/v0.10/submission_id')).toBe(1);
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(1);
  // What it finds in folders counts too.
  const [task] = (await tasks(page)) as { subtasks_total: number }[];
  expect(task!.subtasks_total).toBeGreaterThanOrEqual(100_000);
  // It would go on for minutes.
  await sandbox.control('reset', {});
});

test('a way that leads nowhere says why', async ({ panel }) => {
  await panel.consentBeforehand(collection('tutorial-1').id);
  await panel.open();
  await panel.signIn();
  const first = panel.pane('First');
  await panel.choose(first, 'tutorial', 'Sandbox Tutorial Collection 1');
  const there = panel.root.getByRole('button', { name: 'Transfer' }).first();
  await expect(there).toBeDisabled();
  await expect(there).toHaveAccessibleDescription('Select files to send');
  await panel.row(first, 'weather-2025.csv').click();
  await expect(there).toBeDisabled();
  await expect(there).toHaveAccessibleDescription(
    'Open a folder to send them to'
  );
});

test('what can’t be sent as it is, is said, and all stays as it was typed', async ({
  page,
  panel,
  sandbox
}) => {
  const dialog = await openForm(panel);
  const send = dialog.getByRole('button', { name: 'Transfer' });
  const label = dialog.getByLabel('Label');
  const deadline = dialog.getByLabel('Give up at');

  await label.fill('x'.repeat(129));
  await send.click();
  await expect(label).toBeFocused();
  await expect(dialog).toContainText('This label has 129 characters');
  await label.fill('kept');

  await dialog.getByText('More:').click();
  await deadline.fill('2020-01-31T12:00');
  await dialog.getByText('More:').click();
  await send.click();
  await expect(deadline).toBeFocused();
  await expect(dialog).toContainText('This time has passed');
  await expect(deadline).toHaveValue('2020-01-31T12:00');
  await deadline.fill('');
  await deadline.pressSequentially('0131');
  await send.click();
  await expect(dialog).toContainText('Fill in date and time');
  await deadline.fill('');
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(0);

  const fault = { route: '/v0.10/transfer', method: 'POST' };
  await sandbox.control('faults', {
    ...fault,
    status: 403,
    body: { code: 'PermissionDenied', message: 'Not here', request_id: 'r' }
  });
  await send.click();
  await expect(dialog).toContainText('You have no permission for this.');
  await expect(label).toHaveValue('kept');
  await sandbox.control('faults', {
    ...fault,
    status: 409,
    body: { code: 'Conflict', message: 'identical paths', request_id: 'r' }
  });
  await send.press('Enter');
  await expect(dialog).toContainText('same paths is still running');
  await dialog.getByRole('button', { name: 'Show tasks' }).click();
  await expect(dialog).toBeHidden();
  await expect(panel.root.getByRole('tab', { name: 'Tasks' })).toHaveAttribute(
    'aria-selected',
    'true'
  );
  expect(await tasks(page)).toEqual([]);
});

for (const cut of ['before', 'after']) {
  test(`a form whose network is cut ${cut} the effect can be sent again`, async ({
    panel,
    sandbox
  }) => {
    const dialog = await openForm(panel);
    const send = dialog.getByRole('button', { name: 'Transfer' });
    await dialog.getByLabel('Label').fill('sent once');
    const submit = { route: '/v0.10/transfer', method: 'POST' };
    // The browser itself sends a request again whose connection was cut.
    await sandbox.control('faults', { ...submit, times: 1000, cut });
    await send.click();
    await expect(dialog).toContainText('Trying again is safe');
    await expect(send).toBeFocused();
    await dialog.getByLabel('Label').fill('sent twice');
    await expect(dialog).toContainText('may have arrived');
    await dialog.getByLabel('Label').fill('sent once');
    await sandbox.control('faults', { ...submit, times: 0 });
    await dialog.getByLabel('Label').press('Enter');
    await expect(dialog).toBeHidden();
    await panel.root.getByRole('tab', { name: 'Tasks' }).click();
    await expect(panel.root.getByRole('listitem')).toHaveCount(1);
    await expect(panel.root.getByRole('listitem')).toContainText('sent once');
  });
}
