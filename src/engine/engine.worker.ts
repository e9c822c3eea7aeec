import type { Endpoint } from 'comlink';
import { policyAware } from '../globus/policy';
import { openDoor } from './door';
import { Engine } from './engine';
import { prepareWire } from './wire';

/** The part of a worker's global scope that is needed, shared or plain. */
interface WorkerScope {
  onconnect?: ((event: MessageEvent) => void) | null;
}

prepareWire();
const scope = globalThis as unknown as WorkerScope;
const engine = new Engine({
  fetch: policyAware((url, init) => fetch(url, init), globalThis)
});

if ('onconnect' in scope) {
  scope.onconnect = event => openDoor(engine.openPage(), event.ports[0]!);
} else {
  openDoor(engine.openPage(), scope as unknown as Endpoint);
}
