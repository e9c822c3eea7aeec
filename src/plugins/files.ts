import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import {
  createToolbarFactory,
  IToolbarWidgetRegistry
} from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { body } from './later';
import { IPage } from './page';

/** Also that of the settings of the toolbar. */
const ID = 'jupyterlab-globus:files';

/**
 * The toolbar, context menu and shortcuts of a pane: the settings say what is
 * in them, the commands come with the panel.
 */
export const filesPlugin: JupyterFrontEndPlugin<void> = {
  id: ID,
  description: 'Commands and toolbar of the panes.',
  autoStart: true,
  requires: [IPage, ISettingRegistry],
  optional: [IToolbarWidgetRegistry, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    page: IPage,
    settings: ISettingRegistry,
    registry: IToolbarWidgetRegistry | null,
    translator: ITranslator | null
  ) => {
    const items =
      registry &&
      createToolbarFactory(
        // Each button acts on the pane that its toolbar stands in.
        {
          factoryAdded: registry.factoryAdded,
          createWidget: (factory, toolbar, item) =>
            registry.createWidget(factory, toolbar, {
              ...item,
              args: { ...item.args, pane: toolbar.node.dataset.pane }
            })
        } as IToolbarWidgetRegistry,
        settings,
        'GlobusPane',
        ID,
        translator ?? nullTranslator
      );
    void page.made.then(async services =>
      (await body()).addPaneCommands(app.commands, services, items)
    );
  }
};
