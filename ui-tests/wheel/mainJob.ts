import { collection } from '../environment';
import { AWKWARD, digests, home, writeTree } from '../tests/files';
import type { Panel } from '../tests/globus';
import { answer, expect } from '../tests/globus';
import type { Notebook } from '../tests/notebooks';

/** Signs in, consents, and sends a folder, with the panel open before it. */
export async function sendFromPanel(panel: Panel): Promise<void> {
  await writeTree(home('tutorial-1', 'my data'), AWKWARD);
  const { root, dialog } = panel;
  panel.followsLinks = true;
  await expect(root.getByRole('heading')).toHaveText('Sign in to Globus');
  await panel.signIn();
  const panes = [panel.pane('First'), panel.pane('Second')] as const;
  for (const [index, pane] of panes.entries()) {
    const name = `Sandbox Tutorial Collection ${index + 1}`;
    await panel.choose(pane, 'tutorial', name);
    await panel.giveConsent(pane);
    await expect(pane.getByRole('gridcell').first()).toBeVisible();
  }
  await panel.row(panes[0], 'my data').click();
  await root
    .getByRole('button', { name: 'Transfer 1 item to Sandbox Tutorial' })
    .click();
  await dialog.getByLabel('Label').fill('from the panel');
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect(dialog).toBeHidden();
  await root.getByRole('tab', { name: 'Tasks' }).click();
  const task = root.getByRole('listitem').filter({ hasText: 'from the panel' });
  await expect(task).toContainText('Done', { timeout: 30_000 });
  expect(await digests(home('tutorial-2', 'my data'))).toEqual(
    await digests(home('tutorial-1', 'my data'))
  );
}

/** The cells of a notebook that sends a folder and waits for it. */
export function cells(): string[] {
  const one = `${collection('tutorial-1').id}:/~/my data/`;
  const two = `${collection('tutorial-2').id}:/~/from a cell/`;
  return [
    '%load_ext jupyterlab_globus',
    `listing = %globus ls "${one}"\nprint(listing.names, flush=True)`,
    `task = %globus transfer "${one}" "${two}" --recursive\nprint("sent", task.task_id)`,
    // A line takes no Python variables, so the id is written into it here.
    'done = get_ipython().run_line_magic("globus", f"task wait {task.task_id}")\nprint(done.task.status)'
  ];
}

/** Runs these cells where the person is signed in and has consented. */
export async function sendFromCells(
  panel: Panel,
  notebook: Notebook
): Promise<void> {
  await notebook.start(0);
  expect((await notebook.result(0)).trim()).toBe('');
  await notebook.start(1);
  await expect(panel.dialog).toContainText('cells.ipynb');
  await answer(panel.dialog, 'Allow until the kernel stops');
  expect(await notebook.result(1)).toContain('-leading dash.txt');
  await notebook.start(2);
  await expect(panel.dialog).toContainText('Sandbox Tutorial Collection 2');
  await answer(panel.dialog, 'Allow once');
  expect(await notebook.result(2)).toMatch(/sent [0-9a-f-]{36}/);
  await notebook.start(3);
  expect(await notebook.result(3)).toContain('SUCCEEDED');
  expect(await digests(home('tutorial-2', 'from a cell'))).toEqual(
    await digests(home('tutorial-1', 'my data'))
  );
}
