import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { JSONObject } from '@lumino/coreutils';
import type { Page } from '@playwright/test';
import { collection } from '../environment';
import { expect, test } from './globus';

/** Those that docs/commands.md tells of. */
const DOCUMENTED = readFileSync(
  path.join(__dirname, '../../docs/commands.md'),
  'utf8'
)
  .split('\n')
  .flatMap(line => /^## `(globus:.+)`$/.exec(line)?.[1] ?? []);

const COMMANDS = [
  ...DOCUMENTED,
  'globus:open-panel',
  'globus:open-files',
  'globus:open-task'
];

/** Runs a command on the page, as another extension would. */
function run(page: Page, id: string, args: JSONObject): Promise<unknown> {
  return page.evaluate(
    ({ id, args }) =>
      window.jupyterapp.commands.execute(id, args) as Promise<unknown>,
    { id, args }
  );
}

test('each command says what it takes', async ({ page }) => {
  expect(
    await page.evaluate(() =>
      window.jupyterapp.commands
        .listCommands()
        .filter(id => id.startsWith('globus:'))
    )
  ).toEqual(expect.arrayContaining(COMMANDS));
  const described = await page.evaluate(
    ids =>
      Promise.all(ids.map(id => window.jupyterapp.commands.describedBy(id))),
    COMMANDS
  );
  expect(described.map(({ args }) => args?.type)).toEqual(
    COMMANDS.map(() => 'object')
  );
  expect(described[COMMANDS.indexOf('globus:transfer')]?.args).toMatchObject({
    required: ['source', 'destination', 'items']
  });
  const lacking = await page.evaluate(ids => {
    const { commands } = window.jupyterapp;
    return ids.filter(
      id => !(commands.label(id) && commands.caption(id) && commands.icon(id))
    );
  }, COMMANDS);
  expect(lacking).toEqual([]);
});

/** Runs what the palette finds first for a text. */
async function fromPalette(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+Shift+C');
  await page.keyboard.type(text);
  await expect(
    page.locator('.lm-CommandPalette-item.lm-mod-active')
  ).toContainText(text);
  await page.keyboard.press('Enter');
}

test('the palette has what is for people, and tells them what went wrong', async ({
  page,
  panel
}) => {
  const uncaught: string[] = [];
  page.on('pageerror', error => uncaught.push(error.message));
  const [one, two] = [collection('tutorial-1').id, collection('tutorial-2').id];
  await panel.consentBeforehand(one, two);
  const { dialog, root } = panel;
  await page.keyboard.press('Control+Shift+C');
  await page.keyboard.type('globus');
  const items = page.locator('.lm-CommandPalette-item');
  await expect(items.filter({ hasText: 'Open Globus Files' })).toBeVisible();
  await expect(items.filter({ hasText: 'List a Globus' })).toHaveCount(0);
  await page.keyboard.press('Escape');

  await fromPalette(page, 'Sign In to Globus');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await fromPalette(page, 'Transfer with Globus');
  await expect(page.locator('.Toastify__toast')).toContainText(
    'Select files in one pane'
  );
  await panel.signIn();
  const [first, second] = [panel.pane('First'), panel.pane('Second')];
  await panel.choose(first, 'tutorial', 'Sandbox Tutorial Collection 1');
  await panel.choose(second, 'tutorial', 'Sandbox Tutorial Collection 2');
  await panel.row(first, 'survey 2026').click();
  await expect(
    root.getByRole('button', { name: /^Transfer 1 item/ })
  ).toBeEnabled();
  await fromPalette(page, 'Transfer with Globus');
  await expect(dialog).toContainText('survey 2026');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await fromPalette(page, 'Sign Out of Globus');
  await dialog.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(root.getByText('ada@example.edu')).toBeVisible();
  expect(uncaught).toEqual([]);
});

test('another extension uses the token and a command', async ({
  page,
  panel
}) => {
  const { dialog } = panel;
  const arrived = run(page, 'globus-example:arrived', {});
  const code = await panel.codeFrom(dialog);
  await dialog.getByLabel('Paste the code here').fill(code);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'OK' }).click();
  expect(await arrived).toBe('ada@example.edu: 0 bytes in 0 transfers');
});

test('a failure is a rejection with its kind and code', async ({ page }) => {
  const failure = await page.evaluate(
    collection =>
      window.jupyterapp.commands
        .execute('globus:list-directory', { collection, path: '../..' })
        .catch((error: { failure: object }) => error.failure),
    'no uuid'
  );
  expect(failure).toMatchObject({
    kind: 'bad-request',
    code: 'BadArguments',
    message: expect.stringContaining('"collection" must be a UUID')
  });
});

test('a listing asks for sign-in and consent in turn, and returns JSON', async ({
  page,
  panel
}) => {
  const listing = run(page, 'globus:list-directory', {
    collection: collection('tutorial-1').id,
    path: '/share/godata'
  });
  await panel.open();
  const { dialog } = panel;
  const code = await panel.codeFrom(dialog);
  await dialog.getByLabel('Paste the code here').fill(code);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await panel.giveConsent(dialog);
  expect(await listing).toMatchObject({
    path: '/share/godata/',
    entries: [
      { name: 'file1.txt', type: 'file', size: 4 },
      { name: 'file2.txt', type: 'file', size: 4 },
      { name: 'file3.txt', type: 'file', size: 6 }
    ]
  });
});

test('a transfer is the person’s to confirm, and its task can be waited for', async ({
  page,
  panel,
  sandbox
}) => {
  const [one, two] = [collection('tutorial-1').id, collection('tutorial-2').id];
  await panel.consentBeforehand(one, two);
  await panel.open();
  await panel.signIn();
  const wish = {
    source: one,
    destination: two,
    items: [{ source: '/share/godata/file1.txt', destination: '/~/' }]
  };
  const refused = run(page, 'globus:transfer', wish).catch(String);
  await panel.dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await refused).toContain('GlobusError');
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(0);

  const later = run(page, 'globus:transfer', {
    ...wish,
    label: 'in a day',
    deadline: '2031-01-01T00:00:00Z'
  });
  const { dialog } = panel;
  await dialog.getByLabel('When', { exact: true }).selectOption('repeat');
  await expect(dialog.getByText('has no deadline')).toBeVisible();
  const start = await page.evaluate(() => {
    const tomorrow = new Date(Date.now() + 86_400_000);
    return `${tomorrow.toISOString().slice(0, 10)}T12:00`;
  });
  await dialog.getByLabel('Starts').fill(start);
  await dialog.getByRole('button', { name: 'Make timer' }).click();
  await panel.giveConsent(dialog);
  expect(await later).toMatchObject({
    name: 'in a day',
    schedule: { type: 'recurring' }
  });
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(0);

  const sent = run(page, 'globus:transfer', wish);
  await panel.dialog.getByRole('button', { name: 'Transfer' }).click();
  const { taskId } = (await sent) as { taskId: string };
  const waited = await run(page, 'globus:wait-task', {
    task: taskId,
    timeout: 30
  });
  expect(waited).toMatchObject({ task_id: taskId, status: 'SUCCEEDED' });
});

test('wrong arguments are named, and nothing is asked', async ({
  page,
  panel
}) => {
  const answer = run(page, 'globus:transfer', {
    source: 'x',
    confirmed: true
  }).catch(String);
  expect(await answer).toContain('"destination" is missing');
  await expect(panel.dialog).toHaveCount(0);
});

test('a session and a task, from beginning to end', async ({ page, panel }) => {
  const [one, two] = [collection('tutorial-1').id, collection('tutorial-2').id];
  await panel.consentBeforehand(one, two);
  const { dialog } = panel;
  expect(await run(page, 'globus:who-am-i', {})).toBeNull();
  const signedIn = run(page, 'globus:sign-in', {});
  const code = await panel.codeFrom(dialog);
  await dialog.getByLabel('Paste the code here').fill(code);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  expect(await signedIn).toMatchObject({ username: 'ada@example.edu' });

  const found = await run(page, 'globus:search-collections', {
    text: 'tutorial collection 2'
  });
  expect(found).toMatchObject({ collections: [{ id: two }], nextOffset: null });

  // A path that is not there: the task goes on until it is cancelled.
  const sent = run(page, 'globus:transfer', {
    source: one,
    destination: two,
    items: [{ source: '/~/nothing.txt', destination: '/~/nothing.txt' }]
  });
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  const { taskId: task } = (await sent) as { taskId: string };
  expect(await run(page, 'globus:list-tasks', {})).toMatchObject([
    { task_id: task, status: 'ACTIVE' }
  ]);
  await expect
    .poll(() => run(page, 'globus:show-task', { task }))
    .toMatchObject({ events: [{ is_error: true }, { code: 'STARTED' }] });

  const kept = run(page, 'globus:cancel-task', { task }).catch(String);
  await dialog.getByRole('button', { name: 'Keep it running' }).click();
  expect(await kept).toContain('not confirmed');
  const cancelled = run(page, 'globus:cancel-task', { task });
  await dialog.getByRole('button', { name: 'Cancel the task' }).click();
  expect(await cancelled).toMatchObject({ status: 'FAILED' });

  const out = run(page, 'globus:sign-out', {});
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  expect(await out).toEqual({ notRevoked: [] });
  expect(await run(page, 'globus:who-am-i', {})).toBeNull();
});
