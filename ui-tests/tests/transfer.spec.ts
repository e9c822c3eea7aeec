import { readFile, stat, utimes } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { collection } from '../environment';
import { home, writeTree } from './files';
import { answer, expect, openBoth, test } from './globus';
import { Notebook, writeNotebook } from './notebooks';

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
  const [first] = await openBoth(panel);
  await panel.row(first, 'weather-2025.csv').click();
  await panel.root.getByRole('button', { name: /^Transfer 1 item/ }).click();
  const { dialog } = panel;
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
    const [first] = await openBoth(panel);
    await panel.row(first, 'weather-2025.csv').click();
    await panel.root.getByRole('button', { name: /^Transfer 1 item/ }).click();
    const { dialog } = panel;
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
