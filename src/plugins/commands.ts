import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIds } from '../tokens';
import { globusIcon } from './icon';
import { IPage } from './page';

/** The operations as commands, for other extensions, scripts and people. */
export const commandsPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-globus:commands',
  description: 'Commands that sign in, search, list, send and watch tasks.',
  autoStart: true,
  requires: [IPage],
  optional: [ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    page: IPage,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_globus');
    const { commands } = app;

    commands.addCommand(CommandIds.signIn, {
      label: trans.__('Sign In to Globus'),
      caption: trans.__('Sign in by pasting a code'),
      icon: globusIcon,
      describedBy: { args: { type: 'object', properties: {} } },
      execute: async () => {
        const { signIn } = await import(
          /* webpackChunkName: 'globus' */ '../commands'
        );
        return signIn(await page.context());
      }
    });
    commands.addCommand(CommandIds.signOut, {
      label: trans.__('Sign Out of Globus'),
      caption: trans.__('Revoke the access of this JupyterLab to Globus'),
      icon: globusIcon,
      describedBy: { args: { type: 'object', properties: {} } },
      execute: async () => {
        const { signOut } = await import(
          /* webpackChunkName: 'globus' */ '../commands'
        );
        return signOut(await page.context());
      }
    });
    for (const command of [CommandIds.signIn, CommandIds.signOut]) {
      palette?.addItem({ command, category: trans.__('Globus') });
    }

    const labels = {
      [CommandIds.whoAmI]: trans.__('Who Is Signed In to Globus'),
      [CommandIds.searchCollections]: trans.__('Search Globus Collections'),
      [CommandIds.listDirectory]: trans.__('List a Globus Folder'),
      [CommandIds.transfer]: trans.__('Transfer with Globus…'),
      [CommandIds.listTasks]: trans.__('List Globus Tasks'),
      [CommandIds.showTask]: trans.__('Show a Globus Task'),
      [CommandIds.waitTask]: trans.__('Wait for a Globus Task'),
      [CommandIds.cancelTask]: trans.__('Cancel a Globus Task')
    };
    for (const [command, label] of Object.entries(labels)) {
      const operation = command.slice('globus:'.length);
      commands.addCommand(command, {
        label,
        describedBy: async () => ({
          args: (
            await import(/* webpackChunkName: 'globus' */ '../commands')
          ).schemaOf(operation)
        }),
        execute: async args => {
          const { execute } = await import(
            /* webpackChunkName: 'globus' */ '../commands'
          );
          return execute(operation, await page.context(), args);
        }
      });
    }
  }
};
