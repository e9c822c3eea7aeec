import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIds } from '../tokens';
import { IPage } from './page';

/** The operations as commands, for other extensions and for scripts. */
export const commandsPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-globus:commands',
  description: 'Commands that list folders, send files and wait for tasks.',
  autoStart: true,
  requires: [IPage],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    page: IPage,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_globus');
    const labels = {
      [CommandIds.listDirectory]: trans.__('List a Globus Folder'),
      [CommandIds.transfer]: trans.__('Transfer with Globus…'),
      [CommandIds.waitTask]: trans.__('Wait for a Globus Task')
    };
    for (const [command, label] of Object.entries(labels)) {
      const operation = command.slice('globus:'.length);
      app.commands.addCommand(command, {
        label,
        describedBy: async () => ({
          args: (await import('../commands')).schemaOf(operation)
        }),
        execute: async args => {
          const { execute } = await import('../commands');
          return execute(operation, await page.context(), args);
        }
      });
    }
  }
};
