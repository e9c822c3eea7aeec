import type { Locator } from '@playwright/test';
import { collection } from '../environment';
import { home, writeTree } from './files';
import type { Panel } from './globus';
import { expect, openBoth } from './globus';

/** Signed in, with ada's home on the first tutorial collection. */
export async function openHome(panel: Panel): Promise<Locator> {
  await panel.consentBeforehand(collection('tutorial-1').id);
  await panel.open();
  await panel.signIn();
  const pane = panel.pane('First');
  await panel.choose(pane, 'tutorial', 'Sandbox Tutorial Collection 1');
  await expect(panel.row(pane, 'weather-2025.csv')).toBeVisible();
  return pane;
}

/** Opens a folder of ada's home on the first tutorial collection. */
export async function openFolder(
  panel: Panel,
  name: string,
  files: Record<string, string>
): Promise<Locator> {
  await writeTree(home('tutorial-1', name), files);
  const pane = await openHome(panel);
  await panel.goTo(pane, `/~/${name}/`);
  return pane;
}

/** The form that sends a file of ada's home to her second collection. */
export async function openForm(panel: Panel): Promise<Locator> {
  const [first] = await openBoth(panel);
  await panel.row(first, 'weather-2025.csv').click();
  await panel.root
    .getByRole('button', { name: 'Transfer 1 item to Sandbox Tutorial' })
    .click();
  return panel.dialog;
}

/** The names in a pane, from top to bottom. */
export function names(pane: Locator): Locator {
  return pane.locator('.jp-GlobusRow .jp-GlobusCell-name');
}

/** The names of the rows that are selected. */
export function selected(pane: Locator): Locator {
  return pane
    .getByRole('row', { selected: true })
    .locator('.jp-GlobusCell-name');
}
