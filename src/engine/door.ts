import type { Endpoint } from 'comlink';
import { expose } from 'comlink';
import { EnginePage } from './page';
import { PageBase } from './pageBase';

/** What comlink sends for a call. */
interface Message {
  type?: string;
  path?: string[];
}

/** What a page may call: the methods of its parts, by their names. */
const CALLS = new Set(methodsOf(EnginePage.prototype));

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

function methodsOf(part: object): string[] {
  if (part === PageBase.prototype) {
    return [];
  }
  const names = Object.getOwnPropertyNames(part);
  const above = Object.getPrototypeOf(part) as object;
  return [...names.filter(name => name !== 'constructor'), ...methodsOf(above)];
}
