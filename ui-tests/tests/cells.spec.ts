import { collection, environment } from '../environment';
import { AWKWARD, digests, home, writeTree } from './files';
import { answer, expect, findings, Panel, test } from './globus';
import { KERNELS, Notebook, writeNotebook } from './notebooks';

const ONE = () => collection('tutorial-1').id;
const TWO = () => collection('tutorial-2').id;

for (const [name, kernel] of Object.entries(KERNELS)) {
  test(`cells list, send and wait, and get values, on ${name}`, async ({
    page,
    panel,
    tmpPath
  }) => {
    await writeTree(home('tutorial-1', 'from a cell'), AWKWARD);
    const file = await writeNotebook(tmpPath, kernel, [
      '%load_ext jupyterlab_globus',
      `listing = %globus ls ${ONE()}:/share/godata/\nprint(listing.names, flush=True)`,
      `task = %globus transfer "${ONE()}:/~/from a cell/" "${TWO()}:/~/from a cell/" --recursive --label "sent by a cell"\nprint("sent", task.task_id)`,
      'import jupyterlab_globus as globus\ndone = task.wait()\nprint(done.task.status, len(done))',
      `globus.ls("${TWO()}:/~/from a cell/")`,
      // A line takes no Python variables, so the id is written into it here.
      'again = get_ipython().run_line_magic("globus", f"task wait {task.task_id}")\nprint(again.task.status)'
    ]);
    await panel.open();
    await panel.signIn();
    const notebook = new Notebook(page);
    await notebook.open(file);
    await notebook.start(0);
    expect((await notebook.result(0)).trim()).toBe('');

    const { dialog } = panel;
    await notebook.start(1);
    await expect(dialog).toContainText('cells.ipynb');
    await answer(dialog, 'Allow until the kernel stops');
    await panel.giveConsent(dialog);
    expect(await notebook.result(1)).toContain(
      "['file1.txt', 'file2.txt', 'file3.txt']"
    );

    await notebook.start(2);
    await expect(dialog).toContainText('Sandbox Tutorial Collection 2');
    await expect(dialog).toContainText('may overwrite');
    expect(await findings(page, 'dialog.jp-GlobusDialog')).toEqual([]);
    await answer(dialog, 'Allow once');
    await panel.giveConsent(dialog);
    expect(await notebook.result(2)).toMatch(/sent [0-9a-f-]{36}/);

    await notebook.start(3);
    expect(await notebook.result(3)).toContain('SUCCEEDED 7');
    expect(await digests(home('tutorial-2', 'from a cell'))).toEqual(
      await digests(home('tutorial-1', 'from a cell'))
    );

    await notebook.start(4);
    expect(await notebook.result(4)).toContain('-leading dash.txt');

    await notebook.start(5);
    expect(await notebook.result(5)).toContain('SUCCEEDED');
  });

  test(`what is not allowed is not done, on ${name}`, async ({
    page,
    panel,
    sandbox,
    tmpPath
  }) => {
    const file = await writeNotebook(tmpPath, kernel, [
      `%load_ext jupyterlab_globus\n%globus transfer ${ONE()}:/share/godata/file1.txt ${TWO()}:/~/`
    ]);
    await panel.open();
    await panel.signIn();
    const notebook = new Notebook(page);
    await notebook.open(file);
    await notebook.start(0);
    await answer(panel.dialog, 'Don’t allow');
    expect(await notebook.result(0)).toContain('NotAllowed');
    expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(0);
  });
}

test('with two pages open on the notebook a transfer is one task', async ({
  page,
  panel,
  request,
  sandbox,
  tmpPath
}) => {
  const file = await writeNotebook(tmpPath, 'python3', [
    `%load_ext jupyterlab_globus\n%globus transfer ${ONE()}:/share/godata/file1.txt ${TWO()}:/~/`
  ]);
  await panel.consentBeforehand(ONE(), TWO());
  await panel.open();
  await panel.signIn();
  const notebook = new Notebook(page);
  await notebook.open(file);

  const other = await page.context().newPage();
  await other.goto(`${environment().labUrl}/lab/tree/${file}`);
  await expect(other.locator('.jp-CodeCell').first()).toBeVisible({
    timeout: 60_000
  });
  const otherPanel = new Panel(other, request);
  await otherPanel.open();
  // Signed in in one page is signed in in all.
  await expect(otherPanel.root.getByText('ada@example.edu')).toBeVisible();

  await page.bringToFront();
  await notebook.start(0);
  await answer(panel.dialog, 'Allow once');
  expect(await notebook.result(0)).toContain('file1.txt');
  await expect(otherPanel.dialog).toHaveCount(0);
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(1);
  await other.close();
});
