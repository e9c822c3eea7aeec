import type * as Comlink from 'comlink';
import type { EngineApi, Failure, Keeper } from '../../src/engine/contract';

/**
 * Runs in a page: connects it to the engine as the extension does, and gives
 * `window.engine` to call it by. What the engine tells goes to `window.tell`,
 * what it keeps to `window.keep`.
 * It comes as its text, without what the extension has in `wire.ts`.
 *
 * @param worker - URL of the engine's script.
 */
export function connect(worker: string): void {
  const { transferHandlers, wrap } = (
    window as unknown as { Comlink: typeof Comlink }
  ).Comlink;
  interface Thrown {
    value: unknown;
  }
  const thrown = transferHandlers.get('throw') as Comlink.TransferHandler<
    Thrown,
    unknown
  >;
  const proxies = transferHandlers.get('proxy') as Comlink.TransferHandler<
    object,
    MessagePort
  >;
  transferHandlers.set('throw', {
    canHandle: (value): value is Thrown => thrown.canHandle(value),
    serialize: value => thrown.serialize(value as Thrown),
    deserialize: failure => {
      throw Object.assign(new Error('The engine failed.'), { failure });
    }
  });
  transferHandlers.set('listener', {
    canHandle: (value): value is object =>
      typeof value === 'object' && value !== null && 'onSession' in value,
    serialize: value => proxies.serialize(value as object),
    deserialize: port => proxies.deserialize(port as MessagePort)
  });
  interface SentKeeper {
    place: string;
    wanted: boolean;
    port: MessagePort;
  }
  transferHandlers.set('keeper', {
    canHandle: (value): value is Keeper =>
      typeof value === 'object' && value !== null && 'store' in value,
    serialize: (value: Keeper): [SentKeeper, Transferable[]] => {
      const { place, wanted } = value;
      const [port, moved] = proxies.serialize(value);
      return [{ place, wanted, port }, moved];
    },
    deserialize: () => {
      throw new Error('The engine gives no keeper.');
    }
  });
  const keeper: Keeper = {
    place: location.origin,
    wanted: true,
    load: name => window.keep('load', name),
    store: async (name, sealed) => {
      await window.keep('store', name, sealed);
    },
    remove: async name => {
      await window.keep('remove', name);
    }
  };
  const tell =
    (what: string) =>
    (...told: unknown[]) =>
      // Said, once the test has it.
      window.tell(what, ...told);
  const listener = Object.fromEntries(
    [
      'onSession',
      'onTasks',
      'onTrouble',
      'onOpen',
      'onEnd',
      'onUnanswered',
      'onChange'
    ].map(what => [what, tell(what)])
  );
  const { port } = new SharedWorker(worker, 'globus-engine');
  const engine = wrap<EngineApi>(port) as unknown as Record<
    string,
    (...args: unknown[]) => Promise<unknown>
  >;
  window.engine = async (method, args) => {
    try {
      const sent =
        method === 'listen'
          ? [listener]
          : method === 'configure'
            ? [...args, keeper]
            : args;
      return { value: await engine[method]!(...sent) };
    } catch (error) {
      return { failure: (error as { failure: Failure }).failure };
    }
  };
}
