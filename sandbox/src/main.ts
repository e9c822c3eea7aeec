import { promises as fs, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { USAGE, readArguments } from './arguments.js';
import type { Arguments } from './arguments.js';
import { serverFor } from './http/server.js';
import { layOut, populate } from './sample.js';
import { createSandbox } from './sandbox.js';
import type { Sandbox } from './sandbox.js';
import { NodeStorage } from './storage/node.js';

const HOST = '127.0.0.1';

async function main(): Promise<void> {
  let options: Arguments;
  try {
    options = readArguments(process.argv.slice(2));
  } catch (error) {
    complain(error);
    process.stderr.write(`${USAGE}\n`);
    process.exit(2);
  }
  const root = await openRoot(options.root);
  const storage = await NodeStorage.open(root);
  const fresh = await storage.isEmpty();
  const restore = async (): Promise<void> => {
    await storage.clear();
    await fill(storage, root, true);
  };
  await fill(storage, root, fresh);

  const sandbox = createSandbox({
    storage,
    // A person's own files are never cleared.
    ...(fresh ? { restore } : {}),
    ...(options.bytesPerSecond
      ? { bytesPerSecond: options.bytesPerSecond }
      : {}),
    log: line => process.stderr.write(`sandbox: ${line}\n`)
  });
  const server = listen(sandbox, options.port);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
      void sandbox.close().then(() => process.exit(0));
    });
  }
}

/** The folder to serve; a temporary one goes when the process does. */
async function openRoot(root: string | undefined): Promise<string> {
  if (root !== undefined) {
    return path.resolve(root);
  }
  const made = await fs.mkdtemp(path.join(tmpdir(), 'globus-sandbox-'));
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function fill(
  storage: NodeStorage,
  root: string,
  withSamples: boolean
): Promise<void> {
  await (withSamples ? populate(storage) : layOut(storage));
  // `/~/x` of a mapped collection is then PATH/~/x on disk, for people and
  // tests who look there; listings don't show it.
  for (const role of await fs.readdir(root)) {
    const link = path.join(root, role, '~');
    const home = path.join(root, role, 'home', 'ada');
    if ((await exists(home)) && !(await exists(link))) {
      await fs.symlink(path.join('home', 'ada'), link);
    }
  }
}

async function exists(file: string): Promise<boolean> {
  return fs.lstat(file).then(
    () => true,
    () => false
  );
}

function listen(sandbox: Sandbox, port: number): Server {
  const server = serverFor(sandbox, HOST);
  server.on('error', error => {
    complain(error);
    process.exit(1);
  });
  server.listen(port, HOST, () => {
    const address = server.address() as AddressInfo;
    const description = sandbox.description(`http://${HOST}:${address.port}`);
    process.stdout.write(`${JSON.stringify(description)}\n`);
  });
  return server;
}

function complain(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`sandbox: ${message}\n`);
}

main().catch((error: unknown) => {
  complain(error);
  process.exit(1);
});
