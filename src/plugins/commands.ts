import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette, Notification } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIds } from '../tokens';
import { globusIcon } from './icon';
import { IPage } from './page';

/** What the palette adds to what it runs: a person waits, no program. */
const FROM_PALETTE = { isPalette: true };

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
    const door = () => import(/* webpackChunkName: 'globus' */ '../commands');

    const add = (command: string, label: string, caption: string) => {
      app.commands.addCommand(command, {
        label,
        caption,
        icon: globusIcon,
        describedBy: async () => ({
          args: (await door()).schemaOf(command)
        }),
        execute: async args => {
          const { isPalette, ...rest } = args;
          const { run, reasonOf } = await door();
          try {
            return await run(command, await page.context(), rest);
          } catch (error) {
            if (!isPalette) {
              throw error;
            }
            const reason = reasonOf(error, trans);
            if (reason !== null) {
              Notification.error(reason, { autoClose: 8000 });
            }
            return null;
          }
        }
      });
    };

    add(
      CommandIds.signIn,
      trans.__('Sign In to Globus'),
      trans.__('Sign in by pasting a code')
    );
    add(
      CommandIds.signOut,
      trans.__('Sign Out of Globus'),
      trans.__('Revoke the access of this JupyterLab to Globus')
    );
    add(
      CommandIds.transfer,
      trans.__('Transfer with Globus…'),
      trans.__('Send what is selected in one pane to the folder in the other')
    );
    for (const command of [
      CommandIds.signIn,
      CommandIds.signOut,
      CommandIds.transfer
    ]) {
      palette?.addItem({
        command,
        category: trans.__('Globus'),
        args: FROM_PALETTE
      });
    }

    // For programs: what they return is of no use to who runs them by hand.
    add(
      CommandIds.whoAmI,
      trans.__('Who Is Signed In to Globus'),
      trans.__('Return the identity that is signed in, or null')
    );
    add(
      CommandIds.searchCollections,
      trans.__('Search Globus Collections'),
      trans.__('Return the collections that match a text')
    );
    add(
      CommandIds.listDirectory,
      trans.__('List a Globus Folder'),
      trans.__('Return the entries of a folder')
    );
    add(
      CommandIds.listTasks,
      trans.__('List Globus Tasks'),
      trans.__('Return your tasks, newest first')
    );
    add(
      CommandIds.showTask,
      trans.__('Show a Globus Task'),
      trans.__('Return a task and what happened to it')
    );
    add(
      CommandIds.waitTask,
      trans.__('Wait for a Globus Task'),
      trans.__('Return a task once it has ended')
    );
    add(
      CommandIds.cancelTask,
      trans.__('Cancel a Globus Task'),
      trans.__('Cancel a task once you have confirmed it')
    );
  }
};
