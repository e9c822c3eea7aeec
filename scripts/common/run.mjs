/** Running programs to their end. */
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { childEnv } from './env.mjs';
import { ROOT } from './paths.mjs';

/** A failure whose message is all that a person needs; no stack is shown. */
export class Failure extends Error {}

/** What happens now, said on stderr: stdout belongs to the command itself. */
export function say(message) {
  process.stderr.write(`> ${message}\n`);
}

/** Run a program; its output is shown only if it fails, and then we reject. */
export async function run(command, args, options = {}) {
  const { code, output } = await capture(command, args, options);
  if (code !== 0) {
    throw new Failure(
      `${output}\n${[command, ...args].join(' ')} failed (${code}).`
    );
  }
}

/** Run a program and keep what it prints; `onLine` is told each line of it. */
export function capture(command, args, options = {}) {
  return start(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe']
  });
}

/** Run a program and show what it prints as it comes. */
export function stream(command, args, options = {}) {
  return start(command, args, {
    ...options,
    stdio: ['ignore', 'inherit', 'inherit']
  });
}

function start(command, args, { env = childEnv(), onLine, ...options }) {
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd: ROOT, env, ...options });
    let output = '';
    const keep = chunk => (output += chunk);
    if (onLine) {
      for (const input of [child.stdout, child.stderr]) {
        createInterface({ input }).on('line', onLine);
      }
    }
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.on('error', error => resolve({ code: 127, output: `${error}` }));
    child.on('close', (code, signal) =>
      resolve({ code: code ?? signal, output })
    );
  });
}

/**
 * The body of a command, when its file is what Node was started with. A failure
 * is told in one line and is the exit code.
 */
export async function main(url, body) {
  if (url !== pathToFileURL(realpathSync(process.argv[1])).href) {
    return;
  }
  try {
    await body();
  } catch (error) {
    const known = error instanceof Failure;
    process.stderr.write(`${known ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
