import type { Locator, Page } from '@playwright/test';
import { collection } from '../environment';
import { answer, expect, findings, runCommand, test } from './globus';
import { KERNELS, Notebook, writeNotebook } from './notebooks';

// Galata's stand-ins for kernels and sessions don't bear an interrupt.
test.use({ kernels: null, sessions: null });

const ONE = () => collection('tutorial-1').id;
const TWO = () => collection('tutorial-2').id;

const LS = () =>
  `%load_ext jupyterlab_globus\nlisting = %globus ls ${ONE()}:/share/godata/\nprint(len(listing))`;
const SEND = () =>
  `%globus transfer ${ONE()}:/share/godata/file1.txt ${TWO()}:/~/`;

/** Does something to the kernel of the notebook in front. */
async function toKernel(
  page: Page,
  what: 'restartKernel' | 'shutdown'
): Promise<void> {
  await page.evaluate(async what => {
    const { currentWidget } = window.jupyterapp.shell;
    const { sessionContext } = currentWidget as unknown as {
      sessionContext: Record<typeof what, () => Promise<void>>;
    };
    await sessionContext[what]();
  }, what);
}

/** Brings a notebook to the question for a sign-in. */
async function untilSignIn(notebook: Notebook, dialog: Locator): Promise<void> {
  await notebook.start(0);
  await answer(dialog, 'Allow once');
  await expect(dialog.getByLabel('Paste the code here')).toBeVisible();
}

test('the tab lists what a notebook may do, and takes it back', async ({
  page,
  panel,
  tmpPath
}) => {
  const file = await writeNotebook(tmpPath, 'python3', [LS(), SEND()]);
  await panel.consentBeforehand(ONE(), TWO());
  await panel.open();
  await panel.signIn();
  const { root, dialog } = panel;
  const notebook = new Notebook(page);
  await notebook.open(file);

  const tab = root.getByRole('tab', { name: 'Notebooks' });
  const list = root.getByRole('list', { name: 'Allowed notebooks' });
  await tab.click();
  await expect(root).toContainText('No notebook may use your Globus session');
  await expect(root).toContainText('%load_ext jupyterlab_globus');
  expect(await findings(page, '#jp-globus-panel')).toEqual([]);

  await notebook.start(0);
  await answer(dialog, 'Allow until the kernel stops');
  expect(await notebook.result(0)).toContain('3');
  await expect(list).toContainText('cells.ipynb');
  await expect(list).toContainText('Read: search collections');
  await notebook.start(1);
  await answer(dialog, 'Allow for these two until the kernel stops');
  expect(await notebook.result(1)).toContain('SUBMITTED');
  await expect(list).toContainText(
    'Change: send files from Sandbox Tutorial Collection 1 to Sandbox Tutorial Collection 2'
  );
  expect(await findings(page, '#jp-globus-panel')).toEqual([]);
  await page.theme.setDarkTheme();
  expect(await findings(page, '#jp-globus-panel')).toEqual([]);

  // By keyboard; it stays near while rows go.
  await root.getByRole('button', { name: 'Revoke reading' }).focus();
  await page.keyboard.press('Enter');
  await expect(list).not.toContainText('Read');
  await expect(list).toContainText('Change');
  await page.keyboard.press('Tab');
  await expect(
    root.getByRole('button', { name: 'Revoke sending' })
  ).toBeFocused();
  await notebook.start(0);
  await answer(dialog, 'Allow until the kernel stops');
  await notebook.result(0);
  await expect(list).toContainText('Read');

  await root.getByRole('button', { name: 'Revoke all' }).click();
  await expect(root).toContainText('No notebook may use your Globus session');
  expect(await findings(page, '#jp-globus-panel')).toEqual([]);
  await notebook.start(1);
  await expect(dialog).toContainText('Let cells.ipynb use');
  await answer(dialog, 'Don’t allow');
  expect(await notebook.result(1)).toContain('NotAllowed');
});

test('what was allowed ends with the kernel, and with the session', async ({
  page,
  panel,
  tmpPath
}) => {
  const file = await writeNotebook(tmpPath, 'python3', [LS()]);
  await panel.consentBeforehand(ONE());
  await panel.open();
  await panel.signIn();
  const { root, dialog } = panel;
  const notebook = new Notebook(page);
  await notebook.open(file);
  await root.getByRole('tab', { name: 'Notebooks' }).click();
  const allow = async () => {
    await notebook.start(0);
    await answer(dialog, 'Allow until the kernel stops');
    expect(await notebook.result(0)).toContain('3');
    await expect(root).toContainText('Read: search collections');
  };
  const nothing = () =>
    expect(root).toContainText('No notebook may use your Globus session');

  await allow();
  await toKernel(page, 'restartKernel');
  await nothing();

  await allow();
  await root.getByRole('button', { name: 'ada@example.edu' }).click();
  await root.getByRole('button', { name: 'Sign out' }).click();
  await panel.signIn();
  await root.getByRole('tab', { name: 'Notebooks' }).click();
  await nothing();

  await allow();
  await toKernel(page, 'shutdown');
  await nothing();
});

for (const [name, kernel] of Object.entries(KERNELS)) {
  test(`a cell that is stopped takes its questions back, on ${name}`, async ({
    page,
    panel,
    tmpPath
  }) => {
    const file = await writeNotebook(tmpPath, kernel, [LS(), 'print(6 * 7)']);
    const { root, dialog } = panel;
    const notebook = new Notebook(page);
    await notebook.open(file);

    /** Stops the cell while it asks; the next would be dropped before it ended. */
    const stop = async () => {
      await runCommand(page, 'notebook:interrupt-kernel');
      await expect(dialog).toBeHidden();
      expect(await notebook.result(0)).toContain('KeyboardInterrupt');
    };

    await untilSignIn(notebook, dialog);
    await stop();

    await panel.open();
    await panel.signIn();
    await notebook.start(0);
    await answer(dialog, 'Allow once');
    await expect(dialog).toContainText('asks for your consent');
    await stop();

    await notebook.start(0);
    await expect(dialog).toContainText('Let cells.ipynb use');
    await stop();

    await notebook.start(1);
    expect(await notebook.result(1)).toContain('42');
    await expect(root.getByText('ada@example.edu')).toBeVisible();
  });
}

test('a kernel that starts again or stops takes its questions back', async ({
  page,
  panel,
  tmpPath
}) => {
  const file = await writeNotebook(tmpPath, 'python3', [LS()]);
  const { dialog } = panel;
  const notebook = new Notebook(page);
  await notebook.open(file);
  await untilSignIn(notebook, dialog);
  await toKernel(page, 'restartKernel');
  await expect(dialog).toBeHidden();

  await untilSignIn(notebook, dialog);
  await toKernel(page, 'shutdown');
  await expect(dialog).toBeHidden();
});

test('a sign-in that someone else waits for stays', async ({
  page,
  panel,
  tmpPath
}) => {
  const file = await writeNotebook(tmpPath, 'python3', [LS()]);
  const { dialog } = panel;
  const notebook = new Notebook(page);
  await notebook.open(file);
  await untilSignIn(notebook, dialog);
  const asked = page.evaluate(
    () => window.jupyterapp.commands.execute('globus:sign-in') as unknown
  );
  await runCommand(page, 'notebook:interrupt-kernel');
  expect(await notebook.result(0)).toContain('KeyboardInterrupt');
  const code = await panel.codeFrom(dialog);
  await dialog.getByLabel('Paste the code here').fill(code);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  expect(await asked).toMatchObject({ username: 'ada@example.edu' });
});
