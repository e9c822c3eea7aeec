import type { Page } from '@playwright/test';
import { collection } from '../environment';
import { anotherPage, expect, runCommand, test } from './globus';
import type { Panel } from './globus';

/** Lists folders in a page, many at once; resolves with how many could be. */
function listMany(page: Page, ids: string[]): Promise<number> {
  return page.evaluate(async ids => {
    const { commands } = window.jupyterapp;
    const lists = ids.flatMap(collection =>
      ['/share/', '/share/godata/', '/~/'].map(path =>
        commands.execute('globus:list-directory', { collection, path })
      )
    );
    return (await Promise.all(lists)).length;
  }, ids);
}

async function signOut({ root }: Panel): Promise<void> {
  await root.getByRole('button', { name: 'ada@example.edu' }).click();
  await root.getByRole('button', { name: 'Sign out', exact: true }).click();
}

test('two pages, then five, are as one: one session, one refresh, one poller', async ({
  page,
  panel,
  elsewhere,
  sandbox
}) => {
  test.setTimeout(180_000);
  const ids = [collection('tutorial-1').id, collection('tutorial-2').id];
  await panel.consentBeforehand(...ids);
  await panel.open();
  const second = await anotherPage(page);
  await expect(second.root).toContainText('Sign in to Globus');
  await panel.signIn();
  const signedIn = ({ root }: Panel) =>
    expect(root.getByText('ada@example.edu')).toBeVisible();
  await signedIn(second);
  await signOut(second);
  const farewell =
    'You are signed out, in all pages of this server, and all access is revoked.';
  await expect(panel.root).toContainText(farewell);

  const panels = [panel, second];
  while (panels.length < 5) {
    panels.push(await anotherPage(page));
  }
  const stalled = '/share/godata/file3.txt';
  await sandbox.control('faults', { name: 'stalls', path: stalled });
  const task = await elsewhere.send('slow', stalled);
  // The page that sent the code is closed before Globus has answered.
  const closing = panels.pop()!;
  const box = closing.root.getByLabel('Paste the code here');
  await box.fill(await closing.codeFrom(closing.root));
  const route = '/v2/oauth2/token';
  await sandbox.control('faults', { route, times: 1, delay_ms: 1500 });
  const before = await sandbox.count('POST', route);
  await box.press('Enter');
  await expect.poll(() => sandbox.count('POST', route)).toBe(before + 1);
  await closing.page.close();
  await Promise.all(panels.map(signedIn));
  // One that comes later is signed in by itself.
  panels.push(await anotherPage(page));
  await signedIn(panels.at(-1)!);

  // A task that runs is asked about every two seconds, however many look.
  for (const { page, root } of panels) {
    // What nobody sees asks for nothing.
    await page.bringToFront();
    await root.getByRole('tab', { name: 'Tasks' }).click();
    await expect(root.getByRole('listitem')).toContainText('slow');
  }
  const polls = () => sandbox.count('GET', '/v0.10/task_list');
  const polled = await polls();
  await page.waitForTimeout(8000);
  const asked = (await polls()) - polled;
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(5);
  await elsewhere.cancel(task);

  // All tokens are refused at once, in all pages: one refresh.
  const exchanged = await sandbox.count('POST', route);
  await sandbox.control('clock', { advance_seconds: 200_000 });
  const lists = await Promise.all(
    panels.map(async ({ page }) => listMany(page, ids))
  );
  expect(lists).toEqual([6, 6, 6, 6, 6]);
  expect(await sandbox.count('POST', route)).toBe(exchanged + 1);

  await signOut(panels[3]!);
  for (const { root } of panels) {
    await expect(root).toContainText(farewell);
  }
});

test('what one has filled in is not sent by another', async ({
  page,
  panel,
  sandbox
}) => {
  await panel.open();
  await panel.signIn();
  void runCommand(page, 'globus:transfer', {
    source: collection('tutorial-1').id,
    destination: collection('tutorial-2').id,
    items: [{ source: '/share/godata/file1.txt', destination: '/~/once.txt' }]
  }).catch(() => undefined);
  const { dialog } = panel;
  await expect(dialog).toBeVisible();

  const other = await anotherPage(page);
  const { root } = other;
  await signOut(other);
  const code = await other.codeFrom(root, 'grace@example.edu');
  await root.getByLabel('Paste the code here').fill(code);
  await root.getByRole('button', { name: 'Sign in' }).click();
  await expect(root.getByText('grace@example.edu')).toBeVisible();

  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    'This was begun as ada@example.edu, but grace@example.edu is signed in now.'
  );
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(0);
});
