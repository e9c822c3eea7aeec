import type { Page } from '@playwright/test';
import { environment } from '../environment';
import { anotherPage, expect, test } from './globus';
import { send, sendingOf, signedIn } from './sending';

// Both pages have the settings of the server.
test.use({ mockSettings: false });

for (const [when, settings] of [
  [test.beforeEach, { browserNotifications: true }],
  [test.afterEach, {}]
] as const) {
  when(async ({ request }) => {
    const answer = await request.put(
      `${environment().labUrl}/lab/api/settings/jupyterlab-globus:plugin`,
      { data: { raw: JSON.stringify(settings) } }
    );
    expect(answer.ok()).toBe(true);
  });
}

/** What a page has had the browser show, newest last. */
interface IShown {
  shown: { body: string; onclick?: () => void }[];
}

/** Stands for the browser's notifications, which Chromium shows nowhere here. */
async function grant(page: Page): Promise<void> {
  await page.evaluate(() => {
    const shown: IShown['shown'] = [];
    class Stand {
      static permission = 'granted';
      onclick?: () => void;
      readonly body: string;
      constructor(_title: string, { body }: { body: string }) {
        this.body = body;
        shown.push(this);
      }
      close(): void {}
    }
    Object.assign(window, { Notification: Stand, shown });
  });
}

function shownBy(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    (window as unknown as IShown).shown.map(({ body }) => body)
  );
}

/** As when the person looks at another window, or comes back. */
async function see(page: Page, isSeen: boolean): Promise<void> {
  await page.evaluate(value => {
    Object.defineProperty(document, 'hidden', { configurable: true, value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, !isSeen);
}

test('with two pages open trouble is told once, with a way out, and unseen pages have the browser tell an end once', async ({
  page,
  panel,
  sandbox,
  elsewhere
}) => {
  await signedIn(panel);
  const { page: other } = await anotherPage(page);
  const both: Page[] = [page, other];
  await Promise.all(both.map(grant));

  await send(panel, { ...sendingOf('/~/nowhere.txt'), label: 'lost' });
  const toast = (on: Page) =>
    on.locator('.Toastify__toast').filter({ hasText: 'lost: Stuck' });
  await expect(toast(page)).toContainText(
    'lost: Stuck: there is no /~/nowhere.txt on Sandbox Tutorial Collection 1. Globus keeps trying until'
  );
  await expect(
    toast(page).getByRole('button', { name: 'Show task' })
  ).toBeVisible();
  await expect(toast(other)).toHaveCount(0);
  expect(await shownBy(page)).toEqual([]);
  await toast(page).getByRole('button', { name: 'Cancel task' }).click();
  await panel.dialog.getByRole('button', { name: 'Cancel the task' }).click();
  await expect(
    page.locator('.Toastify__toast').filter({ hasText: '“lost” is cancelled.' })
  ).toBeVisible();
  await expect(toast(page)).toHaveCount(0);

  await Promise.all(both.map(one => see(one, false)));
  const found = await send(panel, {
    ...sendingOf('/share/godata/file1.txt'),
    label: 'found'
  });
  await elsewhere.waitFor(found, 'SUCCEEDED');
  // An unseen page looks once a minute, and when something is sent.
  await sandbox.control('faults', { name: 'stalls' });
  await send(panel, {
    ...sendingOf('/share/godata/file2.txt'),
    label: 'still running'
  });
  const shown = async () => (await Promise.all(both.map(shownBy))).flat();
  await expect.poll(shown).toEqual([expect.stringMatching(/^found: Done/)]);
  const teller = (await shownBy(page)).length > 0 ? page : other;
  await teller.evaluate(() =>
    (window as unknown as IShown).shown[0]!.onclick!()
  );
  await expect(
    teller.locator('.jp-GlobusTaskPage').getByRole('heading', { name: 'found' })
  ).toBeVisible();
  await Promise.all(both.map(one => see(one, true)));
});
