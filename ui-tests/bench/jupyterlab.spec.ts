import type { Page } from '@playwright/test';
import { expect, runCommand, test } from '../tests/globus';
import { record } from './figures';
import { seen, watch } from './moments';

/** JupyterLab's own browser: how often each is worth waiting for. */
const ROUNDS = { 1000: 9, 10_000: 3, 100_000: 1 };
const TIME = '2026-03-14T09:26:53Z';
const FIRST = { any: ['file 1.txt', 'folder 100'], sorted: [] };

/** A folder with the names of the sandbox's crowds, as Jupyter's server tells it. */
function folder(path: string, size: number): object {
  const entry = (path: string, type: string, more: object) => ({
    ...{ name: path.split('/').at(-1), path, type, writable: true },
    ...{ created: TIME, last_modified: TIME, mimetype: null, ...more }
  });
  const content = Array.from({ length: size }, (_, index) =>
    (index + 1) % 100 === 0
      ? entry(`${path}/folder ${index + 1}`, 'directory', {})
      : entry(`${path}/file ${index + 1}.txt`, 'file', { size: 1 })
  );
  return entry(path, 'directory', { format: 'json', content });
}

/** When the last byte of a folder came, in milliseconds since the epoch. */
function lastByte(page: Page, folder: string): Promise<number> {
  return page.evaluate(folder => {
    const ends = performance
      .getEntriesByType('resource')
      .filter(({ name }) => decodeURIComponent(name).includes(`/${folder}?`))
      .filter(({ name }) => name.includes('content=1'))
      .map(entry => (entry as PerformanceResourceTiming).responseEnd);
    performance.clearResourceTimings();
    // It is asked for again from time to time.
    return performance.timeOrigin + Math.min(...ends);
  }, folder);
}

for (const [text, rounds] of Object.entries(ROUNDS)) {
  const size = Number(text);
  const what = `${size.toLocaleString('en')} entries, JupyterLab's own (n = ${rounds})`;
  test(what, async ({ page, tmpPath }) => {
    const crowd = `crowd of ${size}`;
    await page.route(
      url => decodeURIComponent(url.pathname).endsWith(`/contents/${crowd}`),
      route => route.fulfill({ json: folder(crowd, size) })
    );
    await page.evaluate(() => {
      const tasks: number[] = [];
      Object.assign(window, { longTasks: tasks });
      new PerformanceObserver(list =>
        tasks.push(...list.getEntries().map(({ duration }) => duration))
      ).observe({ entryTypes: ['longtask'] });
    });
    const took: number[] = [];
    const tasks: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await runCommand(page, 'filebrowser:open-path', { path: tmpPath });
      await expect(
        page.locator('.jp-DirListing-itemName', { hasText: 'file 1.txt' })
      ).toHaveCount(0);
      await watch(page, ['jupyterlab'], FIRST);
      await runCommand(page, 'filebrowser:open-path', { path: crowd });
      const shown = await seen(page, 'jupyterlab');
      took.push(shown - (await lastByte(page, crowd)));
      tasks.push(
        await page.evaluate(() => {
          const { longTasks } = window as unknown as { longTasks: number[] };
          return Math.max(0, ...longTasks.splice(0));
        })
      );
    }
    record(`${what}: items on screen after the last byte`, 'ms', took);
    record(`${what}: the longest task`, 'ms', tasks);
    const nodes = await page.evaluate(
      () => document.querySelectorAll('.jp-DirListing *').length
    );
    record(`${what}: DOM nodes`, '', [nodes]);
  });
}
