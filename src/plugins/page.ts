import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { PromiseDelegate, Token } from '@lumino/coreutils';
import type { Grants } from '../kernel/grants';
import type { Context } from '../operations/context';
import type { PanelServices } from '../panel/services';
import { PLUGIN_ID } from '../tokens';
import { body } from './later';
import { openFlag } from './openFlag';
import { untilItWorks } from './untilItWorks';

/** What the plugins of this page share. */
export interface IPage {
  /** Connects the engine at the first call. */
  context(): Promise<Context>;
  /** What the panel's views stand on, made at the first call. */
  services(): Promise<PanelServices>;
  /** What notebooks have been allowed in this page. */
  grants(): Promise<Grants>;
  /** Resolves with what {@link services} gives, once something asked for it. */
  readonly made: Promise<PanelServices>;
}

export const IPage = new Token<IPage>(
  'jupyterlab-globus:IPage',
  'What the plugins share on a page.'
);

/**
 * Carries the settings and holds the page's end of the engine. Nothing is
 * fetched, and no worker started, before something asks for it.
 */
export const pagePlugin: JupyterFrontEndPlugin<IPage> = {
  id: PLUGIN_ID,
  description: 'Settings of Globus and the connection to its engine.',
  autoStart: true,
  provides: IPage,
  requires: [ISettingRegistry],
  optional: [ITranslator, INotebookTracker, IFileBrowserFactory],
  activate: (
    app: JupyterFrontEnd,
    registry: ISettingRegistry,
    translator: ITranslator | null,
    notebooks: INotebookTracker | null,
    files: IFileBrowserFactory | null
  ): IPage => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_globus');
    const known = new PromiseDelegate<PanelServices>();

    // Kept though the settings should fail it: one connection is enough.
    const connected = untilItWorks(async () => {
      const { connectPage } = await body();
      const parts = { app, registry, trans, notebooks, files };
      const page = await connectPage(parts);
      known.resolve(page.services);
      return page;
    });
    const made = untilItWorks(async () => {
      const { configure, ...rest } = await connected();
      await configure();
      return rest;
    });
    // A task of ours runs, or an answer never came: it is told though nobody
    // opens the panel. The flag says no more than that.
    void app.restored.then(() =>
      openFlag(app.serviceManager.serverSettings.baseUrl, (storage, name) =>
        storage.getItem(name)
      )
        ? made()
        : null
    );
    return {
      made: known.promise,
      services: async () => (await made()).services,
      context: async () => (await made()).services.context,
      grants: async () => (await made()).grants
    };
  }
};
