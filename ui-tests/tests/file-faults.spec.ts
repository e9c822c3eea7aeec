import { readdir } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { collection } from '../environment';
import { home, writeTree } from './files';
import type { Elsewhere, Sandbox } from './elsewhere';
import type { Panel } from './globus';
import { answer, expect, openBoth, runCommand, test } from './globus';

/** Trouble that the sandbox makes on a route. */
type Fault = Record<string, unknown>;

const HTML = {
  headers: { 'Content-Type': 'text/html' },
  body: '<html><h1>Sign in to the network</h1></html>'
};

/** Trouble that passes: what was asked for is done, once, and nothing is said. */
const PASSING: Record<string, Fault> = {
  'a connection that is cut before': { cut: 'before' },
  'an answer that is lost': { cut: 'after' },
  'a 503': { status: 503 },
  'a 429': { status: 429 },
  'a page of HTML with a 502': { status: 502, ...HTML },
  'two seconds without an answer': { delay_ms: 2000 }
};

/** Trouble that stays: it is said, and what was shown is taken back. */
const LASTING: Record<string, Fault> = {
  'connections that are cut before': { cut: 'before', times: 50 },
  'a login page in between': { status: 200, ...HTML, times: 50 }
};

interface IScene {
  panel: Panel;
  first: Locator;
  second: Locator;
  sandbox: Sandbox;
  elsewhere: Elsewhere;
}

/** One thing that a person does in a pane. */
interface IDeed {
  route: () => string;
  method: string;
  /** @param name - Of a file that there is, for this time alone. */
  act: (scene: IScene, name: string) => Promise<void>;
  /** What is seen once it is done. */
  done: (scene: IScene, name: string) => Promise<void>;
  /** What is said where it is not; leads back to where it began. */
  refused: (scene: IScene, name: string) => Promise<void>;
  /** How many tasks it sends. */
  sends: number;
  /** What it leaves in the folder of the file of this name. */
  leaves: (name: string) => string[];
}

const FOLDER = 'faults';
const TO = 'faults-to';
const endpoint = (verb: string) => () =>
  `/v0.10/operation/endpoint/${collection('tutorial-1').id}/${verb}`;
const editor = (pane: Locator) => pane.getByRole('grid').getByRole('textbox');
const error = ({ panel }: IScene) =>
  panel.page.locator('.Toastify__toast--error');

/** Closes what was said in a corner of the page. */
async function read(scene: IScene, words: string): Promise<void> {
  await expect(error(scene)).toContainText(words, { timeout: 30_000 });
  await error(scene).locator('.jp-Notification-Toast-Close').click();
  await expect(error(scene)).toHaveCount(0);
}

/** A name in its box could not be given. */
async function takeBack({ first }: IScene): Promise<void> {
  await expect(first.getByRole('alert')).not.toBeEmpty({ timeout: 30_000 });
  await expect(editor(first)).toBeFocused();
  await editor(first).press('Escape');
}

const DEEDS: Record<string, IDeed> = {
  'new folder': {
    route: endpoint('mkdir'),
    method: 'POST',
    act: async ({ panel, first }, name) => {
      await runCommand(panel.page, 'globus:new-folder', { pane: 'first' });
      await editor(first).fill(`new ${name}`);
      await editor(first).press('Enter');
    },
    done: ({ panel, first }, name) =>
      expect(panel.row(first, `new ${name}`)).toHaveAttribute(
        'aria-selected',
        'true'
      ),
    refused: async (scene, name) => {
      await takeBack(scene);
      const { panel, first } = scene;
      await expect(panel.row(first, `new ${name}`)).toHaveCount(0);
    },
    sends: 0,
    leaves: name => [name, `new ${name}`]
  },
  rename: {
    route: endpoint('rename'),
    method: 'POST',
    act: async ({ panel, first }, name) => {
      await panel.row(first, name).click();
      await runCommand(panel.page, 'globus:rename-selected', { pane: 'first' });
      await editor(first).fill(`renamed ${name}`);
      await editor(first).press('Enter');
    },
    done: ({ panel, first }, name) =>
      expect(panel.row(first, `renamed ${name}`)).toHaveAttribute(
        'aria-selected',
        'true'
      ),
    refused: async (scene, name) => {
      await takeBack(scene);
      await expect(scene.panel.row(scene.first, name)).toBeVisible();
    },
    sends: 0,
    leaves: name => [`renamed ${name}`]
  },
  delete: {
    route: () => '/v0.10/delete',
    method: 'POST',
    act: async ({ panel, first }, name) => {
      await panel.row(first, name).click();
      // It waits for the answer to its question.
      void runCommand(panel.page, 'globus:delete-selected', { pane: 'first' });
      await answer(panel.dialog, 'Delete');
    },
    done: ({ panel, first }, name) =>
      expect(panel.row(first, name)).toHaveCount(0),
    refused: async (scene, name) => {
      await read(scene, 'Globus did not confirm the delete.');
      await expect(scene.panel.row(scene.first, name)).toBeVisible();
    },
    sends: 1,
    leaves: () => []
  },
  transfer: {
    route: () => '/v0.10/transfer',
    method: 'POST',
    act: async ({ panel, first }, name) => {
      await panel.row(first, name).click();
      await runCommand(panel.page, 'globus:transfer-selected', {
        pane: 'first'
      });
      await panel.dialog
        .getByRole('button', { name: 'Transfer', exact: true })
        .click();
    },
    done: async ({ panel, second }, name) => {
      await expect(panel.dialog).toBeHidden();
      await expect(panel.row(second, name)).toBeVisible();
    },
    refused: async ({ panel }) => {
      await expect(panel.dialog.getByRole('alert')).not.toBeEmpty({
        timeout: 30_000
      });
      await panel.dialog.getByRole('button', { name: 'Cancel' }).click();
      await expect(panel.dialog).toBeHidden();
    },
    sends: 1,
    leaves: name => [name]
  }
};

/** Both panes on folders of their own. */
async function begin(
  panel: Panel,
  sandbox: Sandbox,
  elsewhere: Elsewhere
): Promise<IScene> {
  await writeTree(home('tutorial-1', FOLDER), { 'a.txt': 'a' });
  await writeTree(home('tutorial-2', TO), { 'here.txt': '' });
  const [first, second] = await openBoth(panel);
  await panel.goTo(first, `/~/${FOLDER}/`);
  await panel.goTo(second, `/~/${TO}/`);
  await expect(panel.row(second, 'here.txt')).toBeVisible();
  return { panel, first, second, sandbox, elsewhere };
}

/** Nothing waits for anything any more, and nothing is shown in grey. */
async function expectRest({ first, second }: IScene): Promise<void> {
  for (const pane of [first, second]) {
    await expect(pane.locator('[aria-busy="true"]')).toHaveCount(0);
    await expect(pane.locator('.jp-GlobusLoading')).toHaveCount(0);
  }
}

/** Each deed in each trouble, with a file in a folder of its own. */
async function each(
  scene: IScene,
  troubles: Record<string, Fault>,
  check: (deed: IDeed, name: string) => Promise<void>
): Promise<void> {
  const { panel, first } = scene;
  let tries = 0;
  for (const [what, deed] of Object.entries(DEEDS)) {
    for (const [trouble, fault] of Object.entries(troubles)) {
      await test.step(`${what} in spite of ${trouble}`, async () => {
        const name = `file ${++tries}.txt`;
        await writeTree(inside(name), { [name]: name });
        await panel.goTo(first, `/~/${FOLDER}/of ${name}/`);
        await expect(panel.row(first, name)).toBeVisible();
        const { method } = deed;
        const where = { route: deed.route(), method };
        const { sandbox } = scene;
        await sandbox.control('faults', { ...where, times: 1, ...fault });
        await check(deed, name);
        await sandbox.control('faults', { ...where, times: 0 });
        await expectRest(scene);
      });
    }
  }
}

/** The folder of a try. */
const inside = (name: string) => home('tutorial-1', FOLDER, `of ${name}`);

test('trouble that passes: all is done, once, and no more is said', async ({
  panel,
  sandbox,
  elsewhere
}) => {
  test.setTimeout(300_000);
  const scene = await begin(panel, sandbox, elsewhere);
  let tasks = 0;
  await each(scene, PASSING, async (deed, name) => {
    await deed.act(scene, name);
    await deed.done(scene, name);
    await expectRest(scene);
    await expect(error(scene)).toHaveCount(0);
    await expect(scene.first.getByRole('alert')).toHaveCount(0);
    tasks += deed.sends;
    expect(await elsewhere.taskCount()).toBe(tasks);
    expect((await readdir(inside(name))).sort()).toEqual(deed.leaves(name));
  });
});

test('trouble that stays: it is said, and nothing has happened', async ({
  panel,
  sandbox,
  elsewhere
}) => {
  test.setTimeout(300_000);
  const scene = await begin(panel, sandbox, elsewhere);
  await each(scene, LASTING, async (deed, name) => {
    await deed.act(scene, name);
    await deed.refused(scene, name);
    expect(await readdir(inside(name))).toEqual([name]);
  });
  expect(await elsewhere.taskCount()).toBe(0);
  expect(await readdir(home('tutorial-2', TO))).toEqual(['here.txt']);
});

test('a folder that can’t be asked for: it is said, and asked for again', async ({
  panel,
  sandbox,
  elsewhere
}) => {
  test.setTimeout(180_000);
  const scene = await begin(panel, sandbox, elsewhere);
  const { first } = scene;
  const where = { route: endpoint('ls')(), method: 'GET' };
  const file = panel.row(first, 'a.txt');
  for (const fault of Object.values(PASSING)) {
    const before = await sandbox.count('GET', where.route);
    await sandbox.control('faults', { ...where, times: 1, ...fault });
    await runCommand(panel.page, 'globus:refresh-folder', { pane: 'first' });
    // The rows stay meanwhile.
    await expect(file).toBeVisible();
    await expect
      .poll(() => sandbox.count('GET', where.route))
      .toBeGreaterThan(before);
    await expectRest(scene);
    await expect(file).toBeVisible();
  }
  for (const [index, fault] of Object.values(LASTING).entries()) {
    const name = `file ${index}.txt`;
    await writeTree(inside(name), { [name]: '' });
    await sandbox.control('faults', { ...where, ...fault });
    await panel.goTo(first, `/~/${FOLDER}/of ${name}/`);
    const again = first.getByRole('button', { name: 'Try again' });
    await expect(again).toBeVisible({ timeout: 30_000 });
    await expect(first.getByRole('row')).toHaveCount(0);
    await expectRest(scene);
    await sandbox.control('faults', { ...where, times: 0 });
    await again.click();
    await expect(panel.row(first, name)).toBeVisible();
  }
});

test('a bookmark in spite of trouble: one, or none', async ({
  panel,
  sandbox,
  elsewhere
}) => {
  test.setTimeout(180_000);
  const scene = await begin(panel, sandbox, elsewhere);
  const star = scene.first.getByRole('button', {
    name: 'Bookmark this folder'
  });
  const where = { route: '/v0.10/bookmark', method: 'POST' };
  for (const fault of Object.values(PASSING)) {
    await sandbox.control('faults', { ...where, times: 1, ...fault });
    await star.click();
    await expect(star).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => elsewhere.bookmarks()).toHaveLength(1);
    await expect(error(scene)).toHaveCount(0);
    await star.click();
    await expect(star).toHaveAttribute('aria-pressed', 'false');
    await expect.poll(() => elsewhere.bookmarks()).toEqual([]);
  }
  for (const fault of Object.values(LASTING)) {
    await sandbox.control('faults', { ...where, ...fault });
    await star.click();
    await read(scene, 'is as it was');
    await expect(star).toHaveAttribute('aria-pressed', 'false');
    await sandbox.control('faults', { ...where, times: 0 });
    expect(await elsewhere.bookmarks()).toEqual([]);
  }
});
