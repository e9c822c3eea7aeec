import { listDirectory } from './list';
import type { Operation } from './perform';
import { searchCollections } from './search';
import { whoAmI } from './session';
import { cancelTask, listTasks, showTask } from './tasks';
import { transfer } from './transfer';
import { waitTask } from './waitTask';

/** Every operation, by its id. */
export const OPERATIONS = {
  [whoAmI.id]: whoAmI,
  [searchCollections.id]: searchCollections,
  [listDirectory.id]: listDirectory,
  [transfer.id]: transfer,
  [listTasks.id]: listTasks,
  [showTask.id]: showTask,
  [waitTask.id]: waitTask,
  [cancelTask.id]: cancelTask
} as Record<string, Operation<unknown, unknown>>;
