/**
 * The browser tests: `node scripts/ui.mjs [Playwright's arguments]`.
 * `--wheel newest|oldest`: against an environment that the wheel's test left,
 * without the checkout. `--half 1|2`: half of the tests, beside the other half.
 */
import { cpSync, existsSync, rmSync } from 'node:fs';
import { build } from './build.mjs';
import { ensureChromium } from './common/chromium.mjs';
import { childEnv } from './common/env.mjs';
import { at, bin, nodeBin, work } from './common/paths.mjs';
import { Failure, main, say, stream } from './common/run.mjs';
import { choosePort } from './common/servers.mjs';
import { setup } from './setup.mjs';

/** The tests of the second half are quicker: it takes more of them. */
const HALVES = '47:53';

// The report stays that of the first run.
const ONCE_MORE = ['--max-failures=3', '--reporter=list'];

/** Run a project of ui-tests/ against servers of its own. */
export async function playwright(project, args = [], options = {}) {
  const { report = project, env = {}, ports = 0 } = options;
  await setup('test');
  await ensureChromium();
  await build();
  const port = await choosePort(undefined, 8988 + ports);
  const isWhole = args.every(arg => arg.startsWith('--shard='));
  const run = (...more) =>
    stream(nodeBin('playwright'), ['test', `--project=${project}`, ...more], {
      cwd: at('ui-tests'),
      env: childEnv({
        // Chromium keeps its crash reports in there.
        XDG_CONFIG_HOME: work('cache', 'config'),
        GLOBUS_UI_PORT: `${port}`,
        GLOBUS_UI_WHOLE: isWhole ? '1' : '',
        GLOBUS_UI_REPORT: work('reports', `${report}.xml`),
        ...env
      })
    });
  const { code } = await run(...args);
  if (code !== 0) {
    const results = work('ui', 'results', `${port}`);
    rmSync(`${results}-first`, { force: true, recursive: true });
    cpSync(results, `${results}-first`, { recursive: true });
    say(
      'What failed runs once more, for its traces; it has failed either way.'
    );
    await run('--last-failed', '--no-deps', '--trace=on', ...ONCE_MORE);
    throw new Failure(`The browser tests failed (${project}).`);
  }
}

await main(import.meta.url, () => {
  const args = process.argv.slice(2);
  if (args[0] === '--wheel') {
    const [, age, ...rest] = args;
    const venv = work('wheel', age ?? '');
    if (!age || !existsSync(bin('python', venv))) {
      throw new Failure(
        'Which wheel, --wheel newest or --wheel oldest? ' +
          'Make them with: node scripts/test.mjs --only package'
      );
    }
    const env = { GLOBUS_UI_VENV: venv };
    const ports = age === 'newest' ? 50 : 100;
    return playwright('wheel', rest, { report: `wheel-${age}`, env, ports });
  }
  if (args[0] === '--half') {
    const [, half, ...rest] = args;
    return playwright('journeys', [`--shard=${half}/2`, ...rest], {
      report: `journeys-${half}`,
      env: { PWTEST_SHARD_WEIGHTS: HALVES },
      // Two that start at once would find the same port free.
      ports: half === '2' ? 50 : 0
    });
  }
  return playwright('journeys', args);
});
