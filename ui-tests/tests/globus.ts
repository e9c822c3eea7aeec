import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { expect, test as base } from '@jupyterlab/galata';
import type { JSONObject } from '@lumino/coreutils';
import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { collection, environment } from '../environment';
import { keep, Secrets, Witness } from '../leaks/witness';
import { Elsewhere, Sandbox } from './elsewhere';

export { Sandbox };

/** Runs a command; what it returns may be no JSON and stays on the page. */
export async function runCommand(
  page: Page,
  id: string,
  args: JSONObject = {}
): Promise<void> {
  await page.waitForFunction(
    id => 'jupyterapp' in window && window.jupyterapp.commands.hasCommand(id),
    id
  );
  await page.evaluate(
    async ([id, args]) => {
      await window.jupyterapp.commands.execute(id, args);
    },
    [id, args] as const
  );
}

/** Resolves once a page has come up: what it restores closes and covers what was opened before. */
export async function restored(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    if ('jupyterapp' in window) {
      await window.jupyterapp.restored;
      return true;
    }
    return false;
  });
}

/** Loads a page again. Galata's own way waits for a launcher, which may not be there. */
export async function reload(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.evaluate(() => {
    // Later, so that this here is answered.
    setTimeout(() => {
      location.reload();
    });
  });
  await loaded;
  await restored(page);
}

/** The Globus panel on a page, as a person uses it. */
export class Panel {
  /** Whether codes are fetched as a person does: in a tab, with the mouse. */
  followsLinks = false;

  private readonly elsewhere: Elsewhere;

  constructor(
    readonly page: Page,
    request: APIRequestContext
  ) {
    this.elsewhere = new Elsewhere(request);
  }

  get root(): Locator {
    return this.page.locator('#jp-globus-panel');
  }

  pane(name: 'First' | 'Second', root = this.root): Locator {
    return root.getByRole('group', { name: `${name} pane` });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async open(): Promise<void> {
    await runCommand(this.page, 'globus:open-panel');
    await expect(this.root).toBeVisible();
  }

  /** The code that the page behind "Open Globus" would show. */
  async codeFrom(
    place: Locator,
    identity = 'ada@example.edu'
  ): Promise<string> {
    const link = place.getByRole('link', { name: 'Open Globus' });
    await expect(link).toHaveAttribute('href', /code_challenge=/);
    if (this.followsLinks) {
      return this.codeFromPage(link, identity);
    }
    const url = await link.getAttribute('href');
    return this.elsewhere.decide(url!, identity);
  }

  private async codeFromPage(link: Locator, identity: string): Promise<string> {
    const opened = this.page.context().waitForEvent('page');
    await link.click();
    const tab = await opened;
    await tab.getByLabel('Sign in as').selectOption(identity);
    await tab.getByRole('button', { name: 'Allow' }).click();
    const code = await tab.locator('#auth-code').textContent();
    await tab.close();
    return code ?? '';
  }

  async signIn(place = this.root): Promise<void> {
    const code = await this.codeFrom(place);
    await place.getByLabel('Paste the code here').fill(code);
    await place.getByRole('button', { name: 'Sign in' }).click();
    await expect(this.root.getByText('ada@example.edu')).toBeVisible();
  }

  async giveConsent(place: Locator): Promise<void> {
    await expect(
      place.getByText(/asks? for your consent$/).last()
    ).toBeVisible();
    const code = await this.codeFrom(place);
    await place.getByLabel('Paste the code here').fill(code);
    await place.getByRole('button', { name: 'Continue' }).click();
  }

  /** Allows `data_access` on collections before anything asks for it. */
  async consentBeforehand(...collections: string[]): Promise<void> {
    await this.elsewhere.consent(...collections);
  }

  async choose(pane: Locator, text: string, name: string): Promise<void> {
    await pane.getByTitle('Choose a collection').click();
    await pane.getByLabel('Search collections').fill(text);
    await pane.getByRole('option', { name }).click();
  }

  async goTo(pane: Locator, path: string): Promise<void> {
    const box = await this.typePath(pane);
    await box.fill(path);
    await box.press('Enter');
    await expect(this.path(pane)).toHaveAttribute('title', path);
  }

  /** Opens the box that a path is typed in. */
  async typePath(pane: Locator): Promise<Locator> {
    await pane.getByRole('button', { name: 'Type a path' }).click();
    return pane.getByRole('combobox', { name: 'Path' });
  }

  /** Where a pane is: its title is the whole path. */
  path(pane: Locator): Locator {
    return pane.getByRole('group', { name: 'Path' });
  }

  row(pane: Locator, name: string): Locator {
    return pane.getByRole('row').filter({
      has: this.page.getByRole('gridcell', { name, exact: true })
    });
  }
}

/** Signed in, both tutorial collections open in the side bar. */
export async function openBoth(panel: Panel): Promise<[Locator, Locator]> {
  await panel.consentBeforehand(
    collection('tutorial-1').id,
    collection('tutorial-2').id
  );
  await panel.open();
  await panel.signIn();
  const panes: [Locator, Locator] = [panel.pane('First'), panel.pane('Second')];
  await panel.choose(panes[0], 'tutorial', 'Sandbox Tutorial Collection 1');
  await panel.choose(panes[1], 'tutorial', 'Sandbox Tutorial Collection 2');
  await expect(panel.row(panes[1], 'README.txt')).toBeVisible();
  return panes;
}

/** Another page of the same server, with the panel open. */
export async function anotherPage(page: Page): Promise<Panel> {
  const other = await page.context().newPage();
  // One of its own: from a workspace that is in use JupyterLab leads away.
  await other.goto(`${environment().labUrl}/lab/workspaces/${randomUUID()}`);
  await restored(other);
  // It takes the keyboard when it comes, which may be later.
  await expect(other.locator('.jp-Launcher')).toBeVisible();
  const panel = new Panel(other, other.request);
  await panel.open();
  return panel;
}

/** What axe finds in our own parts of the page. */
export async function findings(page: Page, place: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include(place)
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html}`)
  );
}

/** A person's allowance in a dialog that takes no hasty click. */
export async function answer(
  dialog: Locator,
  button: string | RegExp
): Promise<void> {
  const choice = dialog.getByRole('button', { name: button });
  // This very one: another question may follow, with the same buttons.
  const asked = await choice.elementHandle();
  await expect(async () => {
    if (await asked.isVisible()) {
      await asked.click({ timeout: 1000 });
    }
    expect(await asked.isVisible()).toBe(false);
  }).toPass();
}

interface IFixtures {
  /** Whether kernels are handed access tokens, each after a dialog of its own. */
  handsTokens: boolean;
  witness: Witness;
  page: IJupyterLabPageFixture;
  sandbox: Sandbox;
  elsewhere: Elsewhere;
  panel: Panel;
}

/** Galata's test with a sandbox as new and the panel at hand. */
export const test = base.extend<IFixtures, { secrets: Secrets }>({
  handsTokens: [false, { option: true }],
  secrets: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      await use(new Secrets());
    },
    { scope: 'worker' }
  ],
  witness: async ({ context }, use) => {
    const witness = new Witness(context);
    witness.start();
    await use(witness);
  },
  // Named before the page, it is there before it.
  page: async ({ witness, page, secrets, request, handsTokens }, use, info) => {
    await use(page);
    await secrets.learn(request);
    keep(await witness.look(info.titlePath.join(' › '), secrets, handsTokens));
  },
  sandbox: [
    async ({ request }, use) => {
      const sandbox = new Sandbox(request);
      await sandbox.control('reset', {});
      await use(sandbox);
    },
    { auto: true }
  ],
  elsewhere: async ({ request }, use) => {
    await use(new Elsewhere(request));
  },
  panel: async ({ page, request }, use) => {
    await use(new Panel(page, request));
  }
});

export { expect };
