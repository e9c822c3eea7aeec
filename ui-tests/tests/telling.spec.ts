import { expect, reload, test } from './globus';
import { send, sendingOf, signedIn } from './sending';

test('status bar and Running panel lead to the tasks that run', async ({
  page,
  panel
}) => {
  await signedIn(panel);
  const item = page.getByRole('button', { name: /^Globus tasks: / });
  await expect(item).toBeHidden();
  await send(panel, { ...sendingOf('/~/nowhere.txt'), label: 'not there' });
  await expect(item).toBeVisible();
  await expect(item).toHaveAccessibleName('Globus tasks: 1 stuck');
  await item.click();
  await expect(panel.root.getByRole('listitem')).toContainText('nowhere.txt');
  await page.getByRole('tab', { name: /^Running/ }).click();
  const section = page.locator('.jp-RunningSessions');
  await expect(section).toContainText('Globus Tasks');
});

test('a page that is loaded tells what ended meanwhile, once, without being asked', async ({
  page,
  panel,
  sandbox
}) => {
  await signedIn(panel);
  // The page is gone before it could see the end.
  await sandbox.control('faults', {
    route: '/v0.10/task_list',
    delay_ms: 4000
  });
  await send(panel, {
    ...sendingOf('/share/godata/file1.txt', '/~/'),
    label: 'told later'
  });
  const news = page
    .locator('.Toastify__toast')
    .filter({ hasText: 'told later: Done' });
  // Else the next page would have the panel open, which asks.
  const kept = page.waitForRequest(
    request =>
      request.method() === 'PUT' &&
      request.url().includes('/api/workspaces') &&
      (request.postData() ?? '')
        .replace(/\\|\s/g, '')
        .includes('"left":{"collapsed":true')
  );
  await page.evaluate(() =>
    window.jupyterapp.commands.execute('application:toggle-left-area')
  );
  await kept;
  await reload(page);
  await expect(panel.root).toBeHidden();
  await expect(news).toHaveCount(1);
  const looks = await sandbox.count('GET', '/v0.10/task_list');
  await reload(page);
  await page.waitForTimeout(3000);
  await expect(news).toHaveCount(0);
  expect(await sandbox.count('GET', '/v0.10/task_list')).toBe(looks);
});
