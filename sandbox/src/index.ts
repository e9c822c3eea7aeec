/** The sandbox, wherever it runs: nothing here needs Node. */
export { Clock } from './clock.js';
export { COLLECTIONS } from './collections.js';
export type { Collection, EntityType } from './collections.js';
export { ConnectionCut } from './errors.js';
export {
  CONFIDENTIAL_CLIENT,
  IDENTITIES,
  NATIVE_CLIENT
} from './identities.js';
export type { Identity } from './identities.js';
export { layOut, populate } from './sample.js';
export { createSandbox } from './sandbox.js';
export type { Sandbox, SandboxDescription, SandboxOptions } from './sandbox.js';
export { MemoryStorage } from './storage/memory.js';
export { StorageError } from './storage/storage.js';
export type {
  Entry,
  IncomingFile,
  Storage,
  StoragePath
} from './storage/storage.js';
