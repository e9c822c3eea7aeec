import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { collection, environment } from '../environment';
import { answer, expect, findings, runCommand, test } from './globus';
import { KERNELS, Notebook, writeNotebook } from './notebooks';

// A kernel may hold what its dialog allowed; everything else is searched for it.
test.use({ handsTokens: true });

const ONE = () => collection('tutorial-1').id;
const TWO = () => collection('tutorial-2').id;

const TRANSFER = 'transfer.api.globus.org';
const TIMERS = '524230d7-ea86-4a52-8312-86065a9e0417';

/** What the sandbox has given out or seen. */
async function secrets(
  request: APIRequestContext
): Promise<{ kind: string; value: string; resource_server?: string }[]> {
  const url = `${environment().sandboxUrl}/_sandbox/secrets`;
  return (await request.get(url)).json();
}

/** The access token for a service that was given out last. */
async function newest(
  request: APIRequestContext,
  server: string
): Promise<string> {
  const found = (await secrets(request)).filter(
    ({ kind, resource_server }) =>
      kind === 'access' && resource_server === server
  );
  return found.at(-1)!.value;
}

/** What Transfer answers to who has a token. */
async function status(
  request: APIRequestContext,
  token: string
): Promise<number> {
  const url = `${environment().sandboxUrl}/v0.10/task_list`;
  const headers = { Authorization: `Bearer ${token}` };
  return (await request.get(url, { headers })).status();
}

for (const [name, kernel] of Object.entries(KERNELS)) {
  test(`globus_sdk acts as the person, until it is taken back, on ${name}`, async ({
    page,
    panel,
    request,
    sandbox,
    tmpPath
  }) => {
    const file = await writeNotebook(tmpPath, kernel, [
      `import globus_sdk, pickle
from globus_sdk.transport import RetryConfig
import jupyterlab_globus as globus
tc = globus.sdk.transfer_client()
def names():
    return [each["name"] for each in tc.operation_ls("${ONE()}", path="/share/godata/")]
print(type(tc) is globus_sdk.TransferClient, names())`,
      `data = globus_sdk.TransferData(source_endpoint="${ONE()}", destination_endpoint="${TWO()}")
data.add_item("/share/godata/file1.txt", "/~/by the sdk.txt")
task = tc.submit_transfer(data)["task_id"]
print(tc.task_wait(task, timeout=60, polling_interval=1), tc.get_task(task)["status"])`,
      `timers = globus_sdk.TimersClient(base_url=tc.base_url, retry_config=RetryConfig(max_retries=0),
    authorizer=globus.sdk.authorizer(globus_sdk.TimersClient.resource_server))
jobs = timers.list_jobs()
print(jobs.http_status, jobs["jobs"], jobs._raw_response.request.headers["Authorization"])`,
      'print(names())',
      `%load_ext storemagic
%xmode Verbose
%store tc`,
      `response = tc.task_list(limit=1)
for each in (tc, tc.authorizer, response):
    try:
        pickle.dumps(each)
    except TypeError as error:
        print("kept", error)
print(pickle.loads(pickle.dumps(response._raw_response)).request.headers["Authorization"])
print(vars(tc), vars(response), vars(response._raw_response.request))
%history -o
away = globus_sdk.TransferClient(base_url="http://127.0.0.1:1/", authorizer=tc.authorizer, retry_config=RetryConfig(max_retries=0))
away.task_list()`,
      `import threading
out = []
threading.Timer(3, lambda: out.append(names())).start()`,
      'print(out)'
    ]);
    await panel.consentBeforehand(ONE(), TWO());
    await panel.open();
    await panel.signIn();
    const notebook = new Notebook(page);
    await notebook.open(file);
    const { dialog, root } = panel;
    const files = "['file1.txt', 'file2.txt', 'file3.txt']";

    await notebook.start(0);
    await expect(dialog).toContainText('Hand cells.ipynb an access token?');
    await expect(dialog).toContainText('globus_sdk as ada@example.edu');
    await expect(dialog).toContainText(`Globus Transfer (${TRANSFER})`);
    await expect(
      dialog.getByRole('button', { name: 'Don’t allow' })
    ).toBeFocused();
    expect(await findings(page, 'dialog.jp-GlobusDialog')).toEqual([]);
    await answer(dialog, 'Allow until the kernel stops');
    expect(await notebook.result(0)).toContain(`True ${files}`);
    const first = await newest(request, TRANSFER);
    expect(await status(request, first)).toBe(200);

    await notebook.start(1);
    expect(await notebook.result(1)).toContain('True SUCCEEDED');

    // Another service: a dialog, and then the consent that is missing.
    await notebook.start(2);
    await expect(dialog).toContainText(`Globus Timers (${TIMERS})`);
    await answer(dialog, 'Allow until the kernel stops');
    await panel.giveConsent(dialog);
    expect(await notebook.result(2)).toContain('200 [] Bearer …');

    // Refreshed when it has run out, and when it was revoked elsewhere.
    await sandbox.control('clock', { advance_seconds: 180_000 });
    expect(await status(request, first)).toBe(401);
    await notebook.start(3);
    expect(await notebook.result(3)).toContain(files);
    const second = await newest(request, TRANSFER);
    expect(second).not.toBe(first);
    await request.post(`${environment().sandboxUrl}/v2/oauth2/token/revoke`, {
      form: { token: second, client_id: environment().clientId }
    });
    expect(await status(request, second)).toBe(401);
    // From a thread, which no cell waits for.
    await notebook.start(6);
    await notebook.result(6);
    await expect(async () => {
      await notebook.start(7);
      await expect(notebook.waiting()).toHaveCount(0);
      expect(await notebook.result(7)).toContain(files);
    }).toPass({ intervals: [4000], timeout: 30_000 });

    await notebook.start(4);
    expect(await notebook.result(4)).toContain("can't be pickled");
    await notebook.start(5);
    const shown = await notebook.result(5);
    expect(shown.match(/^kept /gm)).toHaveLength(3);
    expect(shown).toContain('Bearer …');
    expect(shown).toContain('ConnectionError');
    await runCommand(page, 'docmanager:save');
    const saved = await readFile(
      path.join(environment().notebooks, file),
      'utf8'
    );
    const held = (await secrets(request)).filter(
      ({ value }) =>
        saved.includes(value) ||
        saved.includes(value.slice(0, 20)) ||
        saved.includes(value.slice(-20)) ||
        saved.includes(Buffer.from(value).toString('base64').slice(0, 24))
    );
    expect(held.map(({ kind }) => kind)).toEqual([]);

    // Listed, and dead once it is taken back.
    await root.getByRole('tab', { name: 'Notebooks' }).click();
    const list = root.getByRole('list', { name: 'Allowed notebooks' });
    await expect(list).toContainText(`Globus Transfer (${TRANSFER})`);
    await expect(list).toContainText(`Globus Timers (${TIMERS})`);
    expect(await findings(page, '#jp-globus-panel')).toEqual([]);
    const third = await newest(request, TRANSFER);
    expect(await status(request, third)).toBe(200);
    await root
      .getByRole('listitem')
      .filter({ hasText: `Globus Transfer (${TRANSFER})` })
      .getByRole('button', { name: 'Revoke the token' })
      .first()
      .click();
    await expect.poll(() => status(request, third)).toBe(401);
    await notebook.start(3);
    await expect(dialog).toContainText(`Globus Transfer (${TRANSFER})`);
    await answer(dialog, 'Don’t allow');
    expect(await notebook.result(3)).toContain('NotAllowed');
    expect(await status(request, await newest(request, TRANSFER))).toBe(401);
  });
}
