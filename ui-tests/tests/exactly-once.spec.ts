import type { Page } from '@playwright/test';
import { environment } from '../environment';
import { expect, restored, runCommand, test } from './globus';
import { openForm } from './panes';

const SUBMIT = { route: '/v0.10/transfer', method: 'POST' };

/** Leaves the page, so that its engine dies, and comes back later. */
async function crash(page: Page, meanwhile: () => Promise<unknown>) {
  // Galata's own waits for a tab that is not there any more.
  const [plain] = page.context().pages();
  await plain!.goto('about:blank');
  await meanwhile();
  await plain!.goto(`${environment().labUrl}/lab`);
  await restored(plain!);
}

test('a page that dies between a request and its answer makes one task, and the next says so', async ({
  page,
  panel,
  sandbox
}) => {
  await openForm(panel);
  const posts = () => sandbox.count('POST', SUBMIT.route);
  await panel.dialog.getByLabel('Label').fill('sent once');
  await sandbox.control('faults', { ...SUBMIT, times: 1000, cut: 'after' });
  await panel.dialog.getByRole('button', { name: 'Transfer' }).dblclick();
  await expect.poll(posts).toBeGreaterThan(0);
  await crash(page, () => sandbox.control('faults', { ...SUBMIT, times: 0 }));

  const sent = await posts();
  await expect(async () => {
    // What JupyterLab restores late may close the side bar again.
    await runCommand(page, 'globus:open-panel');
    await expect(panel.root.getByText('ada@example.edu')).toBeVisible();
  }).toPass();
  const says = 'It isn’t known whether Globus got this: sent once';
  const toast = page.locator('.Toastify__toast').filter({ hasText: says });
  await expect(toast.getByRole('button', { name: 'Forget' })).toBeVisible();
  await panel.root.getByRole('tab', { name: 'Tasks' }).click();
  const unknown = panel.root.getByRole('list', {
    name: 'Not known to have arrived'
  });
  await expect(unknown).toContainText(says);
  await expect(unknown).toContainText(
    'Sandbox Tutorial Collection 1 → Sandbox Tutorial Collection 2'
  );
  // Nothing is sent by itself.
  expect(await posts()).toBe(sent);

  await unknown.getByRole('button', { name: /^Send/ }).press('Enter');
  await expect(
    page.locator('.Toastify__toast').filter({ hasText: 'it is one task' })
  ).toBeVisible();
  await expect(toast).toBeHidden();
  await expect(unknown).toBeHidden();
  expect(await posts()).toBe(sent + 1);
  const tasks = panel.root.locator('[data-task]');
  await expect(tasks).toHaveCount(1);
  await expect(tasks).toContainText('sent once');
});

test('a page that dies while it makes a timer leaves one, and the next says so', async ({
  page,
  panel,
  sandbox
}) => {
  const dialog = await openForm(panel);
  await dialog.getByLabel('Label').fill('hourly');
  await dialog.getByLabel('When', { exact: true }).selectOption('repeat');
  const make = { route: '/v2/timer', method: 'POST' };
  const list = { route: '/jobs/', method: 'GET' };
  const slow = { ...make, times: 1000, delay_ms: 2000, cut: 'after' };
  await sandbox.control('faults', slow);
  await dialog.getByRole('button', { name: 'Make timer' }).click();
  await panel.giveConsent(dialog);
  // Once it has looked which are there: what it made is not found by itself.
  await expect.poll(() => sandbox.count('GET', list.route)).toBe(1);
  await sandbox.control('faults', { ...list, times: 1000, status: 503 });
  await expect.poll(() => sandbox.count('POST', make.route)).toBeGreaterThan(0);
  await crash(page, async () => {
    await sandbox.control('faults', { ...make, times: 0 });
    await sandbox.control('faults', { ...list, times: 0 });
  });

  const says = 'It isn’t known whether Globus got this: the timer “hourly”';
  const toast = page.locator('.Toastify__toast').filter({ hasText: says });
  await toast.getByRole('button', { name: 'Send' }).click();
  const made = page.locator('.Toastify__toast').filter({ hasText: 'is made' });
  await made.getByRole('button', { name: 'Show timers' }).click();
  await expect(toast).toBeHidden();
  const timers = panel.root.getByRole('list', { name: 'Timers' });
  await expect(timers.getByRole('listitem')).toHaveCount(1);
  await expect(timers).toContainText('hourly');
});
