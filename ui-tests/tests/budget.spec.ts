import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './globus';

/**
 * Bytes of JavaScript and of style, uncompressed; the figures of docs/design.md.
 * 300,000 of JavaScript were planned: what is more is told there.
 */
const BEFORE_OPENING = 35_000;
const IN_ALL = { '.js': 418_000, '.css': 40_000 };

const OURS = '/extensions/jupyterlab-globus/static/';
const STATIC = path.join(
  __dirname,
  '../../jupyterlab_globus/labextension/static'
);

test('little is fetched before the panel is first opened', async ({
  page,
  panel,
  sandbox
}) => {
  const fetched: Record<string, number> = {};
  page.on('response', response => {
    const { pathname } = new URL(response.url());
    if (pathname.includes(OURS) && /\.(js|css)$/.test(pathname)) {
      const name = path.basename(pathname);
      fetched[name] = statSync(path.join(STATIC, name)).size;
    }
  });
  await page.reload();
  await page.waitForSelector('#jupyterlab-splash', { state: 'detached' });
  const bytes = Object.values(fetched).reduce((sum, size) => sum + size, 0);
  console.info(`Before the panel is opened: ${bytes} bytes`, fetched);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(BEFORE_OPENING);
  expect(await sandbox.count('GET', '/v0.10/task_list')).toBe(0);

  await panel.open();
  await expect(panel.root.getByRole('heading')).toBeVisible();
  expect(Object.keys(fetched).length).toBeGreaterThan(1);
});

for (const [ending, limit] of Object.entries(IN_ALL)) {
  test(`all ${ending} files are small`, () => {
    const sizes = readdirSync(STATIC)
      .filter(name => name.endsWith(ending))
      .map(name => statSync(path.join(STATIC, name)).size);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    console.info(`All ${ending} files: ${bytes} bytes`);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(limit);
  });
}
