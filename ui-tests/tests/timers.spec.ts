import { answer, expect, findings, test } from './globus';
import { openForm } from './panes';

test('what the form schedules is made once, runs, and is stopped in the panel', async ({
  page,
  panel,
  sandbox
}) => {
  const dialog = await openForm(panel);
  await dialog.getByLabel('Label').fill('hourly');
  await dialog.getByLabel('When', { exact: true }).selectOption('repeat');
  await dialog.getByLabel('Every').fill('');
  await dialog.getByRole('button', { name: 'Make timer' }).click();
  await expect(dialog.getByText('Fill in a whole number.')).toBeVisible();
  await expect(dialog.getByLabel('Every')).toBeFocused();
  await dialog.getByLabel('Every').fill('1');
  await dialog.getByLabel('Unit of time').selectOption('hours');
  await expect(
    dialog.getByRole('region', { name: 'The same as code' })
  ).toContainText('%globus timer create transfer');
  expect(await findings(page, '.jp-GlobusDialog')).toEqual([]);

  // Chromium itself sends a request anew whose connection was cut.
  const cut = { route: '/v2/timer', times: 1, cut: 'after' };
  await sandbox.control('faults', cut);
  await dialog.getByRole('button', { name: 'Make timer' }).click();
  await panel.giveConsent(dialog);
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Show timers' }).click();

  const timers = panel.root.getByRole('list', { name: 'Timers' });
  const timer = timers.getByRole('listitem').filter({ hasText: 'hourly' });
  await expect(timer).toHaveCount(1);
  await expect(timer).toContainText('every hour');
  await expect(timer).toContainText(/Next: /, { timeout: 30_000 });
  await timer.getByRole('button', { name: 'Show task' }).click();
  await expect(page.locator('.jp-GlobusTaskPage')).toContainText(
    'hourly, run 1'
  );
  for (const theme of ['JupyterLab Dark', 'JupyterLab Light']) {
    await page.theme.setTheme(theme);
    expect(await findings(page, '#jp-globus-panel'), theme).toEqual([]);
  }

  await timer.getByRole('button', { name: 'Pause the timer hourly' }).click();
  await expect(timer).toContainText('Nothing is sent until you resume it.');
  const resume = timer.getByRole('button', { name: 'Resume the timer' });
  await resume.focus();
  await resume.press('Enter');
  await expect(timer).toContainText(/Next: /);
  await timer.getByRole('button', { name: 'Delete the timer hourly' }).click();
  await dialog.getByRole('button', { name: 'Keep it' }).click();

  // From now on it is as one of a later kind would be.
  const odd = {
    job_id: await timer.getAttribute('data-timer'),
    schedule: { type: 'recurring', interval_seconds: 3600, end: 'never' }
  };
  const list = { route: '/jobs/', method: 'GET' };
  const body = { jobs: [odd] };
  await sandbox.control('faults', { ...list, times: 100, status: 200, body });
  await timer.getByRole('button', { name: 'Pause the timer hourly' }).click();
  await expect(timers).toContainText('of a kind that can’t be shown here');
  await timers.getByRole('button', { name: 'Delete the timer' }).click();
  await sandbox.control('faults', { ...list, times: 0 });
  await answer(dialog, 'Delete the timer');
  await expect(panel.root).toContainText('Nothing is scheduled.');
});
