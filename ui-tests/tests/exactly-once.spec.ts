import type { Page } from '@playwright/test';
import { environment } from '../environment';
import { expect, openBoth, restored, runCommand, test } from './globus';

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
  const [first] = await openBoth(panel);
  const posts = () => sandbox.count('POST', SUBMIT.route);
  await panel.row(first, 'weather-2025.csv').click();
  await panel.root.getByRole('button', { name: /^Transfer 1 item/ }).click();
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
