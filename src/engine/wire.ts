import { proxy, ProxyMarked, TransferHandler, transferHandlers } from 'comlink';
import { failureOf, GlobusError } from '../globus/errors';
import type { EngineListener } from './contract';

/** What comlink calls a thrown value on its way. */
interface Thrown {
  value: unknown;
}

/**
 * Teaches comlink two things, at both ends of the port: a thrown error arrives
 * as a GlobusError with its failure whole, and a page's listener stays where
 * it is and is called from the engine.
 */
export function prepareWire(): void {
  const plain = transferHandlers.get('throw') as TransferHandler<
    Thrown,
    unknown
  >;
  transferHandlers.set('throw', {
    canHandle: plain.canHandle,
    serialize: ({ value }: Thrown) => [failureOf(value), []],
    deserialize: failure => {
      throw new GlobusError(failure);
    }
  } as TransferHandler<Thrown, ReturnType<typeof failureOf>>);

  const proxies = transferHandlers.get('proxy') as TransferHandler<
    ProxyMarked,
    MessagePort
  >;
  transferHandlers.set('listener', {
    canHandle: (value): value is EngineListener =>
      typeof value === 'object' && value !== null && 'onSession' in value,
    serialize: listener => proxies.serialize(proxy(listener)),
    deserialize: port => proxies.deserialize(port) as unknown as EngineListener
  } as TransferHandler<EngineListener, MessagePort>);
}
