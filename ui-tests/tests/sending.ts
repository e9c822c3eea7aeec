import type { JSONObject } from '@lumino/coreutils';
import type { Page } from '@playwright/test';
import { collection } from '../environment';
import type { Panel } from './globus';
import { Notebook, writeNotebook } from './notebooks';

export const ONE = () => collection('tutorial-1').id;
export const TWO = () => collection('tutorial-2').id;

export const LOAD = '%load_ext jupyterlab_globus';

/** A cell that sends one file, to a place of its own. */
export const SEND = (name: string) =>
  `%globus transfer ${ONE()}:/share/godata/file1.txt ${TWO()}:/~/${name}`;

/** What the command takes to send one file. */
export function sendingOf(source: string, destination = '/~/got/'): JSONObject {
  return {
    source: ONE(),
    destination: TWO(),
    items: [{ source, destination }]
  };
}

/** Sends by the command and its form; the task's id. */
export async function send(panel: Panel, args: JSONObject): Promise<string> {
  const sent = panel.page.evaluate(
    given =>
      window.jupyterapp.commands.execute('globus:transfer', given) as Promise<{
        taskId: string;
      }>,
    args
  );
  await panel.dialog.getByRole('button', { name: 'Transfer' }).click();
  return (await sent).taskId;
}

/** Signed in, with the consents. */
export async function signedIn(panel: Panel): Promise<void> {
  await panel.consentBeforehand(ONE(), TWO());
  await panel.open();
  await panel.signIn();
}

/** A notebook in front, signed in, with its extension loaded. */
export async function begin(
  page: Page,
  panel: Panel,
  folder: string,
  cells: string[]
): Promise<{ notebook: Notebook; file: string }> {
  const file = await writeNotebook(folder, 'python3', [LOAD, ...cells]);
  await signedIn(panel);
  const notebook = new Notebook(page);
  await notebook.open(file);
  await notebook.start(0);
  await notebook.result(0);
  return { notebook, file };
}
