/** What other extensions may use: a token, command ids and types. */
import { Token } from '@lumino/coreutils';
import type { ArgumentsOf, ResultOf } from './operations/types';
import type { OperationId } from './operations/words';

export type { ArgumentsOf, OperationTypes, ResultOf } from './operations/types';
export type { OperationId } from './operations/words';

/** Id of the plugin that carries the settings. */
export const PLUGIN_ID = 'jupyterlab-globus:plugin';

/**
 * Globus for other extensions: what the commands do, with types. It acts as
 * whoever is signed in in this browser, and asks the person what the commands
 * ask: whatever changes anything is confirmed in a dialog or form.
 */
export interface IGlobus {
  /**
   * Runs an operation, such as `list-directory`; docs/commands.md tells of
   * each. Where nobody is signed in, or a consent is missing, the person is
   * asked for it.
   *
   * @throws Error with a `failure`: its `kind` says what went wrong, `code`,
   * `message` and `requestId` are the service's; `declined` where the person
   * said no.
   */
  run<I extends OperationId>(
    operation: I,
    args: ArgumentsOf<I>
  ): Promise<ResultOf<I>>;
}

export const IGlobus = new Token<IGlobus>(
  'jupyterlab-globus:IGlobus',
  'Searches, lists, sends and watches with Globus, as the person signed in.'
);

/** `list-tasks` as `listTasks`. */
type Camel<I extends string> = I extends `${infer Word}-${infer Rest}`
  ? `${Word}${Capitalize<Camel<Rest>>}`
  : I;

/** As `globus:ID`; the first five only show something. */
const IDS = [
  'open-panel',
  'open-files',
  'open-task',
  'send-files',
  'fetch-files',
  'who-am-i',
  'sign-in',
  'sign-out',
  'search-collections',
  'show-collection',
  'list-directory',
  'stat',
  'make-directory',
  'rename',
  'transfer',
  'delete',
  'list-tasks',
  'show-task',
  'list-task-events',
  'list-successful-transfers',
  'list-skipped-errors',
  'wait-task',
  'wait-tasks',
  'cancel-task',
  'update-task',
  'list-bookmarks',
  'show-bookmark',
  'create-bookmark',
  'rename-bookmark',
  'delete-bookmark',
  'create-timer',
  'list-timers',
  'show-timer',
  'pause-timer',
  'resume-timer',
  'delete-timer'
] as const;

/**
 * Ids of the commands, as `listTasks: 'globus:list-tasks'`. Each says in its
 * `describedBy` what it takes; docs/commands.md tells what it returns.
 */
export const CommandIds = Object.fromEntries(
  IDS.map(id => [
    id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
    `globus:${id}`
  ])
) as { readonly [I in (typeof IDS)[number] as Camel<I>]: `globus:${I}` };
