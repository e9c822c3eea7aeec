/** The sandbox under Node: all of it, and a storage over real folders. */
export * from './index.js';
export { NodeStorage } from './storage/node.js';
