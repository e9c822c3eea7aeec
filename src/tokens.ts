/** What other extensions may use: command ids and the settings' plugin id. */

/** Id of the plugin that carries the settings. */
export const PLUGIN_ID = 'jupyterlab-globus:plugin';

/** Ids of the commands. Each says in its `describedBy` what it takes. */
export const CommandIds = {
  openPanel: 'globus:open-panel',
  openFiles: 'globus:open-files',
  openTask: 'globus:open-task',
  signIn: 'globus:sign-in',
  signOut: 'globus:sign-out',
  whoAmI: 'globus:who-am-i',
  searchCollections: 'globus:search-collections',
  listDirectory: 'globus:list-directory',
  transfer: 'globus:transfer',
  listTasks: 'globus:list-tasks',
  showTask: 'globus:show-task',
  waitTask: 'globus:wait-task',
  cancelTask: 'globus:cancel-task'
} as const;
