import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Token } from '@lumino/coreutils';
import type { EngineApi, ServiceChoice, ServiceName } from '../engine/contract';
import type { Context } from '../operations/context';
import type { PanelServices } from '../panel/services';
import { CommandIds, PLUGIN_ID } from '../tokens';

/** What the plugins of this page share. */
export interface IPage {
  /** Connects the engine at the first call. */
  context(): Promise<Context>;
  /** What the panel's views stand on, made at the first call. */
  services(): Promise<PanelServices>;
}

export const IPage = new Token<IPage>(
  'jupyterlab-globus:IPage',
  'What the plugins of jupyterlab-globus share on a page.'
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
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    registry: ISettingRegistry,
    translator: ITranslator | null
  ): IPage => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_globus');
    let services: Promise<PanelServices> | null = null;

    const make = async (): Promise<PanelServices> => {
      const settings = await registry.load(PLUGIN_ID);
      const [{ connectEngine }, { makeServices }] = await Promise.all([
        import(/* webpackChunkName: 'globus' */ '../engine/connect'),
        import(/* webpackChunkName: 'globus' */ '../panel')
      ]);
      const run = (id: string, args = {}) => {
        void app.commands.execute(id, args);
      };
      const engine = connectEngine();
      const made = makeServices({
        engine,
        trans,
        openPanel: () => run(CommandIds.openPanel),
        openFiles: () => run(CommandIds.openFiles),
        openSettings: () => run('settingeditor:open', { query: 'Globus' })
      });
      settings.changed.connect(() => void made.configure(choiceIn(settings)));
      await made.configure(choiceIn(settings));
      attend(engine);
      return made;
    };
    const once = () => {
      services ??= make().catch((error: unknown) => {
        services = null;
        throw error;
      });
      return services;
    };
    return {
      services: once,
      context: async () => (await once()).context
    };
  }
};

/** Null where no client id is set: nobody can sign in then. */
function choiceIn(settings: ISettingRegistry.ISettings): ServiceChoice | null {
  const clientId = settings.get('clientId').composite as string;
  return clientId === ''
    ? null
    : {
        clientId,
        service: settings.get('service').composite as ServiceName,
        sandboxPort: settings.get('sandboxPort').composite as number
      };
}

/** How often a page says that it is still there, in milliseconds. */
const HEARTBEAT = 30_000;

/** Tells the engine of this page's comings and goings. */
function attend(engine: EngineApi): void {
  const tell = () => void engine.attend(!document.hidden);
  tell();
  setInterval(tell, HEARTBEAT);
  document.addEventListener('visibilitychange', tell);
  window.addEventListener('pagehide', () => void engine.leave());
}
