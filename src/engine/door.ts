import type { Endpoint } from 'comlink';
import { expose } from 'comlink';
import { EnginePage } from './page';

/** What comlink sends for a call. */
interface Message {
  type?: string;
  path?: string[];
}

/** What a page may call: methods of its own, by their names. */
const CALLS = new Set(Object.getOwnPropertyNames(EnginePage.prototype));
CALLS.delete('constructor');

/**
 * Lets a page call its methods through a port, and nothing else. Comlink takes
 * any path, and by a function's constructor code of a page would run in here,
 * where the tokens are.
 */
export function openDoor(page: EnginePage, port: Endpoint): void {
  port.addEventListener('message', (event: Event) => {
    const { path = [], type } =
      (event as MessageEvent<Message | null>).data ?? {};
    const [call = '', ...more] = path;
    const isCall = type === 'APPLY' && more.length === 0 && CALLS.has(call);
    // Letting go of the port is the only other thing that comlink does.
    if (!isCall && type !== 'RELEASE') {
      event.stopImmediatePropagation();
    }
  });
  expose(page, port);
}
