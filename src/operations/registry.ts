import { listDirectory } from './list';
import type { Operation } from './perform';
import { transfer } from './transfer';
import { waitTask } from './waitTask';

/** Every operation, by its id. */
export const OPERATIONS = {
  [listDirectory.id]: listDirectory,
  [transfer.id]: transfer,
  [waitTask.id]: waitTask
} as Record<string, Operation<unknown, unknown>>;
