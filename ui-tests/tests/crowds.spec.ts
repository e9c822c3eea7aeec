import { collection } from '../environment';
import { expect, runCommand, test } from './globus';

/** How many nodes a pane may have, whatever it lists; docs/design.md. */
const NODES = 300;
const CROWD = '/share/crowds/100000/';

test('100,000 entries take few nodes, and no request when gone back to', async ({
  page,
  panel,
  sandbox
}) => {
  const { id } = collection('tutorial-1');
  const asked = () =>
    sandbox.count('GET', `/v0.10/operation/endpoint/${id}/ls`);
  await panel.consentBeforehand(id);
  await panel.open();
  await panel.signIn();
  const pane = panel.pane('First');
  const grid = pane.getByRole('grid');
  const nodes = () =>
    pane.evaluate(element => element.querySelectorAll('*').length);
  await panel.choose(pane, 'tutorial', 'Sandbox Tutorial Collection 1');
  await panel.goTo(pane, '/share/godata/');
  await expect(panel.row(pane, 'file1.txt')).toBeVisible();
  await panel.goTo(pane, CROWD);
  await expect(panel.row(pane, 'folder 200')).toBeVisible();
  // The heads are a row, too.
  await expect(grid).toHaveAttribute('aria-rowcount', '100001');
  await expect(pane).toContainText('100,000 items');
  expect(await nodes()).toBeLessThanOrEqual(NODES);

  await panel.row(pane, 'folder 100').click();
  await page.keyboard.press('End');
  await expect(panel.row(pane, 'file 99999.txt')).toBeVisible();
  expect(await nodes()).toBeLessThanOrEqual(NODES);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(pane).toContainText('100,000 of 100,000 selected');
  expect(await nodes()).toBeLessThanOrEqual(NODES);

  const before = await asked();
  await runCommand(page, 'globus:go-back', { pane: 'first' });
  await expect(panel.row(pane, 'file1.txt')).toBeVisible();
  await runCommand(page, 'globus:go-forward', { pane: 'first' });
  await expect(grid).toHaveAttribute('aria-rowcount', '100001');
  await runCommand(page, 'globus:go-back', { pane: 'first' });
  await expect(panel.row(pane, 'file1.txt')).toBeVisible();
  expect(await asked()).toBe(before);
});
