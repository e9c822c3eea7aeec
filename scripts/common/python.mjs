/** Python environments inside the clone. */
import { existsSync, rmSync } from 'node:fs';
import { at, bin } from './paths.mjs';
import { capture, Failure, run } from './run.mjs';

const OLDEST = '(3, 10)';
const NAMES = ['python3', 'python', 'python3.14', 'python3.13'].concat(
  'python3.12',
  'python3.11',
  'python3.10'
);

/** The first Python on the PATH that is new enough. */
async function findPython() {
  const probe = `import sys, venv; sys.exit(sys.version_info < ${OLDEST})`;
  for (const name of NAMES) {
    const { code } = await capture(name, ['-c', probe], { env: process.env });
    if (code === 0) {
      return name;
    }
  }
  throw new Failure(
    'Python 3.10 or newer is needed, and none is on the PATH (looked for ' +
      `${NAMES.join(', ')}). On Debian: apt-get install python3 python3-venv`
  );
}

/** Make a virtual environment, unless a working one is there. */
export async function ensureVenv(venv) {
  const works = async () =>
    existsSync(bin('python', venv)) &&
    (await capture(bin('python', venv), ['-m', 'pip', '--version'])).code === 0;
  if (await works()) {
    return;
  }
  rmSync(venv, { recursive: true, force: true });
  const python = await findPython();
  const made = await capture(python, ['-m', 'venv', venv], {
    env: process.env
  });
  if (made.code === 0 && (await works())) {
    return;
  }
  // Debian keeps ensurepip in a package of its own; a pip elsewhere will do.
  await capture(python, ['-m', 'venv', '--clear', '--without-pip', venv], {
    env: process.env
  });
  await capture(python, [
    ...['-m', 'pip', '--python', bin('python', venv)],
    ...['install', 'pip']
  ]);
  if (!(await works())) {
    rmSync(venv, { recursive: true, force: true });
    throw new Failure(
      `${python} cannot make a virtual environment:\n${made.output}\n` +
        'On Debian and Ubuntu: apt-get install python3-venv'
    );
  }
}

/** Install a file of requirements. */
export function pipInstall(venv, requirements) {
  return run(bin('python', venv), [
    ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'],
    ...['--no-warn-script-location', '-r', at(requirements)]
  ]);
}
