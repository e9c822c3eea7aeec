/**
 * `npm run soak`: what takes too long for every day. A million paths that must
 * not lead outside, 10,000 tasks that must not fill the memory, a million names
 * that must come to a transfer as they are, and lists of names that must be
 * sorted, filtered and selected as the simple way does it; 10,000 schedules of
 * faults under which what people are told must stay true, and 300 in a browser.
 */
import { buildSandbox } from './build.mjs';
import { at, nodeBin } from './common/paths.mjs';
import { childEnv } from './common/env.mjs';
import { Failure, main, say, stream } from './common/run.mjs';
import { setup } from './setup.mjs';

const PATHS = 1_000_000;
/** The specs that try fifty times as much here. */
const LISTS = [
  'names',
  'naturalOrder',
  'listing',
  'filter',
  'selection',
  'history',
  'pane'
];

/** The specs that know of it try fifty times as much. */
const FIFTY_TIMES = { GLOBUS_SOAK: '50' };

async function must(what, command, args, env = {}) {
  say(what);
  const { code } = await stream(command, args, { env: childEnv(env) });
  if (code !== 0) {
    throw new Failure(`Not passed: ${what}`);
  }
}

await main(import.meta.url, async () => {
  await setup('unit');
  await buildSandbox();
  await must('10,000 tasks', process.execPath, [
    '--expose-gc',
    at('scripts/measure/tasks.mjs')
  ]);
  await must(
    '1,000,000 paths',
    nodeBin('jest'),
    ['sandbox/src/storage/__tests__/confinement'],
    { GLOBUS_SANDBOX_PATHS: `${PATHS}` }
  );
  await must(
    '1,000,000 names, and lists of names',
    nodeBin('jest'),
    LISTS.map(name => `src/.*/__tests__/${name}.spec`),
    FIFTY_TIMES
  );
  await must(
    '10,000 schedules of faults',
    nodeBin('jest'),
    ['src/engine/__tests__/model.spec'],
    FIFTY_TIMES
  );
  await must(
    '300 schedules of faults in a browser',
    process.execPath,
    [at('scripts/ui.mjs'), '--no-deps', '-g', 'told once, in a browser'],
    FIFTY_TIMES
  );
});
