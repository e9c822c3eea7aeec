/** Programs that run side by side: when one ends, or we are told to stop, all end. */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './paths.mjs';
import { Failure } from './run.mjs';
import { onStop } from './signals.mjs';

const PATIENCE = 90_000;

export class Servers {
  #children = new Map();
  #logs;
  #end;

  /** Resolves with a failure when a program ends by itself, with null on a signal. */
  over = new Promise(resolve => (this.#end = resolve));

  /** @param logs the folder for what the programs print */
  constructor(logs) {
    this.#logs = logs;
    mkdirSync(logs, { recursive: true });
    onStop(() => this.#end(null));
  }

  /**
   * Start a program; its output goes to a log. In a process group of its own,
   * so that Ctrl-C reaches it through us and its children end with it.
   */
  start(name, command, args, { env, cwd = ROOT, onLine }) {
    const child = spawn(command, args, {
      ...{ cwd, env, detached: true },
      stdio: ['ignore', 'pipe', 'pipe']
    });
    const log = path.join(this.#logs, `${name}.log`);
    const file = createWriteStream(log);
    child.stdout.pipe(file, { end: false });
    child.stderr.pipe(file, { end: false });
    if (onLine) {
      let text = '';
      child.stdout.setEncoding('utf8').on('data', chunk => {
        const lines = (text += chunk).split('\n');
        text = lines.pop();
        lines.forEach(onLine);
      });
    }
    const ended = why => {
      this.#children.delete(name);
      file.end(() => {
        const tail = readFileSync(log, 'utf8')
          .split('\n')
          .slice(-15)
          .join('\n');
        this.#end(new Failure(`${tail}\n${name} ended (${why}); see ${log}`));
      });
    };
    child.on('error', error => ended(error.message));
    child.on('close', (code, signal) => ended(code ?? signal));
    this.#children.set(name, child);
  }

  /** Wait for something, but no longer than the programs live. */
  async ready(what, promise) {
    const late = sleep(PATIENCE, new Failure(`${what} took too long.`), {
      ref: false
    });
    const first = await Promise.race([promise, this.over, late]);
    if (first === null || first instanceof Failure) {
      throw first ?? new Failure('Stopped.');
    }
    return first;
  }

  /** Wait until an address answers. */
  answers(name, url) {
    const poll = async () => {
      for (;;) {
        const answer = await fetch(url).catch(() => null);
        if (answer?.ok) {
          return true;
        }
        await sleep(200);
      }
    };
    return this.ready(name, poll());
  }

  /** End all programs, by force when they don't within five seconds. */
  async stop() {
    const tell = signal => {
      for (const child of this.#children.values()) {
        try {
          process.kill(-child.pid, signal);
        } catch {
          // It has just ended.
        }
      }
    };
    tell('SIGTERM');
    for (let tries = 0; tries < 50 && this.#children.size > 0; tries++) {
      await sleep(100);
    }
    tell('SIGKILL');
  }
}

function isFree(port) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.on('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** The port that was asked for, or the first free one from `from` on. */
export async function choosePort(asked, from) {
  if (asked !== undefined) {
    if (!(await isFree(asked))) {
      throw new Failure(`Port ${asked} is taken: choose another with --port N`);
    }
    return asked;
  }
  for (let port = from; port < from + 50; port++) {
    if (await isFree(port)) {
      return port;
    }
  }
  throw new Failure(`No free port from ${from} on: choose one with --port N`);
}
