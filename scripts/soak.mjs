/**
 * `npm run soak`: what takes too long for every day. A million paths that must
 * not lead outside, and 10,000 tasks that must not fill the memory.
 */
import { buildSandbox } from './build.mjs';
import { at, nodeBin } from './common/paths.mjs';
import { childEnv } from './common/env.mjs';
import { Failure, main, say, stream } from './common/run.mjs';
import { setup } from './setup.mjs';

const PATHS = 1_000_000;

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
});
