import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ResultOf } from 'jupyterlab-globus';
import { CommandIds, IGlobus } from 'jupyterlab-globus';

/**
 * Adds a command that says who uses Globus here and how much has arrived. It
 * asks Globus twice: by the token, with types, and by a command, which needs
 * nothing of the package at run time.
 */
const plugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-globus-example:plugin',
  description: 'Says how much Globus has brought.',
  autoStart: true,
  requires: [IGlobus],
  activate: (app: JupyterFrontEnd, globus: IGlobus) => {
    app.commands.addCommand('globus-example:arrived', {
      label: 'How Much Globus Has Brought',
      describedBy: { args: { type: 'object', properties: {} } },
      execute: async () => {
        // Signs in where nobody is: the person is asked.
        const identity = await globus.run('sign-in', {});
        const tasks = (await app.commands.execute(CommandIds.listTasks, {
          statuses: ['SUCCEEDED'],
          types: ['TRANSFER']
        })) as ResultOf<'list-tasks'>;
        const bytes = tasks.reduce(
          (sum, task) => sum + task.bytes_transferred,
          0
        );
        const text = `${identity?.username ?? 'Nobody'}: ${bytes} bytes in ${tasks.length} transfers`;
        await showDialog({
          title: 'Globus',
          body: text,
          buttons: [Dialog.okButton()]
        });
        return text;
      }
    });
  }
};

export default plugin;
