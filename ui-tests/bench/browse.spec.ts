import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { collection } from '../environment';
import type { Panel } from '../tests/globus';
import { expect, runCommand, test } from '../tests/globus';
import { EngineTarget, heapOf } from './engine';
import { record } from './figures';
import type { Sign } from './moments';
import { pressed, seen, watch } from './moments';
import { traced } from './trace';

const SIZES = [1000, 10_000, 100_000];
const ROUNDS = 9;
const KEYS = 20;
const OPENINGS = 50;
/** The sandbox's folders that take no room; in each the hundredth is a folder. */
const CROWDS = '/share/crowds';
const ELSEWHERE = '/share/godata/';
/** The first rows as the service orders them, and naturally. */
const FIRST = { any: ['folder 100'], sorted: ['folder 100', 'folder 200'] };

const count = (size: number) => size.toLocaleString('en');
const p95 = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1]!;

async function openPane(panel: Panel): Promise<void> {
  const { id, display_name } = collection('tutorial-1');
  await panel.consentBeforehand(id);
  await panel.open();
  await panel.signIn();
  await panel.choose(panel.pane('First'), 'tutorial', display_name);
  await panel.goTo(panel.pane('First'), ELSEWHERE);
  await expect(panel.row(panel.pane('First'), 'file1.txt')).toBeVisible();
}

/** Opens a folder that was not open before, from another one. */
async function openCrowd(
  page: Page,
  panel: Panel,
  size: number
): Promise<void> {
  const pane = panel.pane('First');
  await panel.goTo(pane, ELSEWHERE);
  await expect(panel.row(pane, 'file1.txt')).toBeVisible();
  await watch(page, ['rows', 'sorted'], FIRST);
  await panel.goTo(pane, `${CROWDS}/${size}/`);
}

/** What a key took each time: the p95 of a round of presses. */
async function presses(
  page: Page,
  keys: readonly string[],
  sign: Sign
): Promise<number> {
  const took: number[] = [];
  for (let n = 0; n < KEYS; n++) {
    took.push(await pressed(page, keys[n % keys.length]!, sign));
  }
  return p95(took);
}

for (const size of SIZES) {
  test(`${count(size)} entries`, async ({ page, panel }) => {
    const browser = page.context().browser()!;
    await openPane(panel);
    const pane = panel.pane('First');
    const grid = pane.locator('.jp-GlobusGrid');
    const engine = await EngineTarget.of(browser);
    const figures: Record<string, number[]> = {};
    const add = (name: string, value: number) =>
      (figures[name] ??= []).push(value);

    for (let round = 0; round < ROUNDS; round++) {
      await openCrowd(page, panel, size - round);
      const rows = await seen(page, 'rows');
      const sorted = await seen(page, 'sorted');
      const lastByte = await engine.lastByte();
      add('rows on screen after the last byte', rows - lastByte);
      add('naturally sorted after the last byte', sorted - lastByte);

      await grid.getByRole('row').nth(3).click();
      const arrow = await presses(page, ['ArrowDown', 'ArrowUp'], 'active');
      add('arrow key, p95', arrow);
      const all = await presses(page, ['ControlOrMeta+a', 'Home'], 'selected');
      add('select all and one again, p95', all);
      await runCommand(page, 'globus:filter-folder');
      const filter = await presses(
        page,
        ['9', '1', 'Backspace', 'Backspace'],
        'count'
      );
      add('filter, p95', filter);
      await page.keyboard.press('Escape');
      const nodes = await pane.evaluate(
        element => element.querySelectorAll('*').length
      );
      add('DOM nodes of the pane', nodes);
    }
    for (let round = ROUNDS; round < 2 * ROUNDS; round++) {
      const { ours, whole } = await traced(browser, page, async () => {
        await openCrowd(page, panel, size - round);
        await seen(page, 'sorted');
      });
      add('our own script in a task, at most', ours);
      add('the longest task', whole);
    }
    for (const [name, values] of Object.entries(figures)) {
      const unit = name.startsWith('DOM') ? '' : 'ms';
      record(`${count(size)} entries: ${name}`, unit, values);
    }
  });
}

test('memory of a pane with 100,000 entries', async ({ page, panel }) => {
  await openPane(panel);
  const pane = panel.pane('First');
  const engine = await EngineTarget.of(page.context().browser()!);
  // Galata's page is not Playwright's own.
  const [own] = page.context().pages();
  const session = await page.context().newCDPSession(own!);
  const heaps = async () => [
    await heapOf((method, params) =>
      session.send(method as 'Runtime.getHeapUsage', params)
    ),
    await engine.heap()
  ];
  const size = SIZES.at(-1)!;
  await panel.goTo(pane, ELSEWHERE);
  const before = await heaps();
  for (let opening = 0; opening < OPENINGS; opening++) {
    await openCrowd(page, panel, size - opening);
    await seen(page, 'sorted');
    if (opening === 0 || opening === OPENINGS - 1) {
      const after = await heaps();
      const what =
        opening === 0 ? 'a pane of 100,000 entries' : `${OPENINGS} openings`;
      record(`heap of ${what}: the page`, 'MB', [after[0]! - before[0]!]);
      record(`heap of ${what}: the engine`, 'MB', [after[1]! - before[1]!]);
    }
  }
});

test('bytes', () => {
  const folder = path.join(
    __dirname,
    '../../jupyterlab_globus/labextension/static'
  );
  const bytes = readdirSync(folder)
    .filter(name => name.endsWith('.js'))
    .reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
  record('all of our JavaScript', 'bytes', [bytes]);
});
