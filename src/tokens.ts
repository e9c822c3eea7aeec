/** What other extensions may use: a token, command ids and types. */
import { Token } from '@lumino/coreutils';
import type { ArgumentsOf, ResultOf } from './operations/types';
import type { OperationId } from './operations/words';

export type { ArgumentsOf, OperationTypes, ResultOf } from './operations/types';
export type { OperationId } from './operations/words';

/** Id of the plugin that carries the settings. */
export const PLUGIN_ID = 'jupyterlab-globus:plugin';

/**
 * Globus for other extensions: what the commands do, with types. It acts as
 * whoever is signed in in this browser, and asks the person what the commands
 * ask: whatever changes anything is confirmed in a dialog or form.
 */
export interface IGlobus {
  /**
   * Runs an operation, such as `list-directory`; docs/commands.md tells of
   * each. Where nobody is signed in, or a consent is missing, the person is
   * asked for it.
   *
   * @throws Error with a `failure`: its `kind` says what went wrong, `code`,
   * `message` and `requestId` are the service's; `declined` where the person
   * said no.
   */
  run<I extends OperationId>(
    operation: I,
    args: ArgumentsOf<I>
  ): Promise<ResultOf<I>>;
}

export const IGlobus = new Token<IGlobus>(
  'jupyterlab-globus:IGlobus',
  'Searches, lists, sends and watches with Globus, as the person signed in.'
);

/**
 * Ids of the commands. Each says in its `describedBy` what it takes;
 * docs/commands.md tells what it returns.
 */
export const CommandIds = {
  openPanel: 'globus:open-panel',
  openFiles: 'globus:open-files',
  openTask: 'globus:open-task',
  sendFiles: 'globus:send-files',
  fetchFiles: 'globus:fetch-files',
  whoAmI: 'globus:who-am-i',
  signIn: 'globus:sign-in',
  signOut: 'globus:sign-out',
  searchCollections: 'globus:search-collections',
  showCollection: 'globus:show-collection',
  listDirectory: 'globus:list-directory',
  stat: 'globus:stat',
  makeDirectory: 'globus:make-directory',
  rename: 'globus:rename',
  transfer: 'globus:transfer',
  delete: 'globus:delete',
  listTasks: 'globus:list-tasks',
  showTask: 'globus:show-task',
  listTaskEvents: 'globus:list-task-events',
  listSuccessfulTransfers: 'globus:list-successful-transfers',
  listSkippedErrors: 'globus:list-skipped-errors',
  waitTask: 'globus:wait-task',
  cancelTask: 'globus:cancel-task',
  updateTask: 'globus:update-task',
  listBookmarks: 'globus:list-bookmarks',
  showBookmark: 'globus:show-bookmark',
  createBookmark: 'globus:create-bookmark',
  renameBookmark: 'globus:rename-bookmark',
  deleteBookmark: 'globus:delete-bookmark'
} as const;
