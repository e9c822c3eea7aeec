import { closeSync, mkdirSync, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { collection } from '../environment';
import { home } from './files';
import { answer, expect, test } from './globus';
import { KERNELS, Notebook, writeNotebook } from './notebooks';

/** The most entries that the service lists. */
const MOST = 100_000;

const folder = () => home('tutorial-1', 'large');

test.afterEach(() => rm(folder(), { recursive: true, force: true }));

for (const [name, kernel] of Object.entries(KERNELS)) {
  test(`a listing of 100,000 entries reaches a cell, on ${name}`, async ({
    page,
    panel,
    tmpPath
  }) => {
    test.setTimeout(240_000);
    mkdirSync(folder());
    for (let number = 0; number < MOST; number++) {
      closeSync(openSync(path.join(folder(), `file${number}.dat`), 'w'));
    }
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
