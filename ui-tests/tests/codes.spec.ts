import { collection, environment } from '../environment';
import { inHeap } from '../leaks/heap';
import { Secrets } from '../leaks/witness';
import { expect, test } from './globus';

test('twenty codes that are none of ours are refused, each with a reason and a fresh link', async ({
  page,
  panel,
  elsewhere,
  sandbox,
  request
}) => {
  test.setTimeout(120_000);
  await panel.open();
  const { root } = panel;
  const box = root.getByLabel('Paste the code here');
  const link = root.getByRole('link', { name: 'Open Globus' });
  const address = async () => {
    await expect(link).toHaveAttribute('href', /code_challenge=/);
    return (await link.getAttribute('href'))!;
  };
  /** A code for this link, with something of the link changed. */
  const codeFor = async (changes: Record<string, string> = {}) => {
    const url = new URL(await address());
    for (const [name, value] of Object.entries(changes)) {
      url.searchParams.set(name, value);
    }
    return elsewhere.decide(url.href);
  };

  // One that has served already, by a whole sign-in.
  const served = await panel.codeFrom(root);
  await box.fill(served);
  await box.press('Enter');
  await root.getByRole('button', { name: 'ada@example.edu' }).click();
  await root.getByRole('button', { name: 'Sign out', exact: true }).click();
  // One of an attempt that was given up, and one of before the service forgot.
  const earlier = await codeFor();
  const old = await address();
  await root.getByRole('button', { name: 'Start over' }).click();
  await expect(link).not.toHaveAttribute('href', old);
  const forgotten = await codeFor();
  await sandbox.control('reset', {});

  const { clients, sandboxUrl } = environment();
  const codes: (string | (() => Promise<string>))[] = [
    // Malformed.
    'nonsense',
    'A'.repeat(10_000),
    'код',
    '<script>alert(1)</script>',
    '\u0000\u001b[31m\u202e',
    "' OR 1=1 --",
    'a&grant_type=client_credentials&code=b',
    `https://elsewhere.example/?code=nonsense`,
    async () => (await codeFor()).slice(0, -1),
    async () => `${await codeFor()}x`,
    async () => (await codeFor()).split('').reverse().join(''),
    async () => JSON.stringify({ code: await codeFor() }),
    // Replayed.
    served,
    `${sandboxUrl}/v2/web/auth-code?code=${served}`,
    // Of another attempt, another page's secret, another client, another way.
    earlier,
    forgotten,
    () => elsewhere.consent(collection('tutorial-1').id),
    () => codeFor({ client_id: clients.confidential.id }),
    () => codeFor({ redirect_uri: 'http://127.0.0.1:1/' }),
    // Expired.
    async () => {
      const code = await codeFor();
      await sandbox.control('clock', { advance_seconds: 601 });
      return code;
    }
  ];
  expect(codes).toHaveLength(20);
  for (const make of codes) {
    const code = typeof make === 'string' ? make : await make();
    const before = await address();
    await box.fill(code);
    await box.press('Enter');
    await expect(link).not.toHaveAttribute('href', before);
    await expect(root.getByRole('alert')).toContainText(
      'Globus did not take this code: it is wrong, was used before, or is older than ten minutes.'
    );
    await expect(box).toHaveValue('');
  }
  // The way in is open as ever.
  await panel.signIn();

  // A script of the page finds nothing of what came for the good one; of the
  // codes themselves, which are used up, React may still hold the last.
  const secrets = new Secrets();
  await secrets.learn(request);
  const decoy = {
    kind: 'access',
    value: `Ag${'0123456789'.repeat(6)}`
  } as const;
  secrets.add([decoy]);
  const [own] = page.context().pages();
  await own!.evaluate(({ value }) => Object.assign(window, { value }), decoy);
  const found = (await inHeap(own!, secrets.needles))
    .filter(({ kind }) => kind !== 'code')
    .map(({ which }) => which);
  expect([...new Set(found)]).toEqual([secrets.known.indexOf(decoy)]);
});
