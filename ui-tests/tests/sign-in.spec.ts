import { galata } from '@jupyterlab/galata';
import { environment } from '../environment';
import { expect, test } from './globus';

const FROM_ENVIRONMENT = '5b6cf9b0-7a0c-4d7e-9df5-0d5a5f0b7a11';

test('signing in by keyboard alone', async ({ page, panel }) => {
  await panel.open();
  const { root } = panel;
  await expect(root).toContainText(new URL(environment().sandboxUrl).host);
  await expect(root).toContainText(/Good for another (10:00|9:\d\d)\./);
  const { keyboard } = page;
  const link = root.getByRole('link', { name: 'Open Globus' });
  await expect(link).toHaveAttribute('href', /code_challenge=/);
  await expect(panel.root).toBeFocused();
  await keyboard.press('Tab');
  await expect(link).toBeFocused();
  const opened = page.context().waitForEvent('page');
  await keyboard.press('Enter');
  const tab = await opened;
  await tab.getByRole('button', { name: 'Allow' }).focus();
  await tab.keyboard.press('Enter');
  const code = (await tab.locator('#auth-code').textContent()) ?? '';
  await tab.close();
  const box = root.getByLabel('Paste the code here');
  for (let presses = 0; presses < 4; presses++) {
    await keyboard.press('Tab');
    if (await box.evaluate(node => node === document.activeElement)) {
      break;
    }
  }
  await expect(box).toBeFocused();
  await keyboard.insertText(`  ${code}\n`);
  await keyboard.press('Enter');
  await expect(root.getByText('ada@example.edu')).toBeVisible();
});

test('a whole pasted link serves; one without a code says so', async ({
  panel
}) => {
  await panel.open();
  const { root } = panel;
  const box = root.getByLabel('Paste the code here');
  const send = root.getByRole('button', { name: 'Sign in' });
  const code = await panel.codeFrom(root);
  const link = root.getByRole('link', { name: 'Open Globus' });
  const before = (await link.getAttribute('href')) ?? '';
  await box.fill(before);
  await send.click();
  await expect(root.getByRole('alert')).toContainText('no code in this link');
  await expect(box).toHaveValue(before);
  await expect(link).toHaveAttribute('href', before);
  await box.fill(` ${environment().sandboxUrl}/v2/web/auth-code?code=${code} `);
  await send.click();
  await expect(root.getByText('ada@example.edu')).toBeVisible();
});

test('a sign-out that could not revoke all says what', async ({
  panel,
  sandbox
}) => {
  await panel.open();
  await panel.signIn();
  const { root } = panel;
  await sandbox.control('faults', {
    route: '/v2/oauth2/token/revoke',
    times: 4,
    status: 503
  });
  await root.getByRole('button', { name: 'ada@example.edu' }).click();
  await root.getByRole('button', { name: 'Sign out' }).click();
  await expect(root).toContainText('could not be revoked');
  await expect(root).toContainText('transfer.api.globus.org');
  await panel.signIn();
  await expect(root).not.toContainText('could not be revoked');
});

test('where Globus does not know the client, the panel says what to do', async ({
  page,
  panel
}) => {
  await panel.open();
  const { root } = panel;
  await root.getByText('Globus shows an error?').click();
  await expect(root).toContainText(`the client id ${environment().clientId}`);
  await root.getByRole('button', { name: 'Open settings' }).click();
  await expect(page.getByRole('main')).toContainText('Client ID');
});

test.describe('without a client id in the settings', () => {
  test.use({
    autoGoto: false,
    mockSettings: {
      ...galata.DEFAULT_SETTINGS,
      'jupyterlab-globus:plugin': { clientId: '' }
    }
  });

  test('the panel says how to get one', async ({ page, panel }) => {
    await page.goto();
    await panel.open();
    const { root } = panel;
    await expect(
      root.getByRole('link', { name: 'app.globus.org/settings/developers' })
    ).toBeVisible();
    await expect(root).toContainText('Register a thick client or script');
    await expect(root).toContainText('Client UUID');
    await root.getByRole('button', { name: 'Open settings' }).click();
    await expect(page.getByRole('main')).toContainText('Client ID');
  });

  test('that of the server’s environment serves', async ({ page, panel }) => {
    // As the server extension writes it; tests/python has the real one.
    await page.route(/\/lab\b/, async route => {
      if (route.request().resourceType() !== 'document') {
        return route.fallback();
      }
      const response = await route.fetch();
      const body = (await response.text()).replace(
        /(id="jupyter-config-data"[^>]*>\s*\{)/,
        `$1"globusClientId": "${FROM_ENVIRONMENT}", `
      );
      await route.fulfill({ response, body });
    });
    await page.goto();
    await panel.open();
    await expect(
      panel.root.getByRole('link', { name: 'Open Globus' })
    ).toHaveAttribute('href', new RegExp(`client_id=${FROM_ENVIRONMENT}`));
  });
});
