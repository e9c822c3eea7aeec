import { collection } from '../environment';
import { digests, home } from './files';
import { expect, runCommand, test } from './globus';
import { openForm, openHome } from './panes';

test('an empty code is said at once, and the link stays good', async ({
  panel
}) => {
  await panel.open();
  const code = await panel.codeFrom(panel.root);
  await panel.root.getByRole('button', { name: 'Sign in' }).click();
  await expect(panel.root).toContainText('Paste the code');
  await panel.root.getByLabel('Paste the code here').fill(code);
  await panel.root.getByRole('button', { name: 'Sign in' }).click();
  await expect(panel.root.getByText('ada@example.edu')).toBeVisible();
});

test('a path that is not there keeps what was typed', async ({ panel }) => {
  const pane = await openHome(panel);
  await panel.goTo(pane, '/share/nowhere');
  await expect(pane).toContainText('nothing at this path');
  await expect(panel.path(pane)).toHaveAttribute('title', '/share/nowhere');
  await panel.goTo(pane, '/share/godata/');
  await expect(panel.row(pane, 'file1.txt')).toBeVisible();
});

test('what can’t be browsed says why', async ({ panel }) => {
  await panel.open();
  await panel.signIn();
  const pane = panel.pane('First');
  await pane.getByTitle('Choose a collection').click();
  const endpoint = collection('not-a-collection');
  await pane.getByLabel('Search collections').fill(endpoint.display_name);
  const option = pane.getByRole('option', { name: endpoint.display_name });
  await expect(option).toHaveAttribute('aria-disabled', 'true');
  await pane.getByLabel('Search collections').fill(collection('offline').id);
  await expect(pane).toContainText('can’t reach this collection');
});

test('a network cut at submit makes one task, with consents in one go', async ({
  page,
  panel,
  sandbox
}) => {
  await panel.open();
  await panel.signIn();
  await sandbox.control('faults', {
    route: '/v0.10/transfer',
    method: 'POST',
    times: 1,
    cut: 'after'
  });
  // Answers only when the form is sent.
  void runCommand(page, 'globus:transfer', {
    source: collection('tutorial-1').id,
    destination: collection('tutorial-2').id,
    items: [{ source: '/share/godata/file1.txt', destination: '/~/once.txt' }]
  });
  const { dialog } = panel;
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect(dialog).toContainText('2 collections ask for your consent');
  await panel.giveConsent(dialog);
  await expect(dialog).toBeHidden();
  await panel.root.getByRole('tab', { name: 'Tasks' }).click();
  await expect(panel.root.getByRole('listitem')).toHaveCount(1);
  await expect(panel.root.getByRole('listitem')).toContainText('Done');
  expect(await digests(home('tutorial-2'))).toHaveProperty(['once.txt']);
});

test('a token that expires in mid-work is renewed once, however many ask', async ({
  page,
  panel,
  sandbox
}) => {
  const ids = [collection('tutorial-1').id, collection('tutorial-2').id];
  await panel.consentBeforehand(...ids);
  await panel.open();
  await panel.signIn();
  const before = await sandbox.count('POST', '/v2/oauth2/token');
  await sandbox.control('clock', { advance_seconds: 200_000 });
  const listings = await page.evaluate(
    async ids =>
      Promise.all(
        ['/share/', '/share/godata/', '/~/'].flatMap(path =>
          ids.map(async collection => {
            const { commands } = window.jupyterapp;
            const args = { collection, path };
            return commands.execute('globus:list-directory', args);
          })
        )
      ) as Promise<{ entries: unknown[] }[]>,
    ids
  );
  expect(listings).toHaveLength(6);
  expect(listings.every(({ entries }) => entries.length > 0)).toBe(true);
  expect(await sandbox.count('POST', '/v2/oauth2/token')).toBe(before + 1);
});

test('what goes wrong in a pane is said by its kind, and goes on from there', async ({
  panel,
  sandbox
}) => {
  const { id } = collection('tutorial-1');
  const pane = await openHome(panel);

  for (const [fault, what, way] of [
    [
      { name: 'offline', collection: id },
      'can’t reach this collection',
      'Try again'
    ],
    // Trying again would not help, so only the bar above offers it.
    [
      { name: 'permission-denied', collection: id },
      'no permission for this',
      'Refresh'
    ],
    [{ name: 'maintenance' }, 'does not answer as it should', 'Try again']
  ] as const) {
    await sandbox.control('faults', fault);
    await pane.getByRole('button', { name: 'Refresh' }).click();
    await expect(pane).toContainText(what, { timeout: 30_000 });
    await sandbox.control('faults', { ...fault, lift: true });
    await pane.getByRole('button', { name: way }).click();
    await expect(panel.row(pane, 'weather-2025.csv')).toBeVisible();
  }

  await panel.goTo(pane, '/~/weather-2025.csv');
  await expect(pane).toContainText('This is a file, not a folder');
  await pane.getByRole('button', { name: 'Go up' }).click();
  await expect(panel.row(pane, 'weather-2025.csv')).toBeVisible();

  await pane.getByTitle('Choose a collection').click();
  const endpoint = collection('not-a-collection').id;
  await pane.getByLabel('Search collections').fill(endpoint);
  await expect(pane).toContainText('holds no files by itself');
});

test('a session that ends in mid-work is begun again where it was', async ({
  panel,
  sandbox
}) => {
  const pane = await openHome(panel);
  await sandbox.control('faults', { name: 'revoked-tokens' });
  await pane.getByRole('button', { name: 'Refresh' }).click();
  await expect(panel.root).toContainText('Your sign-in has ended');
  await panel.signIn();
  await expect(panel.row(pane, 'weather-2025.csv')).toBeVisible();
});

test('consents that were taken back are asked for in the form, in one go', async ({
  panel,
  sandbox
}) => {
  const { root, dialog } = panel;
  await openForm(panel);
  await dialog.getByLabel('Label').fill('asked again');
  await sandbox.control('faults', { name: 'consent-revoked' });
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect(dialog).toContainText('2 collections ask for your consent');

  // A code that is wrong sends nothing.
  await dialog.getByLabel('Paste the code here').fill('nonsense');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog).toContainText('did not take this code');
  await panel.giveConsent(dialog);
  await expect(dialog).toBeHidden();
  await root.getByRole('tab', { name: 'Tasks' }).click();
  await expect(root.getByRole('listitem')).toHaveCount(1);
  await expect(root.getByRole('listitem')).toContainText('asked again');
});

test('a panel that can’t have its style says so, and comes at the next try', async ({
  page,
  panel
}) => {
  const style = '**/static/globus.*.css*';
  await page.route(style, route => route.abort());
  await panel.open();
  await expect(panel.root).toContainText('could not be loaded');
  await expect(panel.root.getByRole('heading')).toBeHidden();
  await page.unroute(style);
  await page.sidebar.close('left');
  await panel.open();
  await expect(panel.root.locator('.jp-GlobusPanel')).toHaveCSS(
    'display',
    'flex'
  );
  await expect(
    panel.root.getByRole('link', { name: 'Open Globus' })
  ).toBeVisible();
});
