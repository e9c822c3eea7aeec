import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { collection, environment } from '../environment';
import { home } from '../tests/files';
import { expect, runCommand, test } from '../tests/globus';
import { record } from './figures';

const ENTRIES = 10_000;
const ROUNDS = 9;
const FOLDER = 'many files';
const NAMES = Array.from(
  { length: ENTRIES },
  (_, index) => `file ${index}.txt`
);

async function fill(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of NAMES) {
    await writeFile(path.join(folder, name), '');
  }
}

test('opening a folder of 10,000 entries', async ({ page, panel, tmpPath }) => {
  const one = collection('tutorial-1').id;
  // A folder a round: one that was open before costs no request.
  for (let round = 0; round < ROUNDS; round++) {
    await fill(home('tutorial-1', `${FOLDER} ${round}`));
  }
  await fill(path.join(environment().notebooks, tmpPath, FOLDER));
  await panel.consentBeforehand(one);
  await panel.open();
  await panel.signIn();
  const pane = panel.pane('First');
  await panel.choose(pane, 'tutorial', 'Sandbox Tutorial Collection 1');
  await expect(panel.row(pane, `${FOLDER} 0`)).toBeVisible();

  const ours: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await panel.goTo(pane, '/share/godata/');
    await expect(panel.row(pane, 'file1.txt')).toBeVisible();
    const box = await panel.typePath(pane);
    await box.fill(`/~/${FOLDER} ${round}/`);
    ours.push(
      await page.evaluate(
        ({ box, names }) => {
          const enter = { key: 'Enter', bubbles: true };
          return new Promise<number>(resolve => {
            const start = performance.now();
            const look = () =>
              names.every(name => document.body.innerText.includes(name))
                ? resolve(performance.now() - start)
                : requestAnimationFrame(look);
            box.dispatchEvent(new KeyboardEvent('keydown', enter));
            look();
          });
        },
        { box: await box.elementHandle(), names: NAMES.slice(0, 3) }
      )
    );
  }
  record('open_10000_entries', 'ms', ours);

  const theirs: number[] = [];
  for (let round = 0; round < 3; round++) {
    await runCommand(page, 'filebrowser:open-path', { path: tmpPath });
    const start = Date.now();
    await runCommand(page, 'filebrowser:open-path', {
      path: `${tmpPath}/${FOLDER}`
    });
    await expect(
      page.locator('.jp-DirListing-item', { hasText: NAMES[0] })
    ).toBeVisible({ timeout: 120_000 });
    theirs.push(Date.now() - start);
  }
  record('open_10000_entries_jupyterlab', 'ms', theirs);
});
