import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette, Notification } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import type { ResultOf } from '../operations/types';
import type { OperationId } from '../operations/words';
import { wordsOf } from '../operations/words';
import { IGlobus } from '../tokens';
import { globusIcon } from './icon';
import { body } from './later';
import { IPage } from './page';

/** What the palette adds to what it runs: a person waits, no program. */
const FROM_PALETTE = { isPalette: true };

/**
 * What a person can run without arguments. What the others return is of no use
 * to who runs them by hand.
 */
const FOR_PEOPLE: OperationId[] = ['sign-in', 'sign-out', 'transfer'];

/** The operations as commands, for other extensions, scripts and people. */
export const commandsPlugin: JupyterFrontEndPlugin<IGlobus> = {
  id: 'jupyterlab-globus:commands',
  description: 'Commands that sign in, search, list, send and watch tasks.',
  autoStart: true,
  provides: IGlobus,
  requires: [IPage],
  optional: [ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    page: IPage,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ): IGlobus => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_globus');

    for (const [id, [label, caption]] of Object.entries(wordsOf(trans))) {
      const command = `globus:${id}`;
      app.commands.addCommand(command, {
        label,
        caption,
        describedBy: async () => ({
          args: (await body()).schemaOf(command)
        }),
        execute: async args => {
          const { isPalette, ...rest } = args;
          const { run, reasonOf } = await body();
          try {
            return await run(command, await page.context(), rest);
          } catch (error) {
            if (!isPalette) {
              throw error;
            }
            const reason = reasonOf(error, trans);
            if (reason !== null) {
              Notification.error(reason, { autoClose: 8000 });
            }
            return null;
          }
        },
        icon: globusIcon
      });
      if (FOR_PEOPLE.includes(id as OperationId)) {
        const category = trans.__('Globus');
        palette?.addItem({ command, category, args: FROM_PALETTE });
      }
    }
    return {
      run: async <I extends OperationId>(operation: I, args: object) =>
        (await app.commands.execute(
          `globus:${operation}`,
          args as ReadonlyPartialJSONObject
        )) as ResultOf<I>
    };
  }
};
