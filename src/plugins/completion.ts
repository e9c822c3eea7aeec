import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import type { ICompletionContext } from '@jupyterlab/completer';
import { ICompletionProviderManager } from '@jupyterlab/completer';
import type { ConsolePanel } from '@jupyterlab/console';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Completer } from '../kernel/completion';
import { namesIn } from '../kernel/notebookNames';
import { body } from './later';
import { IPage } from './page';
import { untilItWorks } from './untilItWorks';

/** Offers verbs, options, names and paths in `%globus` lines. */
export const completionPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-globus:completion',
  description: 'Completes %globus lines in notebooks and consoles.',
  autoStart: true,
  requires: [IPage],
  optional: [ICompletionProviderManager],
  activate: (
    _app: JupyterFrontEnd,
    page: IPage,
    manager: ICompletionProviderManager | null
  ) => {
    const completer = untilItWorks(async (): Promise<Completer> => {
      const [{ Completer: Made }, context] = await Promise.all([
        body(),
        page.context()
      ]);
      return new Made(context);
    });
    manager?.registerProvider({
      identifier: 'jupyterlab-globus:completion',
      // Before what the kernel makes of such a line.
      rank: 1000,
      isApplicable: async ({ widget }) => 'sessionContext' in widget,
      fetch: async ({ text, offset }, { widget }) =>
        text.includes('%globus')
          ? (await completer()).complete(
              text,
              offset,
              notebookNames(widget),
              (widget as NotebookPanel | ConsolePanel).sessionContext.path
            )
          : { start: offset, end: offset, items: [] }
    });
  }
};

function notebookNames(widget: ICompletionContext['widget']) {
  const panel = widget as NotebookPanel | ConsolePanel;
  return 'console' in panel ? null : namesIn(() => panel.model);
}
