import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { environment } from '../environment';

const ROOT = path.join(__dirname, '..', '..');

/**
 * Runs a module of tests/judges, where globus-sdk is, on the sandbox of these
 * tests; it takes JSON and prints JSON.
 */
export function judge(module: 'says' | 'times', more: object = {}): unknown {
  const { sandboxUrl: url, clients, collections } = environment();
  const printed = execFileSync(
    path.join(ROOT, '.venv', 'bin', 'python'),
    ['-m', `tests.judges.${module}`],
    {
      cwd: ROOT,
      input: JSON.stringify({
        sandbox: { url, clients, collections },
        ...more
      }),
      encoding: 'utf8'
    }
  );
  return JSON.parse(printed);
}
