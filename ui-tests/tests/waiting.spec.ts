import { answer, expect, reload, runCommand, test } from './globus';
import { Notebook } from './notebooks';
import { begin, SEND } from './sending';

// Galata's stand-ins for kernels and sessions don't bear a reload.
test.use({ kernels: null, sessions: null });

test('a cell that waits outlasts a reload, and ends once with the truth', async ({
  page,
  panel,
  sandbox,
  tmpPath
}) => {
  const stall = { name: 'stalls', path: '/share/godata/file1.txt' };
  await sandbox.control('faults', stall);
  const { notebook, file } = await begin(page, panel, tmpPath, [
    `task = ${SEND('waited-for')}`,
    'import jupyterlab_globus as globus\ndone = globus.wait(task)',
    'print("ended", done.task.status, len(done))',
    'again = get_ipython().run_line_magic("globus", f"task wait {task.task_id}")\nprint("again", again.task.status)'
  ]);
  await notebook.start(1);
  await answer(panel.dialog, 'Allow once');
  await notebook.result(1);
  await notebook.start(2);
  await answer(panel.dialog, 'Allow until the kernel stops');
  await expect(notebook.cell(2).locator('.jp-OutputArea')).toContainText(
    'running'
  );
  await runCommand(page, 'docmanager:save');
  await reload(page);
  const back = new Notebook(page);
  await back.show(file);
  await back.start(3);
  // What was allowed before went with the page.
  await answer(panel.dialog, /until the kernel stops$/);
  await sandbox.control('faults', { ...stall, lift: true });
  expect(await back.result(3)).toContain('ended SUCCEEDED 1');
  await back.start(4);
  expect(await back.result(4)).toContain('again SUCCEEDED');
  expect(await sandbox.count('POST', '/v0.10/transfer')).toBe(1);
  await expect(panel.dialog).toHaveCount(0);
});
