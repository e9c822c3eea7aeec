import type { Endpoint } from 'comlink';
import { expose } from 'comlink';
import { Engine } from './engine';
import { prepareWire } from './wire';

/** The part of a worker's global scope that is needed, shared or plain. */
interface WorkerScope {
  onconnect?: ((event: MessageEvent) => void) | null;
}

prepareWire();
const engine = new Engine({ fetch: (url, init) => fetch(url, init) });
const scope = globalThis as unknown as WorkerScope;

if ('onconnect' in scope) {
  scope.onconnect = event => expose(engine.openPage(), event.ports[0]);
} else {
  expose(engine.openPage(), scope as unknown as Endpoint);
}
