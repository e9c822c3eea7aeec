import { readFile } from 'node:fs/promises';
import { collection } from '../environment';
import { answer, expect, findings, runCommand, test } from './globus';
import { Keyboard } from './keyboard';
import { TWO, signedIn } from './sending';

const PAGE = '[id^="jp-globus-task-"]';
const FILE = '/share/godata/file1.txt';

test('a task’s page keeps what a refusal met, lists and saves many files, and says what is not known here', async ({
  page,
  panel,
  sandbox,
  elsewhere
}) => {
  await sandbox.control('faults', { name: 'stalls', path: FILE });
  await sandbox.control('faults', { name: 'paused', collection: TWO() });
  const id = await elsewhere.send('from elsewhere', FILE);
  await signedIn(panel);
  await runCommand(page, 'globus:open-task', { task: id });
  const tab = page.locator(PAGE).filter({ visible: true });
  await expect(tab).toContainText('says: “Paused by its administrator”');
  const clean = async (state: string) => {
    for (const theme of ['JupyterLab Dark', 'JupyterLab Light']) {
      await page.theme.setTheme(theme);
      expect(await findings(page, PAGE), `${state}, ${theme}`).toEqual([]);
    }
  };

  const hands = new Keyboard(page);
  const edit = tab.getByRole('button', { name: 'Edit' });
  await edit.focus();
  await hands.press('Enter');
  const label = tab.getByLabel('Label', { exact: true });
  await expect(label).toBeFocused();
  await hands.press('Control+a');
  await hands.type('another name');
  const deadline = tab.getByLabel('Give up at');
  await deadline.fill('2020-01-01T10:00');
  await hands.press('Enter');
  await expect(deadline).toHaveAttribute('aria-invalid', 'true');
  const later = new Date(Date.now() + 3 * 86_400_000).toISOString();
  await deadline.fill(`${later.slice(0, 10)}T10:00`);
  const refusal = { code: 'BadRequest', message: 'Not now' };
  const route = `/v0.10/task/${id}`;
  await sandbox.control('faults', {
    route,
    method: 'PUT',
    status: 400,
    body: refusal
  });
  await hands.use(tab.getByRole('button', { name: 'Save', exact: true }));
  await expect(tab).toContainText('Not now');
  await expect(label).toHaveValue('another name');
  await expect(deadline).toHaveValue(`${later.slice(0, 10)}T10:00`);
  await clean('the form open, paused');
  await hands.use(tab.getByRole('button', { name: 'Save', exact: true }));
  await expect(tab.getByText('The change is saved.')).toBeVisible();
  await expect(
    tab.getByRole('heading', { name: 'another name' })
  ).toBeVisible();
  await expect(edit).toBeFocused();

  await tab.getByText('Files that were sent').click();
  await expect(tab).toContainText('None so far');
  await sandbox.control('faults', { name: 'paused', lift: true });
  await sandbox.control('faults', { name: 'stalls', lift: true });
  const again = tab.getByRole('button', { name: 'Look again' });
  await expect(again).toBeVisible({ timeout: 40_000 });
  // Two pages of what is one file.
  const files = `${route}/successful_transfers`;
  const one = (n: number) => ({
    DATA_TYPE: 'successful_transfer',
    source_path: `/many/${n}.txt`,
    destination_path: `/~/${n}.txt`,
    size: n,
    checksum: null,
    checksum_algorithm: null,
    dynamic: false
  });
  const serve = async (from: number, next: number | null, more = {}) =>
    sandbox.control('faults', {
      route: files,
      method: 'GET',
      status: 200,
      body: {
        DATA_TYPE: 'successful_transfers',
        DATA: Array.from({ length: 1000 }, (_, n) => one(from + n)),
        marker: from,
        next_marker: next
      },
      ...more
    });
  await serve(0, 1000);
  await again.click();
  await expect(tab).toContainText('The first 1,000.');
  await serve(1000, null);
  await tab.getByRole('button', { name: 'Show more' }).click();
  await expect(tab).toContainText('2,000 in all.');
  expect(await tab.locator('.jp-GlobusPaths li').count()).toBeLessThan(60);
  await clean('files open');

  const save = tab.getByRole('button', { name: 'Save as CSV' });
  await serve(0, 1000);
  await serve(1000, 2000, { delay_ms: 2000 });
  await save.click();
  await expect(tab.getByText('1,000', { exact: true })).toBeVisible();
  await tab.getByRole('button', { name: 'Stop' }).click();
  await expect(tab).toContainText('Stopped: nothing was saved.');
  await serve(0, 1000);
  await serve(1000, null);
  const saved = page.waitForEvent('download');
  await save.click();
  const lines = await readFile(await (await saved).path(), 'utf8');
  expect(lines.split('\r\n')).toHaveLength(2002);
  await expect(tab).toContainText('Saved: 2,000 lines.');

  await tab.getByRole('button', { name: 'Run again' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('What this task sent is not known here');
  await answer(dialog, 'Show both places');
  await expect(panel.pane('First')).toContainText(
    collection('tutorial-1').display_name
  );
  await expect(panel.pane('Second')).toContainText(
    collection('tutorial-2').display_name
  );
});
