import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIds } from '../tokens';
import { globusIcon } from './icon';
import { body } from './later';
import { IPage } from './page';

/** "Send with Globus…" and "Fetch with Globus…" of JupyterLab's file browser. */
export const disksPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-globus:disks',
  description: 'Sends and fetches from the file browser.',
  autoStart: true,
  requires: [IPage, IFileBrowserFactory],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    page: IPage,
    files: IFileBrowserFactory,
    translator: ITranslator | null
  ) => {
    const { commands } = app;
    const { tracker } = files;
    const trans = (translator ?? nullTranslator).load('jupyterlab_globus');
    const describedBy = { args: { type: 'object', properties: {} } };
    const selected = () => [...(tracker.currentWidget?.selectedItems() ?? [])];

    commands.addCommand(CommandIds.sendFiles, {
      label: trans.__('Send with Globus…'),
      icon: globusIcon,
      describedBy,
      execute: async () => {
        const paths = selected().map(({ path }) => path);
        const { sendFiles } = await body();
        await sendFiles(await page.services(), paths);
      }
    });
    commands.addCommand(CommandIds.fetchFiles, {
      label: trans.__('Fetch with Globus to Here…'),
      icon: globusIcon,
      describedBy,
      execute: async () => {
        // The folder that the menu was opened on, else the one that is shown.
        const [item, ...others] = selected();
        const isOn =
          item?.type === 'directory' &&
          others.length === 0 &&
          app.contextMenuHitTest(node => 'isdir' in node.dataset) !== undefined;
        const folder = isOn ? item.path : tracker.currentWidget?.model.path;
        const { fetchFiles } = await body();
        await fetchFiles(await page.services(), folder ?? '');
      }
    });
  }
};
