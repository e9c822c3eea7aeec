import type { ProxyMethods, TransferHandler } from 'comlink';
import { releaseProxy, transferHandlers } from 'comlink';
import type { Failure } from '../globus/errors';
import { failureOf, GlobusError } from '../globus/errors';
import type { EngineListener } from './contract';
import type { Keeper } from './sessionTypes';

/** What comlink calls a thrown value on its way. */
interface Thrown {
  value: unknown;
}

/** A keeper on its way: what is plain of it, and where the rest is called. */
interface SentKeeper extends Pick<Keeper, 'place' | 'wanted'> {
  port: MessagePort;
}

/**
 * Teaches comlink two things, at both ends of the port: a thrown error arrives
 * as a GlobusError with its failure whole, and a page's listener and keeper
 * stay where they are and are called from the engine.
 */
export function prepareWire(): void {
  const plain = handler<Thrown, unknown>('throw');
  const thrown: TransferHandler<Thrown, Failure> = {
    canHandle: (value): value is Thrown => plain.canHandle(value),
    serialize: ({ value }) => [failureOf(value), []],
    deserialize: failure => {
      throw new GlobusError(failure);
    }
  };
  transferHandlers.set('throw', thrown);

  const proxies = handler<object, MessagePort>('proxy');
  const listener: TransferHandler<EngineListener, MessagePort> = {
    canHandle: (value): value is EngineListener =>
      typeof value === 'object' && value !== null && 'onSession' in value,
    serialize: value => proxies.serialize(value),
    deserialize: port => proxies.deserialize(port) as EngineListener
  };
  transferHandlers.set('listener', listener);

  const keeper: TransferHandler<Keeper, SentKeeper> = {
    canHandle: (value): value is Keeper =>
      typeof (value as Keeper | null)?.store === 'function',
    serialize: value => {
      const { place, wanted } = value;
      const [port, moved] = proxies.serialize(value);
      return [{ place, wanted, port }, moved];
    },
    deserialize: ({ place, wanted, port }) => {
      const remote = proxies.deserialize(port) as Keeper;
      return {
        place,
        wanted,
        load: name => remote.load(name),
        store: (name, sealed) => remote.store(name, sealed),
        remove: name => remote.remove(name),
        [releaseProxy]: () => letGo(remote)
      } as Keeper;
    }
  };
  transferHandlers.set('keeper', keeper);
}

/** Lets go of what a page gave, if it is at the other end of a port. */
export function letGo(given: unknown): void {
  const release = (given as Partial<ProxyMethods> | null | undefined)?.[
    releaseProxy
  ];
  release?.();
}

function handler<T, S>(name: string): TransferHandler<T, S> {
  return transferHandlers.get(name) as TransferHandler<T, S>;
}
