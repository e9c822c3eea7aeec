import { wrap } from 'comlink';
import type { EngineApi } from './contract';
import { prepareWire } from './wire';

/**
 * Connects this page to the engine: the one SharedWorker of this server's
 * pages, or a worker of its own where the browser has no shared ones.
 */
export function connectEngine(): EngineApi {
  prepareWire();
  if (typeof SharedWorker === 'undefined') {
    return wrap<EngineApi>(
      new Worker(new URL('./engine.worker.js', import.meta.url), {
        type: 'module'
      })
    );
  }
  const shared = new SharedWorker(
    new URL('./engine.worker.js', import.meta.url),
    { type: 'module', name: 'globus-engine' }
  );
  return wrap<EngineApi>(shared.port);
}
