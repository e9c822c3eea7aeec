import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ILayoutRestorer } from '@jupyterlab/application';
import {
  ICommandPalette,
  MainAreaWidget,
  WidgetTracker
} from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIds } from '../tokens';
import { globusIcon } from './icon';
import { LazyWidget } from './lazyWidget';
import { IPage } from './page';

const PANEL_ID = 'jp-globus-panel';
const FILES_ID = 'jp-globus-files';

/** The side bar's panel and the main area's file browser. */
export const panelPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-globus:panel',
  description: 'The Globus panel and the two-pane file browser.',
  autoStart: true,
  requires: [IPage],
  optional: [ICommandPalette, ILayoutRestorer, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    page: IPage,
    palette: ICommandPalette | null,
    restorer: ILayoutRestorer | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_globus');
    const { commands, shell } = app;

    const panel = new LazyWidget(async () => {
      const { createPanel } = await import(
        /* webpackChunkName: 'globus' */ '../panel'
      );
      return createPanel(await page.services());
    }, trans);
    panel.id = PANEL_ID;
    panel.title.icon = globusIcon;
    panel.title.caption = trans.__('Globus');
    panel.node.setAttribute('role', 'region');
    panel.node.setAttribute('aria-label', trans.__('Globus'));
    shell.add(panel, 'left', { rank: 600 });
    restorer?.add(panel, PANEL_ID);

    const tracker = new WidgetTracker<MainAreaWidget<LazyWidget>>({
      namespace: FILES_ID
    });
    const makeFiles = () => {
      const content = new LazyWidget(async () => {
        const { createFiles } = await import(
          /* webpackChunkName: 'globus' */ '../panel'
        );
        return createFiles(await page.services());
      }, trans);
      const widget = new MainAreaWidget({ content });
      widget.toolbar.hide();
      widget.id = FILES_ID;
      widget.title.label = trans.__('Globus files');
      widget.title.icon = globusIcon;
      widget.title.closable = true;
      return widget;
    };

    const openFiles = async () => {
      let widget = tracker.currentWidget;
      if (!widget) {
        widget = makeFiles();
        await tracker.add(widget);
        shell.add(widget, 'main');
      }
      shell.activateById(widget.id);
      return widget;
    };

    commands.addCommand(CommandIds.openPanel, {
      label: trans.__('Open Globus'),
      caption: trans.__('Sign in, browse collections and watch tasks'),
      icon: globusIcon,
      describedBy: { args: { type: 'object', properties: {} } },
      execute: () => shell.activateById(PANEL_ID)
    });
    commands.addCommand(CommandIds.openFiles, {
      label: trans.__('Open Globus Files'),
      caption: trans.__('Two collections side by side'),
      icon: globusIcon,
      describedBy: { args: { type: 'object', properties: {} } },
      execute: async () => {
        await openFiles();
      }
    });
    void restorer?.restore(tracker, {
      command: CommandIds.openFiles,
      name: () => FILES_ID
    });
    for (const command of [CommandIds.openPanel, CommandIds.openFiles]) {
      palette?.addItem({ command, category: trans.__('Globus') });
    }
  }
};
