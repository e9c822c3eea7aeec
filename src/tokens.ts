/** What other extensions may use: command ids and the settings' plugin id. */

/** Id of the plugin that carries the settings. */
export const PLUGIN_ID = 'jupyterlab-globus:plugin';

/** Ids of the commands. Each says in its `describedBy` what it takes. */
export const CommandIds = {
  openPanel: 'globus:open-panel',
  openFiles: 'globus:open-files',
  listDirectory: 'globus:list-directory',
  transfer: 'globus:transfer',
  waitTask: 'globus:wait-task'
} as const;
