import type { Locator } from '@playwright/test';
import { collection } from '../environment';
import { expect, test } from './globus';

/** Opens the chooser of the first pane. */
async function openChooser(pane: Locator): Promise<Locator> {
  await pane.getByTitle('Choose a collection').click();
  return pane.getByRole('combobox', { name: 'Search collections' });
}

const name = (role: string) => collection(role).display_name;

test.beforeEach(async ({ panel }) => {
  await panel.open();
  await panel.signIn();
});

test('each scope shows what belongs to it, with kind, owner and description', async ({
  panel
}) => {
  const pane = panel.pane('First');
  await openChooser(pane);
  await expect(pane).toContainText('Nothing used recently');
  const scopes = pane.getByRole('combobox', { name: 'Search in' });
  const options = pane.getByRole('option').filter({ visible: true });
  const found = pane.getByRole('listbox').getByRole('option');

  await scopes.selectOption('Your collections');
  await expect(found).toContainText([name('offline'), name('personal')]);
  await scopes.selectOption('Shared with you');
  await expect(found).toHaveCount(1);
  await expect(options.last()).toContainText(name('guest'));
  await expect(found).toContainText('Guest');
  await expect(found).toContainText('grace@example.edu');
  await expect(found).toContainText('no data_access consent is needed');
  await scopes.selectOption('Shared by you');
  await expect(pane).toContainText('There is none.');
});

test('a scope that finds nothing offers to search all', async ({ panel }) => {
  const pane = panel.pane('First');
  const box = await openChooser(pane);
  await pane
    .getByRole('combobox', { name: 'Search in' })
    .selectOption('Shared with you');
  await box.fill('tutorial');
  await expect(pane).toContainText('No collection is found for “tutorial”.');
  await pane.getByRole('button', { name: 'Search all collections' }).click();
  await expect(box).toBeFocused();
  await expect(pane.getByRole('listbox').getByRole('option')).toHaveCount(2);
});

test('a scope is chosen and a collection opened by keyboard alone', async ({
  page,
  panel
}) => {
  const pane = panel.pane('First');
  await pane.getByTitle('Choose a collection').focus();
  await page.keyboard.press('Enter');
  const found = pane.getByRole('listbox').getByRole('option');
  await page.keyboard.press('Tab');
  // The first letter chooses in a select, as everywhere.
  await page.keyboard.type('Shared with');
  await expect(found).toHaveCount(1);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('shared results');
  await expect(found).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(panel.row(pane, 'README.txt')).toBeVisible();
  await expect(pane.getByTitle('Choose a collection')).toContainText(
    name('guest')
  );
});

test('further pages come as the list is scrolled, by keyboard too', async ({
  page,
  panel,
  sandbox
}) => {
  const pane = panel.pane('First');
  const pageOf = (offset: number, count: number) => ({
    DATA: Array.from({ length: count }, (_, index) => ({
      id: `00000000-0000-4000-8000-${String(offset + index).padStart(12, '0')}`,
      display_name: `Shelf ${offset + index}`,
      entity_type: 'GCSv5_guest_collection'
    })),
    offset,
    limit: 100,
    has_next_page: count === 100
  });
  const route = '/v0.10/endpoint_search';
  const box = await openChooser(pane);
  await expect(pane).toContainText('Nothing used recently');
  for (const [offset, count] of [
    [0, 100],
    [100, 100],
    [200, 7]
  ] as const) {
    const body = pageOf(offset, count);
    await sandbox.control('faults', { route, times: 1, status: 200, body });
  }
  await box.fill('shelf');
  const found = pane.getByRole('listbox').getByRole('option');
  await expect(found).toHaveCount(100);
  await found.last().scrollIntoViewIfNeeded();
  await expect(found).toHaveCount(200);
  // A dozen pages down reach what the second page brought.
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press('PageDown');
  }
  await expect(found).toHaveCount(207);
});

test('a pasted link of the web app goes straight to its path', async ({
  panel
}) => {
  const pane = panel.pane('First');
  const { id } = collection('tutorial-1');
  await panel.consentBeforehand(id);
  const box = await openChooser(pane);
  await box.fill(
    `https://app.globus.org/file-manager?origin_id=${id}&origin_path=%2Fshare%2Fgodata%2F&two_pane=false`
  );
  await expect(panel.row(pane, 'file1.txt')).toBeVisible();
  await expect(panel.path(pane)).toHaveAttribute('title', '/share/godata/');
  await openChooser(pane);
  await box.fill(`https://app.globus.org/collections/${id}/overview`);
  await expect(panel.row(pane, 'weather-2025.csv')).toBeVisible();
});

test('a link to elsewhere, a broken one and one to nothing are told apart', async ({
  panel
}) => {
  const pane = panel.pane('First');
  const box = await openChooser(pane);
  const web = 'https://app.globus.org/file-manager';
  await box.fill('https://data.example.org/collections/x');
  await expect(pane).toContainText('leads to data.example.org');
  await box.fill(`${web}?origin_id=12c7e74c`);
  await expect(pane).toContainText('This link is broken: "12c7e74c"');
  await box.fill(`${web}?origin_path=%2F`);
  await expect(pane).toContainText('names no collection');
  await box.fill(`${web}?origin_id=00000000-0000-4000-8000-000000000000`);
  await expect(pane).toContainText('no collection with this id');
  // What was pasted before counts no more.
  await box.fill('tutorial');
  await expect(pane.getByRole('alert')).toHaveCount(0);
  await expect(pane.getByRole('listbox').getByRole('option')).toHaveCount(2);
});

test('a search that fails says so and can be tried again', async ({
  panel,
  sandbox
}) => {
  const pane = panel.pane('First');
  const box = await openChooser(pane);
  await expect(pane).toContainText('Nothing used recently');
  await sandbox.control('faults', {
    route: '/v0.10/endpoint_search',
    times: 1,
    status: 400,
    body: { code: 'BadRequest', message: 'A bad day for it.' }
  });
  await box.fill('tutorial');
  await expect(pane.getByRole('alert')).toContainText('A bad day for it.');
  await pane.getByRole('button', { name: 'Try again' }).click();
  await expect(pane.getByRole('listbox').getByRole('option')).toHaveCount(2);
});
