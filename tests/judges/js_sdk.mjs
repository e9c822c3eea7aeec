/* global window, globus */
/**
 * The unmodified @globus/sdk in Chromium, in a page of another origin than the
 * sandbox: `node js_sdk.mjs SANDBOX_URL CLIENT COLLECTIONS_JSON`. Writes what
 * came of each step, as one JSON object.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';

const [sandbox, client, roles] = process.argv.slice(2);
const collections = JSON.parse(roles);
const require = createRequire(import.meta.url);
const sdk = path.join(
  path.dirname(require.resolve('@globus/sdk/package.json')),
  'dist/umd/globus.production.js'
);
const TIMER =
  'https://auth.globus.org/scopes/524230d7-ea86-4a52-8312-86065a9e0417/timer';
const TRANSFER = 'urn:globus:auth:scope:transfer.api.globus.org:all';
const PAGE = `<!doctype html>
<title>An app</title>
<script>
  window.GLOBUS_SDK_SERVICE_URL_AUTH = ${JSON.stringify(sandbox)};
  window.GLOBUS_SDK_SERVICE_URL_TRANSFER = ${JSON.stringify(sandbox)};
  window.GLOBUS_SDK_SERVICE_URL_TIMERS = ${JSON.stringify(sandbox)};
</script>
<script src="/sdk.js"></script>
<script>
  window.manager = globus.authorization.create({
    client: ${JSON.stringify(client)},
    redirect: location.origin + '/',
    scopes: ${JSON.stringify(`${TRANSFER} ${TIMER}[${TRANSFER}]`)},
    useRefreshTokens: true,
    storage: sessionStorage
  });
</script>`;

const server = createServer((request, response) => {
  const isSdk = request.url === '/sdk.js';
  response.setHeader('Content-Type', isSdk ? 'text/javascript' : 'text/html');
  response.end(isSdk ? readFileSync(sdk) : PAGE);
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const app = `http://localhost:${server.address().port}/`;

const debian = '/usr/bin/chromium';
const browser = await chromium.launch({
  executablePath:
    process.env.CHROMIUM_PATH ?? (existsSync(debian) ? debian : undefined),
  args: ['--headless', '--no-sandbox', '--disable-gpu']
});
const page = await browser.newPage();
const results = { app };

/** Press a button of the sandbox's page, and be back in the app. */
async function decide(button) {
  await page.getByRole('button', { name: button }).click();
  await page.waitForURL(`${app}?*`);
}

/** Call the SDK in the page: the status and the document. */
const call = (name, run, argument) =>
  page.evaluate(run, argument).then(result => {
    results[name] = result;
  });

const finishSignIn = () =>
  page.evaluate(() =>
    window.manager
      .handleCodeRedirect({ shouldReplace: false })
      .then(() => window.manager.authenticated)
      .catch(error => String(error))
  );

try {
  await page.goto(app);
  await page.evaluate(() => void window.manager.login());
  await page.getByText('Sandbox native app would like to').waitFor();
  await decide('Deny');
  results.denied = await finishSignIn();

  await page.goto(app);
  await page.evaluate(() => void window.manager.login());
  await page.getByLabel('Sign in as').selectOption('grace@example.edu');
  await decide('Allow');
  results.signedIn = await finishSignIn();

  await call('user', () => window.manager.user.preferred_username);
  await call('userinfo', async () => {
    // It sends no token by itself.
    const { access_token: token } = window.manager.tokens.auth;
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await globus.auth.oauth2.userinfo({ headers });
    return [answer.status, await answer.json()];
  });
  await call('search', async () => {
    const { manager } = window;
    const query = { filter_fulltext: 'tutorial' };
    const answer = await globus.transfer.endpointSearch({ query, manager });
    return [answer.status, (await answer.json()).DATA.length];
  });
  const ls = async id => {
    const { manager } = window;
    const query = { path: '/share/godata' };
    const list = globus.transfer.fileOperations.ls;
    const answer = await list(id, { query, manager });
    return [answer.status, await answer.json()];
  };
  await call('refused', ls, collections['tutorial-1']);

  // The refusal leads to the page, and back with what was missing.
  await page.evaluate(refusal => {
    void window.manager.handleErrorResponse(refusal, true);
  }, results.refused[1]);
  await page.getByText('Sandbox Tutorial Collection 1').waitFor();
  await page.getByLabel('Sign in as').selectOption('grace@example.edu');
  await decide('Allow');
  await finishSignIn();
  await call('listed', ls, collections['tutorial-1']);

  // So does one of a session that is too weak.
  const weak = collections['tutorial-1'];
  await fetch(`${sandbox}/_sandbox/session`, {
    method: 'POST',
    body: JSON.stringify({ collection: weak, mfa: true, message: 'Once more' })
  });
  await call('weak', ls, weak);
  await page.evaluate(refusal => {
    void window.manager.handleErrorResponse(refusal, true);
  }, results.weak[1]);
  await page.getByText('Once more').waitFor();
  await page.getByText('with a second factor').waitFor();
  await page.getByLabel('Sign in as').selectOption('grace@example.edu');
  await decide('Allow');
  await finishSignIn();
  await call('strong', ls, weak);

  await call(
    'submitted',
    async id => {
      const { manager } = window;
      const headers = {
        Authorization: `Bearer ${manager.tokens.transfer.access_token}`
      };
      const { taskSubmission } = globus.transfer;
      const got = await taskSubmission.submissionId({ manager });
      const { value } = await got.json();
      const payload = {
        DATA_TYPE: 'transfer',
        submission_id: value,
        source_endpoint: id,
        destination_endpoint: id,
        DATA: [
          {
            DATA_TYPE: 'transfer_item',
            source_path: '/share/godata/file1.txt',
            destination_path: '/~/from-a-page.txt'
          }
        ]
      };
      // Its manager is dropped by this call: the header is given.
      const sent = await taskSubmission.submitTransfer({ payload, headers });
      return [sent.status, await sent.json()];
    },
    collections['tutorial-1']
  );
  await call(
    'task',
    async id => {
      const { manager } = window;
      for (;;) {
        const answer = await globus.transfer.task.get(id, { manager });
        const task = await answer.json();
        if (task.status !== 'ACTIVE') {
          return task.status;
        }
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    },
    results.submitted[1].task_id
  );
  // Timers: the consent to transfers doesn't do, the refusal leads to what does.
  const createTimer = id => {
    const timer = {
      timer_type: 'transfer',
      name: 'From a page',
      schedule: { type: 'once' },
      body: {
        DATA_TYPE: 'transfer',
        source_endpoint: id,
        destination_endpoint: id,
        DATA: [
          {
            DATA_TYPE: 'transfer_item',
            source_path: '/share/godata/file1.txt',
            destination_path: '/~/by-timer.txt'
          }
        ]
      }
    };
    const { access_token: token } = window.manager.tokens.timer;
    const headers = { Authorization: `Bearer ${token}` };
    return globus.timers.timer
      .create({ payload: { timer }, headers })
      .then(async answer => [answer.status, await answer.json()]);
  };
  await call('timerRefused', createTimer, collections['tutorial-2']);
  await page.evaluate(refusal => {
    void window.manager.handleErrorResponse(refusal, true);
  }, results.timerRefused[1]);
  await page.getByText('Sandbox Tutorial Collection 2').waitFor();
  await page.getByLabel('Sign in as').selectOption('grace@example.edu');
  await decide('Allow');
  await finishSignIn();
  await call('timer', createTimer, collections['tutorial-2']);
  await call(
    'timers',
    async id => {
      const { manager } = window;
      const { jobs } = globus.timers;
      const told = [];
      for (;;) {
        const answer = await jobs.get(id, { manager });
        const job = await answer.json();
        if (job.status === 'ended') {
          told.push(job.results.data[0].run_status);
          break;
        }
        await new Promise(resolve => setTimeout(resolve, 100));
      }
      const list = await jobs.getAll({ manager });
      told.push((await list.json()).jobs.map(({ name }) => name));
      told.push((await jobs.pause(id, { manager })).status);
      told.push((await jobs.remove(id, { manager })).status);
      told.push((await jobs.get(id, { manager })).status);
      return told;
    },
    results.timer[1].timer.job_id
  );
  await call('refreshed', async () => {
    const { manager } = window;
    const before = manager.tokens.transfer.access_token;
    await manager.refreshTokens();
    return before !== manager.tokens.transfer.access_token;
  });
  await call('revoked', async () => {
    const { manager } = window;
    const { access_token: token } = manager.tokens.transfer;
    await globus.auth.oauth2.token.revoke({
      payload: { client_id: manager.configuration.client, token }
    });
    const answer = await globus.transfer.endpointSearch({
      query: { filter_fulltext: 'tutorial' },
      headers: { Authorization: `Bearer ${token}` }
    });
    return [answer.status, (await answer.json()).code];
  });
  process.stdout.write(JSON.stringify(results));
} finally {
  await browser.close();
  server.close();
}
