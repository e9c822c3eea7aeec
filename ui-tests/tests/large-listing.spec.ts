import { closeSync, mkdirSync, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { collection } from '../environment';
import { home } from './files';
import { answer, expect, test } from './globus';
import { Keyboard } from './keyboard';
import { KERNELS, Notebook, writeNotebook } from './notebooks';
import { names, openFolder, selected } from './panes';

/** The most entries that the service lists. */
const MOST = 100_000;

const folder = () => home('tutorial-1', 'large');

function makeMany(): void {
  mkdirSync(folder());
  for (let number = 0; number < MOST; number++) {
    closeSync(openSync(path.join(folder(), `file${number}.dat`), 'w'));
  }
}

test.afterEach(() => rm(folder(), { recursive: true, force: true }));

for (const [name, kernel] of Object.entries(KERNELS)) {
  test(`a listing of 100,000 entries reaches a cell, on ${name}`, async ({
    page,
    panel,
    tmpPath
  }) => {
    test.setTimeout(240_000);
    makeMany();
    const { id } = collection('tutorial-1');
    const file = await writeNotebook(tmpPath, kernel, [
      `%load_ext jupyterlab_globus\n%globus ls ${id}:/share/godata/`,
      [
        'import time',
        'began = time.monotonic()',
        `listing = %globus ls ${id}:/~/large/`,
        'took = time.monotonic() - began',
        'names = listing.names',
        'print(len(listing), len(set(names)), names[0], names[-1], listing.may_have_more)',
        'print(f"in {took:.2f} s")'
      ].join('\n'),
      'listing'
    ]);
    await panel.consentBeforehand(id);
    await panel.open();
    await panel.signIn();
    const notebook = new Notebook(page);
    await notebook.open(file);
    await notebook.start(0);
    await answer(panel.dialog, 'Allow until the kernel stops');
    await notebook.result(0);

    await notebook.start(1);
    const said = await notebook.result(1);
    console.log(`100,000 entries on ${name} ${/in .* s/.exec(said)?.[0]}`);
    expect(said).toContain('100000 100000 file0.dat file99999.dat True');

    // It shows itself in part, so that the notebook stays small.
    await notebook.start(2);
    expect(await notebook.result(2)).toContain('99,800 more not shown');
  });
}

test('100,000 entries are gone through, filtered, sorted and refreshed by keyboard', async ({
  page,
  panel
}) => {
  test.setTimeout(120_000);
  makeMany();
  const pane = await openFolder(panel, 'large', {});
  const grid = pane.getByRole('grid');
  const status = pane.getByRole('status');
  const hands = new Keyboard(page);
  await expect(status).toContainText(
    '100,000 items · Globus lists no more than these; there may be others'
  );
  await expect(names(pane).nth(2)).toHaveText('file2.dat');
  await expect(grid).toHaveAttribute('aria-rowcount', '100001');
  await grid.focus();
  await hands.press('End', 'PageUp', 'PageDown');
  await expect(selected(pane)).toHaveText(['file99999.dat']);
  await expect(pane.getByRole('row', { selected: true })).toHaveAttribute(
    'aria-rowindex',
    '100001'
  );
  await hands.type('file7777');
  await expect(selected(pane)).toHaveText(['file7777.dat']);
  expect(await pane.locator('*').count()).toBeLessThanOrEqual(300);

  // What is selected stays where it is on the screen.
  const place = () => panel.row(pane, 'file7777.dat').boundingBox();
  const before = await place();
  await pane.getByRole('button', { name: 'Refresh' }).click();
  await expect(grid).toHaveAttribute('aria-busy', 'true');
  await expect(grid).toHaveAttribute('aria-busy', 'false');
  expect(await place()).toEqual(before);

  await grid.focus();
  await hands.press('/');
  await hands.type('*99.dat');
  await expect(status).toContainText('1,000 of 100,000 shown · 1 selected');
  await expect(names(pane).first()).toHaveText('file99.dat');
  await hands.press('Escape');
  // The keyboard is on what was found, not on what the filter left out.
  await expect(panel.row(pane, 'file99.dat')).toBeInViewport();
  await expect(grid).toBeFocused();
});
