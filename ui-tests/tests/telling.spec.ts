import { expect, test } from './globus';
import { ONE, TWO } from './sending';

test('status bar and Running panel lead to the tasks that run', async ({
  page,
  panel
}) => {
  await panel.consentBeforehand(ONE(), TWO());
  await panel.open();
  await panel.signIn();
  const item = page.getByRole('button', { name: /^Globus tasks: / });
  await expect(item).toBeHidden();
  const sent = page.evaluate(
    given => window.jupyterapp.commands.execute('globus:transfer', given),
    {
      source: ONE(),
      destination: TWO(),
      items: [{ source: '/~/nowhere.txt', destination: '/~/got/' }],
      label: 'not there'
    }
  );
  await panel.dialog.getByRole('button', { name: 'Transfer' }).click();
  await sent;
  await expect(item).toBeVisible();
  await expect(item).toHaveAccessibleName('Globus tasks: 1 stuck');
  await item.click();
  await expect(panel.root.getByRole('listitem')).toContainText('nowhere.txt');
  await page.getByRole('tab', { name: /^Running/ }).click();
  const section = page.locator('.jp-RunningSessions');
  await expect(section).toContainText('Globus Tasks');
});
