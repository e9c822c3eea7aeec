import { galata } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import { collection } from '../environment';
import {
  anotherPage,
  answer,
  expect,
  findings,
  runCommand,
  test
} from './globus';
import { Notebook, writeNotebook } from './notebooks';

const ADA = 'ada@example.edu';
const GRACE = 'grace@example.edu';
const SEARCH = 'urn:globus:auth:scope:search.api.globus.org:search';

/** What the page behind "Open Globus" is asked for. */
async function asked(place: Locator): Promise<URLSearchParams> {
  const link = place.getByRole('link', { name: 'Open Globus' });
  await expect(link).toHaveAttribute('href', /code_challenge=/);
  return new URL((await link.getAttribute('href'))!).searchParams;
}

test('where someone else comes back, nothing goes on until it is chosen as whom', async ({
  page,
  panel,
  sandbox,
  tmpPath
}) => {
  test.slow();
  const [one, two] = [collection('tutorial-1'), collection('tutorial-2')];
  const { root, dialog } = panel;
  const comesBack = async (place: Locator) => {
    const code = await panel.codeFrom(place, GRACE);
    await place.getByLabel('Paste the code here').fill(code);
    await place.getByRole('button', { name: 'Continue' }).click();
    const choice = place.getByRole('alert').filter({ hasText: 'came back' });
    await expect(choice).toContainText(`${GRACE} came back from Globus`);
    await expect(choice).toContainText(`You are signed in as ${ADA},`);
    await expect(place.getByLabel('Paste the code here')).toBeHidden();
    const again = place.getByRole('button', { name: `Try again as ${ADA}` });
    await expect(again).toBeFocused();
    return again;
  };

  // In a pane, by the keyboard.
  await panel.open();
  await panel.signIn();
  const first = panel.pane('First');
  await panel.choose(first, 'tutorial', one.display_name);
  await comesBack(first);
  expect(await findings(page, '#jp-globus-panel')).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(first).toContainText(`Sign in as ${ADA} on the Globus site`);
  const wishes = await asked(first);
  expect(wishes.get('prompt')).toBe('login');
  expect(wishes.get('session_required_identities')).toMatch(/^[0-9a-f-]{36}$/);
  expect(wishes.get('scope')).toContain(one.id);
  await page.keyboard.press('Tab');
  await expect(first.getByRole('link', { name: 'Open Globus' })).toBeFocused();
  await panel.giveConsent(first);
  await expect(panel.row(first, 'weather-2025.csv')).toBeVisible();

  // In a form, which goes on as who it was begun as.
  void runCommand(page, 'globus:transfer', {
    source: one.id,
    destination: two.id,
    items: [{ source: '/share/godata/file1.txt', destination: '/~/once.txt' }]
  }).catch(() => undefined);
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await (await comesBack(dialog)).click();
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBeLessThan(2);
  await panel.giveConsent(dialog);
  await expect(dialog).toBeHidden();

  // In the dialog of a cell, which does not go on as someone else.
  await sandbox.control('faults', { name: 'consent-revoked' });
  const file = await writeNotebook(tmpPath, 'python3', [
    `%load_ext jupyterlab_globus\n%globus mkdir ${two.id}:/~/not-hers`
  ]);
  const notebook = new Notebook(page);
  await notebook.open(file);
  await notebook.start(0);
  await answer(dialog, 'Allow once');
  await comesBack(dialog);
  expect(await findings(page, 'dialog.jp-GlobusDialog')).toEqual([]);
  await dialog
    .getByRole('button', { name: `Sign in as ${GRACE} instead` })
    .click();
  await expect(dialog).toContainText('all access is revoked');
  await expect(root).toContainText('Sign in to Globus');
  await expect(dialog.locator(':focus')).toHaveCount(1);
  const code = await panel.codeFrom(dialog, GRACE);
  await dialog.getByLabel('Paste the code here').fill(code);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(root.getByText(GRACE)).toBeVisible();
  await expect(dialog).toBeHidden();
  expect(await notebook.result(0)).toContain(
    `This was begun as ${ADA}, but ${GRACE} is signed in now.`
  );
  const made = await sandbox.changes();
  expect(made.filter(one => one.includes('mkdir'))).toHaveLength(1);
});

test.describe('with scopes that an administrator has set', () => {
  test.use({
    mockSettings: {
      ...galata.DEFAULT_SETTINGS,
      'jupyterlab-globus:plugin': { scopes: [SEARCH] }
    }
  });

  test('they are asked for; accounts are switched, in all pages at once', async ({
    page,
    panel
  }) => {
    test.slow();
    const { root } = panel;
    await panel.open();
    await expect(root).toContainText(
      'managing transfers for you, Globus Search. Signing out revokes it.'
    );
    const wishes = await asked(root);
    expect(wishes.get('scope')?.split(' ')).toContain(SEARCH);
    expect(wishes.get('prompt')).toBeNull();

    // A half pasted code in the other page is in nobody's way.
    const other = await anotherPage(page);
    const box = other.root.getByLabel('Paste the code here');
    await box.pressSequentially('half of a co');
    await expect(box).toHaveValue('half of a co');
    await expect(box).toBeFocused();
    await panel.signIn();
    await expect(other.root.getByText(ADA)).toBeVisible();
    await expect(box).toBeHidden();
    await expect(other.root.locator(':focus')).toHaveCount(1);

    // Nor one for a consent, when someone signs out elsewhere.
    const first = other.pane('First');
    await other.choose(
      first,
      'tutorial',
      collection('tutorial-1').display_name
    );
    await first.getByLabel('Paste the code here').fill('half of ano');
    await root.getByRole('button', { name: ADA }).click();
    await expect(root).toContainText('until you sign out');
    expect(await findings(page, '#jp-globus-panel')).toEqual([]);
    await root.getByRole('button', { name: 'Use another account…' }).click();
    await expect(root).toContainText('Sign in with the other account');
    expect((await asked(root)).get('prompt')).toBe('login');
    await expect(other.root).toContainText('You are signed out');
    await expect(box).toHaveValue('');
    expect((await asked(other.root)).get('prompt')).toBeNull();

    const code = await panel.codeFrom(root, GRACE);
    await root.getByLabel('Paste the code here').fill(code);
    await root.getByRole('button', { name: 'Sign in' }).click();
    await expect(root.getByText(GRACE)).toBeVisible();
    await expect(other.root.getByText(GRACE)).toBeVisible();
    // What one had open is not the other's.
    await expect(first).toContainText('Choose a collection');
  });
});
