import { collection } from '../environment';
import { expect, openBoth, runCommand, test } from './globus';

test('a form that is closed while it sends is not called back, and that is said', async ({
  page,
  panel,
  sandbox
}) => {
  const [first] = await openBoth(panel);
  await panel.row(first, 'weather-2025.csv').click();
  const fault = { route: '/v0.10/transfer', method: 'POST', delay_ms: 1500 };
  await sandbox.control('faults', fault);
  await panel.root.getByRole('button', { name: 'Transfer 1 item' }).click();
  const send = panel.dialog.getByRole('button', { name: 'Transfer' });
  await send.dblclick();
  await expect(
    panel.dialog.getByRole('button', { name: 'Sending' })
  ).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(panel.dialog).toBeHidden();
  await expect(page.getByText('Globus has taken the transfer')).toBeVisible();
  await expect(first.getByRole('grid')).toBeFocused();
  // Nothing is left selected that could be sent twice.
  await expect(first.getByRole('status')).toContainText(/^\d+ items/);
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(1);
});

test('a consent given in one pane serves the other', async ({ panel }) => {
  await panel.open();
  await panel.signIn();
  const [first, second] = [panel.pane('First'), panel.pane('Second')];
  for (const pane of [first, second]) {
    await panel.choose(pane, 'tutorial', 'Sandbox Tutorial Collection 1');
    await expect(pane).toContainText('asks for your consent');
  }
  await panel.giveConsent(first);
  await expect(panel.row(first, 'weather-2025.csv')).toBeVisible();
  await expect(panel.row(second, 'weather-2025.csv')).toBeVisible();
  await expect(first.getByRole('grid')).toBeFocused();
});

test('the ways there and back have room in a narrow side bar', async ({
  panel
}) => {
  const [first, second] = await openBoth(panel);
  await panel.row(first, 'weather-2025.csv').click();
  await panel.row(second, 'README.txt').click();
  const ways = panel.root.getByRole('button', { name: 'Transfer 1 item' });
  await expect(ways).toHaveCount(2);
  const there = await ways.first().boundingBox();
  const back = await ways.last().boundingBox();
  expect(there!.y + there!.height).toBeLessThanOrEqual(back!.y);
  await panel.choose(second, 'off', collection('offline').display_name);
  await expect(
    panel.root.getByText('Open a folder to send them to')
  ).toBeVisible();
});

test('the keyboard stays in the panel when it is opened, signed in and out', async ({
  page,
  panel
}) => {
  await runCommand(page, 'globus:open-panel');
  await expect(panel.root).toBeFocused();
  await panel.signIn();
  const focused = panel.root.locator(':focus');
  await expect(focused).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(
    panel.root.getByRole('button', { name: 'ada@example.edu' })
  ).toBeFocused();
  await page.keyboard.press('Enter');
  const out = panel.root.getByRole('button', { name: 'Sign out' });
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(out).toBeFocused({ timeout: 100 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(panel.root).toContainText('You are signed out');
  await expect(focused).toHaveCount(1);
});
