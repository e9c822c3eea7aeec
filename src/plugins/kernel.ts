import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IConsoleTracker } from '@jupyterlab/console';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { body } from './later';
import { IPage } from './page';
import { untilItWorks } from './untilItWorks';

/** Lets notebook and console cells use Globus through this page. */
export const kernelPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-globus:kernel',
  description: 'Answers the cells that use Globus.',
  autoStart: true,
  requires: [IPage],
  optional: [INotebookTracker, IConsoleTracker, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    page: IPage,
    notebooks: INotebookTracker | null,
    consoles: IConsoleTracker | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_globus');
    const { kernels } = app.serviceManager;
    const door = async () => {
      const [{ Answerer }, context, grants] = await Promise.all([
        body(),
        page.context(),
        page.grants()
      ]);
      // One may stop when no notebook of this page shows it any more.
      kernels.runningChanged.connect((_, running) =>
        grants.keepOnly(running.map(({ id }) => id))
      );
      return new Answerer(context, grants, trans);
    };
    // The first notebook or console brings the listener, which finds it.
    const listen = untilItWorks(async () => {
      const { attachKernels } = await import('../kernel');
      attachKernels({
        notebooks,
        consoles,
        door,
        trans
      });
    });
    for (const tracker of [notebooks, consoles]) {
      tracker?.widgetAdded.connect(() => void listen());
      if (tracker && tracker.size > 0) {
        void listen();
      }
    }
  }
};
