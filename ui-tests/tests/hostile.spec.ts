import type { Page } from '@playwright/test';
import hostile from '../../tests/hostile.json';
import { environment } from '../environment';
import { answer, expect, test } from './globus';
import { Notebook, writeNotebook } from './notebooks';

// Galata's stand-ins for kernels and sessions don't bear what is done here.
test.use({ kernels: null, sessions: null });

const STRINGS = hostile.texts.flatMap(text =>
  hostile.frames.map(frame => frame.split('@').join(text))
);
const uuid = (number: number) =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const ID = uuid(0);
const TIME = '2026-01-02T03:04:05+00:00';

/** Each of these is served as a document of Transfer that names it. */
const COLLECTIONS = STRINGS.map((text, index) => ({
  DATA_TYPE: 'endpoint',
  id: uuid(index),
  display_name: text,
  owner_string: text,
  organization: text,
  description: text,
  entity_type: 'GCSv5_guest_collection',
  high_assurance: false,
  default_directory: '/'
}));
const ENTRIES = STRINGS.map((name, index) => ({
  DATA_TYPE: 'file',
  name,
  type: 'file',
  size: index,
  last_modified: TIME,
  permissions: '0644',
  user: name,
  group: name,
  link_target: name
}));
const TASKS = STRINGS.map((label, index) => ({
  DATA_TYPE: 'task',
  task_id: uuid(index),
  type: 'TRANSFER',
  status: index < 5 ? 'FAILED' : 'SUCCEEDED',
  label,
  request_time: TIME,
  completion_time: TIME,
  deadline: TIME,
  source_endpoint_id: ID,
  source_endpoint_display_name: label,
  destination_endpoint_id: ID,
  destination_endpoint_display_name: label,
  files: 1,
  directories: 0,
  files_transferred: 1,
  files_skipped: 0,
  bytes_transferred: 1,
  effective_bytes_per_second: 1,
  is_paused: false,
  faults: 1,
  nice_status: label,
  nice_status_details: label,
  fatal_error: index < 5 ? { code: label, description: label } : null
}));
const EVENTS = STRINGS.map(text => ({
  DATA_TYPE: 'event',
  code: text,
  description: text,
  details: text,
  is_error: true,
  time: TIME
}));
const list = (type: string, DATA: object[]) => ({
  ...{ DATA_TYPE: type, DATA, length: DATA.length, total: DATA.length },
  ...{ limit: DATA.length, offset: 0, has_next_page: false }
});
const folder = (DATA: object[]) => ({
  ...{ DATA_TYPE: 'file_list', endpoint: ID, path: '/', absolute_path: '/' },
  ...{ DATA, length: DATA.length, total: DATA.length }
});

/** What must not be in anything that shows them, and what only we may be. */
const FORBIDDEN =
  'script, iframe, object, embed, img, video, audio, math, style, link, meta, ' +
  'base, form[action], [href^="javascript:" i], [href^="data:" i]';
const OURS =
  '#jp-globus-panel, .jp-GlobusTaskPage, dialog, .jp-Dialog, ' +
  '.jp-OutputArea-output, .Toastify';

/** Elements that a text has become, in all that is shown of ours. */
function grown(page: Page): Promise<string[]> {
  return page.evaluate(
    ([ours, forbidden]) => {
      const all = [...document.querySelectorAll(ours!)].flatMap(root => [
        ...root.querySelectorAll('*')
      ]);
      const handles = (node: Element) =>
        node.getAttributeNames().some(name => name.startsWith('on'));
      // What looks like an address in a text, JupyterLab makes a link of.
      const isTheirs = (node: Element) =>
        node.matches('.jp-OutputArea-output pre a:not([href])') ||
        node.matches('.jp-OutputArea-output pre a[rel="noopener"]');
      const leads = (node: Element) =>
        node instanceof HTMLAnchorElement &&
        (!node.protocol.startsWith('http') || node.host.includes('evil'));
      return all
        .filter(
          n =>
            handles(n) || (!isTheirs(n) && (n.matches(forbidden!) || leads(n)))
        )
        .map(node => node.outerHTML.slice(0, 200));
    },
    [OURS, FORBIDDEN]
  );
}

test('500 hostile strings stay text wherever they are shown', async ({
  page,
  panel,
  sandbox,
  tmpPath
}) => {
  test.setTimeout(180_000);
  const context = page.context();
  const happened: string[] = [];
  const tell = (what: string) => {
    happened.push(what);
  };
  await context.exposeFunction('pwned', () => tell('a script ran'));
  await page.evaluate(() =>
    document.addEventListener('securitypolicyviolation', () =>
      (window as unknown as { pwned: () => void }).pwned()
    )
  );
  const [own] = context.pages();
  own!.on('dialog', dialog => {
    tell(`a dialog: ${dialog.type()}`);
    void dialog.dismiss();
  });
  context.on('page', () => tell('a page was opened'));
  const hosts = [environment().labUrl, environment().sandboxUrl];
  own!.on('framenavigated', frame => {
    if (!frame.url().startsWith(`${hosts[0]!}/lab`)) {
      tell(`led to ${frame.url()}`);
    }
  });
  context.on('request', request => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && !hosts.includes(origin)) {
      tell(`a request to ${origin}`);
    }
  });
  const serve = (route: string, body: object, status = 200) =>
    sandbox.control('faults', { route, times: 1000, status, body });
  const unharmed = async () => {
    expect(await grown(own!)).toEqual([]);
    expect(happened).toEqual([]);
  };
  const { root, dialog } = panel;
  const pane = panel.pane('First');
  const ls = `/v0.10/operation/endpoint/${ID}/ls`;

  // As who signs in.
  await serve('/v2/oauth2/userinfo', {
    sub: ID,
    preferred_username: STRINGS.slice(0, 50).join(' '),
    name: STRINGS.slice(50, 300).join(' '),
    email: STRINGS.slice(300).join(' ')
  });
  await panel.open();
  const code = await panel.codeFrom(root);
  await root.getByLabel('Paste the code here').fill(code);
  await root.getByRole('button', { name: 'Sign in' }).click();
  const user = root.locator('.jp-GlobusHeader-user');
  await expect(user).toContainText('<script>pwned()</script>');
  await user.click();
  await unharmed();
  await user.click();

  // As names, owners and descriptions of collections.
  await serve('/v0.10/endpoint_search', list('endpoint_list', COLLECTIONS));
  await serve('/v0.10/endpoint/', COLLECTIONS[0]!);
  await serve(ls, folder(ENTRIES));
  await pane.getByTitle('Choose a collection').click();
  await pane.getByLabel('Search collections').fill('pwned');
  const options = pane.locator('.jp-GlobusOption');
  await expect(options).toHaveCount(500);
  await unharmed();

  // As names of files.
  await options.first().click();
  const grid = pane.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', '501');
  await pane.locator('.jp-GlobusRow').first().click();
  const seen = new Set<string>();
  await expect(async () => {
    const rows = pane.locator('.jp-GlobusRow .jp-GlobusCell-name');
    (await rows.allTextContents()).forEach(name => seen.add(name));
    await page.keyboard.press('PageDown');
    expect(seen.size).toBe(500);
  }).toPass({ intervals: [20], timeout: 30_000 });
  await unharmed();
  // Those with a slash are no names: nothing is deleted.
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  const toasts = page.locator('.Toastify__toast');
  await expect(toasts).toContainText('Nothing was deleted');
  await unharmed();
  await pane.getByRole('button', { name: 'Filter' }).click();
  const image = '<img src=x onerror=pwned()>.csv';
  await pane.getByRole('textbox', { name: 'Filter' }).fill(image);
  await expect(pane.locator('.jp-GlobusRow')).toHaveCount(1);
  await pane.locator('.jp-GlobusRow').click();
  await page.keyboard.press('Delete');
  await expect(dialog).toContainText(image);
  await unharmed();
  await expect(async () => {
    // It takes no hasty answer.
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden({ timeout: 500 });
  }).toPass();

  // As the words of an error: in a pane, and in a notification.
  const error = (message: string) => ({
    ...{ DATA_TYPE: 'result', code: STRINGS[1], message },
    request_id: STRINGS[2]
  });
  await sandbox.control('faults', { route: ls, times: 0 });
  await serve(ls, error(STRINGS.join('\n')), 400);
  await pane.getByRole('button', { name: 'Refresh' }).click();
  await expect(pane.getByRole('alert')).toBeVisible();
  await pane.locator('summary').click();
  await unharmed();
  for (let from = 0; from < STRINGS.length; from += 125) {
    await sandbox.control('faults', { route: ls, times: 0 });
    await serve(ls, error(STRINGS.slice(from, from + 125).join('')), 400);
    await page.evaluate(async collection => {
      const { commands } = window.jupyterapp;
      const args = { collection, path: '/', isPalette: true };
      await commands.execute('globus:list-directory', args);
    }, ID);
  }
  await expect(toasts.filter({ hasText: 'pwned()' })).not.toHaveCount(0);
  await unharmed();

  // As what a collection wants of the session.
  await sandbox.control('faults', { route: ls, times: 0 });
  const wanted = {
    ...error(STRINGS[3]!),
    authorization_parameters: {
      session_message: STRINGS.join('\n'),
      session_required_identities: STRINGS,
      session_required_single_domain: STRINGS
    }
  };
  await serve(ls, wanted, 403);
  await pane.getByRole('button', { name: 'Refresh' }).click();
  await expect(pane.getByLabel('Paste the code here')).toBeVisible();
  await expect(pane).toContainText('pwned()');
  await unharmed();

  // As labels of tasks, and what happened to them.
  await serve('/v0.10/task_list', list('task_list', TASKS));
  await serve(`/v0.10/task/${ID}/event_list`, list('event_list', EVENTS));
  await serve('/v0.10/task/', TASKS[0]!);
  await sandbox.control('faults', { route: ls, times: 0 });
  await root.getByRole('tab', { name: 'Tasks' }).click();
  await expect(root.getByRole('listitem').first()).toContainText('pwned()', {
    timeout: 45_000
  });
  await unharmed();
  await root.locator('.jp-GlobusTask-title').first().click();
  const tab = page.locator('.jp-GlobusTaskPage');
  await expect(tab).toContainText('pwned()');
  await unharmed();

  // As outputs of cells, the words of their errors among them.
  const cells = [
    '%load_ext jupyterlab_globus\nimport jupyterlab_globus as globus',
    ...[0, 1, 2, 3].map(() => `globus.ls("${ID}:/")`),
    '%globus task list --limit 100',
    `print(globus.ls("${ID}:/"))`
  ];
  const file = await writeNotebook(tmpPath, 'python3', cells);
  const notebook = new Notebook(page);
  await notebook.open(file);
  await notebook.start(0);
  await notebook.result(0);
  // A cell shows two hundred at most.
  for (const [part, index] of [1, 2, 3].entries()) {
    const entries = ENTRIES.slice(part * 200, (part + 1) * 200);
    await sandbox.control('faults', { route: ls, times: 0 });
    await serve(ls, folder(entries));
    await notebook.start(index);
    if (part === 0) {
      await answer(dialog, 'Allow until the kernel stops');
    }
    await notebook.result(index);
    const rows = notebook.cell(index).locator('tbody tr');
    await expect(rows).toHaveCount(entries.length);
  }
  await notebook.start(6);
  expect(await notebook.result(6)).toContain('pwned()');
  await sandbox.control('faults', { route: ls, times: 0 });
  await serve(ls, error(STRINGS.join('\n')), 400);
  for (const index of [4, 5]) {
    await notebook.start(index);
    expect(await notebook.result(index)).toContain('pwned()');
  }
  await unharmed();
});
