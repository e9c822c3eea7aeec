import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IConsoleTracker } from '@jupyterlab/console';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { attachKernels } from '../kernel';
import { IPage } from './page';

/** Lets notebook and console cells use Globus through this page. */
export const kernelPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-globus:kernel',
  description: 'Answers the cells that use Globus.',
  autoStart: true,
  requires: [IPage],
  optional: [INotebookTracker, IConsoleTracker, ITranslator],
  activate: (
    _: JupyterFrontEnd,
    page: IPage,
    notebooks: INotebookTracker | null,
    consoles: IConsoleTracker | null,
    translator: ITranslator | null
  ) => {
    attachKernels({
      notebooks,
      consoles,
      context: () => page.context(),
      trans: (translator ?? nullTranslator).load('jupyterlab_globus')
    });
  }
};
