import type { Page } from '@playwright/test';
import { anotherPage, expect, test } from '../tests/globus';
import type { Sandbox } from '../tests/globus';
import { EngineTarget } from './engine';
import { record } from './figures';
import { traced } from './trace';

const ENDED = 10_000;
const ACTIVE = 100;
const PAGES = 5;
/** Milliseconds that requests are counted for. */
const TIME = 60_000;
/** Milliseconds after which the watch has calmed down. */
const CALM = 100_000;
const ROUNDS = 3;
const LIST = '/v0.10/task_list';

/** Requests for tasks in a minute. */
async function counted(page: Page, sandbox: Sandbox): Promise<number> {
  const before = await sandbox.count('GET', LIST);
  await page.waitForTimeout(TIME);
  return (await sandbox.count('GET', LIST)) - before;
}

/** Hides a page from its own scripts, as another tab does. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

test(`${ENDED} tasks that have ended, ${ACTIVE} active ones`, async ({
  page,
  panel,
  sandbox
}) => {
  test.setTimeout(15 * TIME);
  const name = (what: string) => `10,000 past and 100 active tasks: ${what}`;
  await panel.open();
  await panel.signIn();
  await panel.root.getByRole('tab', { name: 'Tasks' }).click();
  await expect(panel.root.getByRole('tabpanel')).toBeVisible();
  const engine = await EngineTarget.of(page.context().browser()!);
  const before = await engine.heap();
  await sandbox.control('tasks', { ended: ENDED, active: ACTIVE });
  await expect(panel.root.getByText(/run 10\d\d\d/).first()).toBeVisible({
    timeout: TIME
  });
  record(name('heap of the engine'), 'MB', [(await engine.heap()) - before]);

  const ours: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const tasks = await traced(page.context().browser()!, page, () =>
      page.waitForTimeout(10_000)
    );
    ours.push(tasks.ours);
    whole.push(tasks.whole);
  }
  record(name('our own script in a task of the page, at most'), 'ms', ours);
  record(name('the longest task of the page'), 'ms', whole);

  await page.waitForTimeout(CALM);
  const one = await counted(page, sandbox);
  record(name('requests a minute, one page'), '', [one]);
  record(name('the same, with a poll per task'), '', [one * ACTIVE]);
  const panels = [panel];
  while (panels.length < PAGES) {
    const next = await anotherPage(page);
    await next.root.getByRole('tab', { name: 'Tasks' }).click();
    panels.push(next);
  }
  const five = await counted(page, sandbox);
  record(name(`requests a minute, ${PAGES} pages`), '', [five]);
  await Promise.all(panels.map(each => hide(each.page)));
  await page.waitForTimeout(TIME / 4);
  const hidden = await counted(page, sandbox);
  record(name('requests a minute, hidden'), '', [hidden]);
  expect(await panel.root.getByText(/run 10\d\d\d/).count()).toBeGreaterThan(0);
});
