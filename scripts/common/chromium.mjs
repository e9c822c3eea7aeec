/** The browser of the browser tests. */
import { existsSync } from 'node:fs';
import { childEnv } from './env.mjs';
import { capture, Failure, run, say } from './run.mjs';

const DEBIAN = '/usr/bin/chromium';

const OWN =
  "const fs = require('fs'); const { chromium } = require('playwright-core');" +
  'process.exit(fs.existsSync(chromium.executablePath()) ? 0 : 1)';

async function install() {
  say('apt-get install chromium …');
  const env = childEnv({ DEBIAN_FRONTEND: 'noninteractive' });
  await run('apt-get', ['update'], { env });
  const packages = ['chromium', 'fonts-dejavu-core'];
  const options = ['install', '--yes', '--no-install-recommends'];
  await run('apt-get', [...options, ...packages], { env });
}

/** Make sure that there is one: ours to choose, Debian's, or Playwright's own. */
export async function ensureChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!existsSync(chosen)) {
      throw new Failure(`CHROMIUM_PATH is ${chosen}: there is no such file.`);
    }
    return;
  }
  if (existsSync(DEBIAN)) {
    return;
  }
  if ((await capture(process.execPath, ['-e', OWN])).code === 0) {
    return;
  }
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    await install();
    return;
  }
  throw new Failure(
    'The browser tests need Chromium, and there is none: set CHROMIUM_PATH, ' +
      `install ${DEBIAN} (apt-get install chromium), or run ` +
      'npx playwright install chromium'
  );
}
