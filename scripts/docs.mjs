/** `npm run docs`: write docs/commands.md anew; its spec knows how. */
import { childEnv } from './common/env.mjs';
import { nodeBin } from './common/paths.mjs';
import { main, run } from './common/run.mjs';
import { setup } from './setup.mjs';

await main(import.meta.url, async () => {
  await setup('unit');
  await run(nodeBin('jest'), ['src/commands/__tests__/documentation'], {
    env: childEnv({ WRITE_DOCS: '1' })
  });
});
