import type { Locator } from '@playwright/test';
import { collection } from '../environment';
import { answer, expect, findings, runCommand, test } from './globus';
import { Notebook, writeNotebook } from './notebooks';

const ADA = 'ada@example.edu';
const LOVELACE = 'lovelace@lab.example.org';
const POLICY = 'c1ca10c4-b5f2-4a8b-8d0f-2a1c0a3d94c5';

/** What a collection may want of a session, how it is told, and asked for. */
const KINDS: {
  wants: object;
  told: string[];
  asks: Record<string, string>;
  as?: string;
}[] = [
  {
    wants: { identities: [LOVELACE] },
    told: [`Sign in as ${LOVELACE}.`, `You stay signed in here as ${ADA}.`],
    asks: { session_required_identities: LOVELACE },
    as: LOVELACE
  },
  {
    wants: { domains: ['example.edu'] },
    told: ['Sign in with an account of example.edu.'],
    asks: { session_required_single_domain: 'example.edu' }
  },
  {
    wants: { policies: [POLICY], message: 'Ask <b>Joe</b>\u202e' },
    told: ['Meet its sign-in policy', POLICY, 'Ask <b>Joe</b>\\u{202E}'],
    asks: { session_required_policies: POLICY }
  },
  {
    wants: { mfa: true, status: 403 },
    told: ['Use a second factor'],
    asks: { session_required_mfa: 'true' }
  },
  {
    wants: {
      domains: ['lab.example.org', 'example.edu'],
      mfa: true,
      prompt: 'login',
      status: 502
    },
    told: [
      'an account of one of these: lab.example.org, example.edu.',
      'Use a second factor',
      'Sign in anew'
    ],
    asks: {
      session_required_single_domain: 'lab.example.org,example.edu',
      session_required_mfa: 'true',
      prompt: 'login'
    }
  }
];

/** The page of Globus that is offered. */
async function offered(place: Locator): Promise<URL> {
  const link = place.getByRole('link', { name: 'Open Globus' });
  await expect(link).toHaveAttribute('href', /code_challenge=/);
  return new URL((await link.getAttribute('href'))!);
}

test('a pane says what each kind of session requirement wants, and goes on', async ({
  page,
  panel,
  sandbox,
  elsewhere
}) => {
  test.slow();
  const { id, display_name } = collection('tutorial-1');
  await panel.consentBeforehand(id);
  await panel.open();
  await panel.signIn();
  const pane = panel.pane('First');
  await panel.choose(pane, 'tutorial', display_name);
  const row = panel.row(pane, 'weather-2025.csv');
  await expect(row).toBeVisible();
  const paste = async (code: string) => {
    await pane.getByLabel('Paste the code here').fill(code);
    await pane.getByRole('button', { name: 'Continue' }).click();
  };
  for (const { wants, told, asks, as } of KINDS) {
    await sandbox.control('faults', { name: 'session-expired' });
    await sandbox.control('session', { collection: id, ...wants });
    await runCommand(page, 'globus:refresh-folder', { pane: 'first' });
    await expect(pane).toContainText(
      `${display_name} asks for a stronger sign-in`
    );
    for (const words of told) {
      await expect(pane).toContainText(words);
    }
    const { searchParams } = await offered(pane);
    for (const [name, value] of Object.entries(asks)) {
      expect(searchParams.get(name)).toBe(value);
    }
    if (asks.prompt) {
      expect(await findings(page, '#jp-globus-panel')).toEqual([]);
      // Someone lets the requirements out: it is asked for again, and told so.
      const bare = await offered(pane);
      Object.keys(asks).forEach(name => bare.searchParams.delete(name));
      await paste(await elsewhere.decide(bare.href));
      await expect(pane).toContainText('It still asks:');
      expect(await findings(page, '#jp-globus-panel')).toEqual([]);
    }
    await paste(await panel.codeFrom(pane, as ?? ADA));
    await expect(row).toBeVisible();
  }
});

test('a cell and a form say what they lack, and go on', async ({
  page,
  panel,
  sandbox,
  tmpPath
}) => {
  test.slow();
  const [one, two] = [collection('tutorial-1'), collection('tutorial-2')];
  await panel.consentBeforehand(one.id, two.id);
  await panel.open();
  await panel.signIn();
  const { dialog } = panel;
  const cells = KINDS.map(
    (_, at) => `%globus mkdir ${two.id}:/~/made-${String(at)}`
  );
  const file = await writeNotebook(tmpPath, 'python3', [
    `%load_ext jupyterlab_globus\n%globus ls ${two.id}:/~/`,
    ...cells,
    `%globus ls ${one.id}:/~/`
  ]);
  const notebook = new Notebook(page);
  await notebook.open(file);
  await notebook.start(0);
  await answer(dialog, /until the kernel stops$/);
  await notebook.result(0);

  for (const [at, { wants, told, as }] of KINDS.entries()) {
    await sandbox.control('faults', { name: 'session-expired' });
    await sandbox.control('session', { collection: two.id, ...wants });
    await notebook.start(at + 1);
    if (at === 0) {
      await answer(dialog, /until the kernel stops$/);
    }
    await expect(dialog).toContainText(
      `${two.display_name} asks for a stronger sign-in`
    );
    for (const words of told) {
      await expect(dialog).toContainText(words);
    }
    const code = await panel.codeFrom(dialog, as ?? ADA);
    await dialog.getByLabel('Paste the code here').fill(code);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await expect(dialog).toBeHidden();
    expect(await notebook.result(at + 1)).not.toContain('Error');
  }
  expect(await sandbox.changes()).toHaveLength(2 * KINDS.length);

  // Signed out in the middle, and then a submission, which names no collection:
  // what was filled in stays.
  void runCommand(page, 'globus:transfer', {
    source: one.id,
    destination: two.id,
    items: [{ source: '/share/godata/file1.txt', destination: '/~/once.txt' }]
  }).catch(() => undefined);
  await dialog.getByLabel('Label').fill('by hand');
  await sandbox.control('faults', { name: 'revoked-tokens' });
  await sandbox.control('faults', { name: 'session-expired' });
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect(dialog).toContainText('Your sign-in has ended');
  await panel.signIn(dialog);
  await expect(dialog).toContainText('asks for a stronger sign-in');
  expect(await findings(page, 'dialog.jp-GlobusDialog')).toEqual([]);
  const code = await panel.codeFrom(dialog);
  await dialog.getByLabel('Paste the code here').fill(code);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog).toBeHidden();
  await panel.root.getByRole('tab', { name: 'Tasks' }).click();
  await expect(panel.root.getByRole('listitem')).toContainText('by hand');

  // A cell waits for who signs in again, in the panel as well.
  await sandbox.control('faults', { name: 'revoked-tokens' });
  await notebook.start(cells.length + 1);
  await expect(dialog).toContainText('Your sign-in has ended');
  await panel.signIn(dialog);
  await expect(dialog).toBeHidden();
  await expect(panel.root.getByRole('listitem')).toContainText('by hand');
  expect(await notebook.result(cells.length + 1)).not.toContain('Error');
});
