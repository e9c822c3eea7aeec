import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IConsoleTracker } from '@jupyterlab/console';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
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
    // The first notebook or console brings the listener, which finds it.
    const listen = untilItWorks(async () => {
      const { attachKernels } = await import('../kernel');
      attachKernels({
        notebooks,
        consoles,
        kernels: app.serviceManager.kernels,
        context: () => page.context(),
        grants: () => page.grants(),
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
