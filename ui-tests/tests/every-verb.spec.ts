import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { collection, environment } from '../environment';
import { functions, SETUP, verbs } from './every';
import { AWKWARD, home, writeTree } from './files';
import type { Panel } from './globus';
import { expect, test } from './globus';
import { judge } from './judge';
import { allow, KERNELS, Notebook, writeNotebook } from './notebooks';

// Some eighty calls, with their questions.
test.setTimeout(180_000);

type Values = Record<string, unknown>;

/** Listings by name, but for the one whose order was asked for: ours is natural. */
function inOrder(values: Values): Values {
  for (const [name, value] of Object.entries(values)) {
    const { entries } = (value ?? {}) as { entries?: unknown };
    if (name !== 'ordered' && Array.isArray(entries)) {
      (entries as { name: string }[]).sort((a, b) =>
        a.name < b.name ? -1 : 1
      );
    }
  }
  return values;
}

/** Runs cells one after the other, allowing what they ask; none may fail. */
async function run(
  panel: Panel,
  notebook: Notebook,
  first: number,
  count: number
): Promise<void> {
  for (let index = first; index < first + count; index++) {
    await notebook.start(index);
    await allow(panel, notebook);
    await notebook.result(index);
  }
  await expect(
    panel.page.locator('[data-mime-type="application/vnd.jupyter.error"]')
  ).toHaveText([]);
}

for (const [name, kernel] of Object.entries(KERNELS)) {
  test(`every verb and function says what globus-sdk says, on ${name}`, async ({
    page,
    panel,
    sandbox,
    tmpPath
  }) => {
    const tree = { ...AWKWARD, '.hidden': 'hidden\n' };
    await writeTree(home('tutorial-1', 'every kind'), tree);
    const [one, two] = [
      collection('tutorial-1').id,
      collection('tutorial-2').id
    ];
    await panel.consentBeforehand(one, two);
    const parts = { verbs: verbs(), python: functions() };
    const file = await writeNotebook(tmpPath, kernel, [
      SETUP,
      '%globus --help',
      ...parts.verbs,
      ...parts.python
    ]);
    const values = async () => {
      const where = path.join(environment().notebooks, tmpPath, 'values.json');
      return JSON.parse(await readFile(where, 'utf8')) as Values;
    };
    await panel.open();
    const notebook = new Notebook(page);
    await notebook.open(file);

    await run(panel, notebook, 0, 2);
    const help = await notebook.result(1);
    let next = 2;
    let revoked = 0;
    for (const [prefix, cells] of Object.entries(parts)) {
      await run(panel, notebook, next, cells.length - 1);
      const { alias, ...got } = await values();
      expect(inOrder(got)).toEqual(
        inOrder(judge('says', { prefix, values: got }) as Values)
      );
      if (prefix === 'verbs') {
        expect(alias).toEqual({ godata: `${one}:/share/godata/`, ours: two });
      }
      next += cells.length;
      await run(panel, notebook, next - 1, 1);
      expect((await values()).logout).toBeNull();
      const count = await sandbox.count('POST', '/v2/oauth2/token/revoke');
      expect(count).toBeGreaterThan(revoked);
      revoked = count;
    }

    // None was left out.
    const lines = parts.verbs.join('\n');
    const rows = help.matchAll(/^ {2}([a-z]+(?: [a-z-]+){0,2}) {2,}/gmu);
    const known = [...rows].map(([, verb]) => verb!);
    expect(known).toContain('task event-list');
    expect(known).toContain('timer create transfer');
    for (const verb of known) {
      expect(lines).toMatch(new RegExp(`globus ${verb}|line\\(f"${verb}`, 'u'));
    }
    const { names, methods } = (await values()) as Record<string, string[]>;
    const python = parts.python.join('\n');
    for (const called of [...names!, ...methods!]) {
      if (!['load_ipython_extension', 'see'].includes(called)) {
        expect(`${python}\n${SETUP}`).toContain(`.${called}(`);
      }
    }
  });
}
