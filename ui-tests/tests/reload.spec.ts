import type { Page } from '@playwright/test';
import type { Panel } from './globus';
import { expect, reload, runCommand, test } from './globus';

/** Loads the page again, opens the panel and resolves once it has said how it is. */
async function loadAgain(page: Page, panel: Panel): Promise<'in' | 'out'> {
  await reload(page);
  const { root } = panel;
  const user = root.getByRole('button', { name: 'ada@example.edu' });
  const link = root.getByRole('link', { name: 'Open Globus' });
  await expect(async () => {
    // What JupyterLab restores late may close the side bar again.
    await runCommand(page, 'globus:open-panel');
    await expect(user.or(link)).toBeVisible({ timeout: 4000 });
  }).toPass();
  return (await user.isVisible()) ? 'in' : 'out';
}

test('a page that is loaded again at any step of the sign-in goes on', async ({
  page,
  panel,
  sandbox
}) => {
  test.setTimeout(150_000);
  await panel.open();
  const { root } = panel;
  const box = root.getByLabel('Paste the code here');
  const user = root.getByRole('button', { name: 'ada@example.edu' });
  const signOut = async () => {
    await user.click();
    await root.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(root).toContainText('You are signed out');
  };

  // The page of Globus is open: its code belongs to a link that is gone.
  const lost = await panel.codeFrom(root);
  expect(await loadAgain(page, panel)).toBe('out');
  await panel.codeFrom(root);
  await box.fill(lost);
  await box.press('Enter');
  await expect(root.getByRole('alert')).toContainText('did not take this code');
  await panel.signIn();
  await signOut();

  // The code is in its box, unsent: it is kept nowhere.
  await box.fill(await panel.codeFrom(root));
  expect(await loadAgain(page, panel)).toBe('out');
  await expect(box).toHaveValue('');
  await panel.signIn();
  await signOut();

  // The code is being sent: whatever became of it, there is a way on.
  const route = '/v2/oauth2/token';
  for (const cut of [undefined, 'after']) {
    await box.fill(await panel.codeFrom(root));
    const sent = await sandbox.count('POST', route);
    const slowly = { route, times: 1, delay_ms: 1500, cut };
    await sandbox.control('faults', slowly);
    await box.press('Enter');
    await expect.poll(() => sandbox.count('POST', route)).toBe(sent + 1);
    if ((await loadAgain(page, panel)) === 'out') {
      await panel.signIn();
    }
    await signOut();
  }

  // Just signed in: at once, and once it is kept.
  await panel.signIn();
  if ((await loadAgain(page, panel)) === 'out') {
    await panel.signIn();
  }
  await signOut();
  const stored = page.waitForResponse(
    answer =>
      answer.request().method() === 'PUT' &&
      answer.url().includes('/jupyterlab-globus/session/')
  );
  await panel.signIn();
  expect((await stored).status()).toBe(204);
  expect(await loadAgain(page, panel)).toBe('in');

  // A consent is given at Globus, its code was not pasted: it counts.
  const pane = panel.pane('First');
  await panel.choose(pane, 'tutorial', 'Sandbox Tutorial Collection 1');
  await expect(pane.getByText(/asks for your consent$/)).toBeVisible();
  await panel.codeFrom(pane);
  expect(await loadAgain(page, panel)).toBe('in');
  await panel.choose(pane, 'tutorial', 'Sandbox Tutorial Collection 1');
  await expect(panel.row(pane, 'weather-2025.csv')).toBeVisible();
});
