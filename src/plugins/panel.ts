import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ILabShell, ILayoutRestorer } from '@jupyterlab/application';
import {
  ICommandPalette,
  MainAreaWidget,
  WidgetTracker
} from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { Widget } from '@lumino/widgets';
import { CommandIds } from '../tokens';
import { globusIcon } from './icon';
import { body } from './later';
import { LazyWidget } from './lazyWidget';
import { IPage } from './page';
import { placeWidget } from './place';

const PANEL_ID = 'jp-globus-panel';
const FILES_ID = 'jp-globus-files';
/** Each task's tab has this and the id of the task. */
const TASK_ID = 'jp-globus-task-';

const UUID = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

type Tab = MainAreaWidget<LazyWidget>;

/** The side bar's panel, the main area's file browser and tasks' tabs. */
export const panelPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-globus:panel',
  description: 'The Globus panel, the two-pane file browser and task tabs.',
  autoStart: true,
  requires: [IPage],
  optional: [ICommandPalette, ILayoutRestorer, ITranslator, ILabShell],
  activate: (
    app: JupyterFrontEnd,
    page: IPage,
    palette: ICommandPalette | null,
    restorer: ILayoutRestorer | null,
    translator: ITranslator | null,
    labShell: ILabShell | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_globus');
    const { commands, shell } = app;

    const panel = new LazyWidget(async () => {
      const { createPanel } = await body();
      return createPanel(await page.services());
    }, trans);
    panel.id = PANEL_ID;
    panel.title.icon = globusIcon;
    panel.title.caption = trans.__('Globus');
    panel.node.setAttribute('role', 'region');
    panel.node.setAttribute('aria-label', trans.__('Globus'));
    shell.add(panel, 'left', { rank: 600 });
    restorer?.add(panel, PANEL_ID);

    const files = new WidgetTracker<Tab>({ namespace: FILES_ID });
    const tasks = new WidgetTracker<Tab>({ namespace: 'jp-globus-task' });

    /** Shows the tab of this id, made where there is none. */
    const openTab = async (
      tracker: WidgetTracker<Tab>,
      id: string,
      label: string,
      load: (tab: Tab) => Promise<Widget>
    ) => {
      let tab = tracker.find(one => one.id === id);
      if (!tab) {
        const content = new LazyWidget(() => load(made), trans);
        const made: Tab = new MainAreaWidget({ content });
        made.toolbar.hide();
        made.id = id;
        made.title.label = label;
        made.title.icon = globusIcon;
        made.title.closable = true;
        await tracker.add(made);
        placeWidget(shell, labShell !== null, made);
        tab = made;
      }
      shell.activateById(id);
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
      execute: () =>
        openTab(files, FILES_ID, trans.__('Globus files'), async () => {
          const { createFiles } = await body();
          return createFiles(await page.services());
        })
    });
    commands.addCommand(CommandIds.openTask, {
      label: trans.__('Open a Globus Task'),
      caption: trans.__('What a task does, and what happened to it'),
      icon: globusIcon,
      describedBy: {
        args: {
          type: 'object',
          required: ['task'],
          additionalProperties: false,
          properties: {
            task: {
              type: 'string',
              pattern: `^${UUID}$`,
              description: trans.__('UUID of the task')
            }
          }
        }
      },
      execute: ({ task }) => {
        if (typeof task !== 'string' || !RegExp(`^${UUID}$`).test(task)) {
          throw new Error(
            trans.__('globus:open-task needs "task", the UUID of a task.')
          );
        }
        const id = task.toLowerCase();
        const label = trans.__('Globus task');
        return openTab(tasks, TASK_ID + id, label, async tab => {
          const { createTask } = await body();
          return createTask(await page.services(), id, title => {
            tab.title.label = title;
          });
        });
      }
    });
    void restorer?.restore(files, {
      command: CommandIds.openFiles,
      name: () => FILES_ID
    });
    void restorer?.restore(tasks, {
      command: CommandIds.openTask,
      args: ({ id }) => ({ task: id.slice(TASK_ID.length) }),
      name: ({ id }) => id
    });
    for (const command of [CommandIds.openPanel, CommandIds.openFiles]) {
      palette?.addItem({ command, category: trans.__('Globus') });
    }
  }
};
