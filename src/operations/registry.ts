import {
  createBookmark,
  deleteBookmark,
  listBookmarks,
  renameBookmark
} from './bookmarks';
import { deletePaths } from './delete';
import { makeDirectory, rename, stat } from './files';
import { listDirectory } from './list';
import type { Operation } from './perform';
import { searchCollections, showCollection } from './search';
import { signIn, signOut, whoAmI } from './session';
import {
  listSkippedErrors,
  listSuccessfulTransfers,
  listTaskEvents
} from './taskRecords';
import { cancelTask, listTasks, showTask, updateTask } from './tasks';
import { transfer } from './transfer';
import { waitTask } from './waitTask';

/** All of them, in the order in which documentation shows them. */
export const ALL = [
  whoAmI,
  signIn,
  signOut,
  searchCollections,
  showCollection,
  listDirectory,
  stat,
  makeDirectory,
  rename,
  transfer,
  deletePaths,
  listTasks,
  showTask,
  listTaskEvents,
  listSuccessfulTransfers,
  listSkippedErrors,
  waitTask,
  cancelTask,
  updateTask,
  listBookmarks,
  createBookmark,
  renameBookmark,
  deleteBookmark
] as const;

/** Every operation, by its id. */
export const OPERATIONS = Object.fromEntries(
  ALL.map(operation => [operation.id, operation])
) as unknown as Record<string, Operation<unknown, unknown>>;
