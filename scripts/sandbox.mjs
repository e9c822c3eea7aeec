/**
 * `npm run --silent sandbox -- --port N --root DIR`: the sandbox alone. Its own
 * output is all of stdout, so that the first line is its JSON.
 */
import { spawn } from 'node:child_process';
import { buildSandbox } from './build.mjs';
import { at } from './common/paths.mjs';
import { main } from './common/run.mjs';
import { onStop } from './common/signals.mjs';
import { setup } from './setup.mjs';

await main(import.meta.url, async () => {
  await setup('demo');
  await buildSandbox();
  const args = [at('sandbox/lib/main.js'), ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  onStop(signal => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? code : 1;
  });
});
