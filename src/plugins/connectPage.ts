import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import type { INotebookTracker } from '@jupyterlab/notebook';
import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { TranslationBundle } from '@jupyterlab/translation';
import { connectEngine } from '../engine/connect';
import type { Grants } from '../kernel/grants';
import { namesIn } from '../kernel/notebookNames';
import { barrier, makeServices } from '../panel';
import type { PanelServices } from '../panel';
import { CommandIds, PLUGIN_ID } from '../tokens';
import { attend } from './attend';
import { choiceIn, defaultsIn } from './choice';
import { makeKeeper } from './keeper';
import { makeDisks } from './makeDisks';
import { makeGrants } from './makeGrants';
import { tellInShell } from './telling';

/** What JupyterLab has for a page; null for what this one lacks. */
export interface Around {
  app: JupyterFrontEnd;
  registry: ISettingRegistry;
  trans: TranslationBundle;
  notebooks: INotebookTracker | null;
  files: IFileBrowserFactory | null;
}

/** The page's end of the engine and what stands on it. */
export interface ConnectedPage {
  services: PanelServices;
  grants: Grants;
  /** Binds the engine to what the settings say. */
  configure: () => Promise<void>;
}

/** Connects the engine. To be called once a page. */
export async function connectPage(around: Around): Promise<ConnectedPage> {
  const { app, registry, trans, notebooks, files } = around;
  const settings = await registry.load(PLUGIN_ID);
  const run = (id: string, args = {}) => {
    void app.commands.execute(id, args);
  };
  const server = app.serviceManager.serverSettings;
  const engine = connectEngine();
  const grants = makeGrants(engine, trans);
  const disks = makeDisks(
    engine,
    () => settings.get('disks').composite,
    app.serviceManager.contents,
    server
  );
  const notifies = () =>
    settings.get('browserNotifications').composite === true;
  const services = makeServices({
    engine,
    allowed: grants,
    disks,
    browser: {
      folder: () => files?.tracker.currentWidget?.model.path ?? '',
      refresh: () => void files?.tracker.currentWidget?.model.refresh(),
      open: path => run('filebrowser:open-path', { path })
    },
    defaults: () => defaultsIn(settings),
    keeper: () =>
      makeKeeper(settings.get('staySignedIn').composite as boolean, server),
    stay: wanted => settings.set('staySignedIn', wanted),
    notifies,
    notify: wanted => settings.set('browserNotifications', wanted),
    trans,
    notebooks,
    namesOf: ({ content }) => namesIn(() => content.model).get(),
    openPanel: () => run(CommandIds.openPanel),
    openFiles: () => run(CommandIds.openFiles),
    openTask: task => run(CommandIds.openTask, { task }),
    openSettings: () => run('settingeditor:open', { query: 'Globus' })
  });
  const configure = () => services.configure(choiceIn(settings));
  settings.changed.connect(() => {
    disks.forget();
    void configure();
  });
  attend(engine, () => notifies() && barrier() === null);
  void tellInShell(app, services);
  return { services, grants, configure };
}
