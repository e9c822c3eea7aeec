import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { environment } from '../environment';
import type { Panel } from './globus';
import { anotherPage, answer, expect, reload, test } from './globus';
import { Notebook } from './notebooks';
import { begin } from './sending';

// Galata's stand-ins for kernels and sessions don't bear what is done here.
test.use({ kernels: null, sessions: null });

const ROOT = path.join(__dirname, '..', '..');
const ATTEMPT = path.join(ROOT, 'ui-tests', 'leaks');
const STAY = 'Stay signed in on this server';

const home = () => path.join(environment().notebooks, '..');
const place = () => `${environment().labUrl}/`;

/** Under which the session is kept. */
function name(): string {
  const { clientId, sandboxUrl } = environment();
  return `sandbox-${new URL(sandboxUrl).port}-${clientId}`;
}

/** The keeper's file. */
const file = () =>
  path.join(home(), 'data', 'jupyterlab-globus', 'sessions', name());

const kept = () => (existsSync(file()) ? readFileSync(file(), 'utf8') : null);

/** Resolves with what is kept once it is another than before. */
async function keptAfter(before: string | null): Promise<string> {
  await expect.poll(kept).toMatch(/^1\.[\w-]+\.[\w-]{16}\.[\w-]+$/);
  await expect.poll(kept).not.toBe(before);
  return kept()!;
}

/** What `open_sealed.py` says. */
interface IAttempt {
  tried: number;
  /** Whether a key for the session was found. */
  opened: boolean;
  /** Whether the key was found that it had hidden itself. */
  own: boolean;
}

async function expectSignedIn(panel: Panel): Promise<void> {
  await panel.open();
  await expect(panel.root.getByText('ada@example.edu')).toBeVisible();
}

/** A plain sign-in: no error, no notice. */
async function expectSignIn(panel: Panel): Promise<void> {
  await panel.open();
  const link = panel.root.getByRole('link', { name: 'Open Globus' });
  await expect(link).toHaveAttribute('href', /code_challenge=/);
  await expect(panel.root.getByRole('alert')).toHaveCount(0);
  await expect(panel.root.locator('.jp-GlobusNotice')).toHaveCount(0);
}

/** Whether the browser's key opens what is kept, and whether it can be read. */
async function withKey(page: Page, sealed: string): Promise<string[]> {
  return page.evaluate(
    async ([sealed, place, name]) => {
      const bytes = (text: string) =>
        Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), one =>
          one.charCodeAt(0)
        );
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error!);
        });
      const database = await done(indexedDB.open('jupyterlab-globus'));
      const all = (await done(
        database.transaction('keys').objectStore('keys').getAll()
      )) as { key: CryptoKey }[];
      database.close();
      const [, , iv, cipher] = sealed.split('.');
      const about = `1 ${JSON.stringify([place, name])}`;
      const said: string[] = [];
      for (const { key } of all) {
        const algorithm = {
          name: 'AES-GCM',
          iv: bytes(iv!),
          additionalData: new TextEncoder().encode(about)
        };
        const plain = await crypto.subtle.decrypt(
          algorithm,
          key,
          bytes(cipher!)
        );
        const has = new TextDecoder().decode(plain).includes('ada@example.edu');
        const exported = await crypto.subtle.exportKey('raw', key).then(
          () => 'read',
          (error: DOMException) => error.name
        );
        said.push(has ? 'opened' : 'closed', exported);
      }
      return said;
    },
    [sealed, place(), name()] as const
  );
}

test('a sign-in outlasts a reload and the last page, and neither the disk nor a kernel opens it', async ({
  page,
  panel,
  secrets,
  tmpPath
}) => {
  const { file: notebook } = await begin(page, panel, tmpPath, [
    '%globus whoami',
    [
      'import json, sys',
      `sys.path.insert(0, ${JSON.stringify(ATTEMPT)})`,
      'from open_sealed import from_kernel',
      `print(json.dumps(from_kernel("${place()}", "${name()}")))`
    ].join('\n')
  ]);
  const sealed = await keptAfter(null);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(statSync(path.dirname(file())).mode & 0o777).toBe(0o700);

  await reload(page);
  await expectSignedIn(panel);
  const again = new Notebook(page);
  await again.open(notebook);
  await again.start(1);
  await answer(panel.dialog, /once$/);
  expect(await again.result(1)).toContain('ada@example.edu');

  // The next day: there is no page left, and so no worker.
  const blank = await page.context().newPage();
  await page.close();
  const next = await anotherPage(blank);
  await expectSignedIn(next);
  const second = await anotherPage(blank);
  await expectSignedIn(second);

  // Who has both opens it; that makes sure that what follows tries the right thing.
  expect(await withKey(next.page, kept()!)).toEqual([
    'opened',
    'InvalidAccessError'
  ]);
  await secrets.learn(next.page.request);
  const cipher = Buffer.from(sealed.split('.')[3]!, 'base64url');
  expect(secrets.needles.in(sealed)).toEqual([]);
  expect(secrets.needles.in(cipher)).toEqual([]);
  const fromDisk = JSON.parse(
    execFileSync(
      path.join(ROOT, '.venv', 'bin', 'python'),
      [path.join(ATTEMPT, 'open_sealed.py'), home(), file(), place(), name()],
      { encoding: 'utf8' }
    )
  ) as IAttempt;
  expect(fromDisk).toMatchObject({ opened: false, own: true });
  expect(fromDisk.tried).toBeGreaterThan(10_000);
  const cells = new Notebook(next.page);
  await cells.open(notebook);
  await cells.start(2);
  const fromKernel = JSON.parse(await cells.result(2)) as IAttempt;
  expect(fromKernel).toMatchObject({ opened: false, own: true });
  expect(fromKernel.tried).toBeGreaterThan(1000);

  await second.root.getByRole('button', { name: 'ada@example.edu' }).click();
  await second.root.getByRole('button', { name: 'Sign out' }).click();
  await expect(second.root.getByText('all access is revoked')).toBeVisible();
  await expect.poll(kept).toBeNull();
  expect(await withKey(second.page, sealed)).toEqual([]);
  // Not by what was copied before either.
  writeFileSync(file(), sealed);
  await next.page.close();
  await reload(second.page);
  await expectSignIn(second);
});

test('whoever wants none kept is told, and has none', async ({
  page,
  panel
}) => {
  await panel.open();
  const { root } = panel;
  const before = kept();
  await root.getByLabel(STAY).uncheck();
  await expect(root).toContainText('is closed or reloaded');
  await panel.signIn();
  await root.getByRole('button', { name: 'ada@example.edu' }).click();
  await expect(root.getByLabel(STAY)).not.toBeChecked();
  expect(kept()).toBe(before);

  await root.getByLabel(STAY).check();
  const sealed = await keptAfter(before);
  await expect(root).toContainText('also after a reload');
  await reload(page);
  await expectSignedIn(panel);

  await root.getByRole('button', { name: 'ada@example.edu' }).click();
  await root.getByLabel(STAY).uncheck();
  await expect.poll(kept).toBeNull();
  await expect(root).toContainText('is closed or reloaded');
  expect(await withKey(page, sealed)).toEqual([]);
  await reload(page);
  await expectSignIn(panel);
});

test('what can’t be opened is a plain sign-in', async ({
  page,
  panel,
  browser
}) => {
  const before = kept();
  await panel.open();
  await panel.signIn();
  const sealed = await keptAfter(before);

  // Another browser: with no key, and after a sign-in with one of its own.
  const context = await browser.newContext();
  const errors: string[] = [];
  context.on('weberror', error => errors.push(error.error().message));
  const other = await anotherPage(await context.newPage());
  await expectSignIn(other);
  expect(kept()).toBe(sealed);
  await other.signIn();
  const theirs = await keptAfter(sealed);
  await reload(page);
  await expectSignIn(panel);
  // Nor is it this one's to remove.
  expect(kept()).toBe(theirs);

  for (const broken of [
    `${theirs.slice(0, -1)}${theirs.endsWith('A') ? 'B' : 'A'}`,
    'not sealed at all',
    '1.2.3.4'
  ]) {
    writeFileSync(file(), broken);
    await reload(other.page);
    await expectSignIn(other);
  }
  expect(errors).toEqual([]);
  await context.close();

  // Signed in again, and all data of this browser cleared.
  await panel.signIn();
  await keptAfter('1.2.3.4');
  await page.evaluate(
    async () =>
      new Promise(resolve => {
        indexedDB.deleteDatabase('jupyterlab-globus').onsuccess = resolve;
      })
  );
  await reload(page);
  await expectSignIn(panel);
});
