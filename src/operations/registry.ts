import { alias } from './alias';
import {
  createBookmark,
  deleteBookmark,
  listBookmarks,
  renameBookmark,
  showBookmark
} from './bookmarks';
import { createTimer } from './createTimer';
import { deletePaths } from './delete';
import { makeDirectory, rename, stat } from './files';
import { handToken } from './handToken';
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
import {
  deleteTimer,
  listTimers,
  pauseTimer,
  resumeTimer,
  showTimer
} from './timers';
import { transfer } from './transfer';
import type { ArgumentsOf, ResultOf } from './types';
import { waitTask } from './waitTask';
import { waitTasks } from './waitTasks';
import type { OperationId } from './words';

/** Each by its id, in the order in which documentation shows them. */
const REGISTRY: {
  [I in OperationId]: Operation<ArgumentsOf<I>, ResultOf<I>>;
} = {
  'who-am-i': whoAmI,
  'sign-in': signIn,
  'sign-out': signOut,
  'search-collections': searchCollections,
  'show-collection': showCollection,
  'list-directory': listDirectory,
  stat,
  'make-directory': makeDirectory,
  rename,
  transfer,
  delete: deletePaths,
  'list-tasks': listTasks,
  'show-task': showTask,
  'list-task-events': listTaskEvents,
  'list-successful-transfers': listSuccessfulTransfers,
  'list-skipped-errors': listSkippedErrors,
  'wait-task': waitTask,
  'wait-tasks': waitTasks,
  'cancel-task': cancelTask,
  'update-task': updateTask,
  'list-bookmarks': listBookmarks,
  'show-bookmark': showBookmark,
  'create-bookmark': createBookmark,
  'rename-bookmark': renameBookmark,
  'delete-bookmark': deleteBookmark,
  'create-timer': createTimer,
  'list-timers': listTimers,
  'show-timer': showTimer,
  'pause-timer': pauseTimer,
  'resume-timer': resumeTimer,
  'delete-timer': deleteTimer
};

/** Every operation, by its id; those for cells alone are no commands. */
export const OPERATIONS = {
  ...REGISTRY,
  alias,
  'hand-token': handToken
} as unknown as Record<string, Operation<unknown, unknown>>;
