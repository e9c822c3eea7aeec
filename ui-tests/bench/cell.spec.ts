import { collection } from '../environment';
import { expect, test } from '../tests/globus';
import { judge } from '../tests/judge';
import { allow, KERNELS, Notebook, writeNotebook } from '../tests/notebooks';
import { record } from './figures';

const ROUNDS = 9;

/** The first call has the page asked, and a kernel its comm opened. */
const CELL = (id: string) => `import json
import time
import jupyterlab_globus as globus

def listed():
    began = time.perf_counter()
    listing = globus.ls("${id}:/share/godata/")
    took = (time.perf_counter() - began) * 1000
    assert len(listing) == 3
    return took

listed()
print(json.dumps([listed() for _ in range(${ROUNDS})]))`;

for (const [name, kernel] of Object.entries(KERNELS)) {
  test(`globus.ls() of a small folder in a cell, on ${name}`, async ({
    page,
    panel,
    sandbox,
    tmpPath
  }) => {
    const { id } = collection('tutorial-1');
    await panel.consentBeforehand(id);
    await panel.open();
    await panel.signIn();
    const notebook = new Notebook(page);
    await notebook.open(await writeNotebook(tmpPath, kernel, [CELL(id)]));
    await notebook.start(0);
    await allow(panel, notebook);
    const took = JSON.parse(await notebook.result(0)) as number[];
    record(`globus.ls() in a cell, ${name}`, 'ms', took);
    // Each call asked Globus: none was answered from memory.
    const where = `/v0.10/operation/endpoint/${id}/ls`;
    expect(await sandbox.count('GET', where)).toBe(ROUNDS + 1);
  });
}

test('ls of the same folder by the tools of Globus', () => {
  const theirs = judge('times') as Record<'sdk' | 'cli', number[]>;
  record('the same by globus-sdk', 'ms', theirs.sdk);
  record('the same by globus-cli', 'ms', theirs.cli);
});
