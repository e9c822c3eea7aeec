import type { Endpoint } from 'comlink';
import { wrap } from 'comlink';
import type { EngineApi } from './contract';
import { prepareWire } from './wire';

/**
 * Connects this page to the engine: the one SharedWorker of this server's
 * pages, or a worker of its own where the browser has no shared ones.
 */
export function connectEngine(): EngineApi {
  prepareWire();
  return wrap<EngineApi>(openWorker());
}

/** A plain worker in the shape of a shared one. */
class OwnWorker {
  readonly port: Worker;

  constructor(url: URL, options: WorkerOptions) {
    this.port = new Worker(url, options);
  }
}

/**
 * The builder makes an entry of its own, with a runtime of 9 kB, of each place
 * that constructs a worker. So there is one, and where the browser has no
 * SharedWorker ours stands in for it while that place runs.
 */
function openWorker(): Endpoint {
  const scope = globalThis as { SharedWorker?: unknown };
  const missing = scope.SharedWorker === undefined;
  if (missing) {
    scope.SharedWorker = OwnWorker;
  }
  try {
    const worker = new SharedWorker(
      new URL('./engine.worker.js', import.meta.url),
      // Not the package's name: the builder would merge the two entries.
      { type: 'module', name: 'globus-engine' }
    );
    return worker.port;
  } finally {
    if (missing) {
      delete scope.SharedWorker;
    }
  }
}
