import { createTimer } from '../createTimer';
import { formatCell } from '../grammar';
import { listDirectory } from '../list';
import type { Place } from '../places';
import { showTask } from '../tasks';
import { transfer } from '../transfer';
import type { WaitArguments } from '../waitTask';
import { waitTask } from '../waitTask';
import { pythonList, pythonTask, pythonTimer, pythonTransfer } from './python';
import { shellCommand } from './shell';

/** The ways in which what the panel has set up can be written. */
export const CODE_FORMS = ['magic', 'python', 'shell'] as const;

export type CodeForm = (typeof CODE_FORMS)[number];

/** Each as the call of Python that does the same. */
const PYTHON: Record<string, (args: never) => string> = {
  [listDirectory.id]: pythonList,
  [transfer.id]: pythonTransfer,
  [createTimer.id]: pythonTimer,
  [showTask.id]: ({ task }: { task: string }) => pythonTask(task),
  [waitTask.id]: ({ task, evenIfStuck = true }: WaitArguments) =>
    pythonTask(task, evenIfStuck ? '.wait(raise_when_stuck=False)' : '.wait()')
};

/**
 * Writes an operation of the panel as a `%globus` cell, a call of Python with
 * its import, or a command of globus-cli, which do the same when they are run.
 *
 * @returns Null where such a text can't hold one of the names.
 */
export function writeCode(
  form: CodeForm,
  operation: string,
  args: unknown
): string | null {
  if (form === 'magic') {
    return formatCell(operation, args);
  }
  return form === 'shell'
    ? shellCommand(operation, args)
    : `import jupyterlab_globus as globus\n\n${PYTHON[operation]!(args as never)}`;
}

/** The arguments that name a collection. */
const COLLECTIONS = ['collection', 'source', 'destination'];

/**
 * The same arguments with what a notebook calls the collections, for a text
 * that goes into this notebook. A name for a folder stays out of it: paths
 * would mean others.
 */
export function withNames(
  args: object,
  names: ReadonlyMap<string, Place>
): object {
  const called = new Map(
    [...names]
      .filter(([, { path }]) => path === '')
      .map(([name, { collection }]) => [collection, name])
  );
  return Object.fromEntries(
    Object.entries(args).map(([key, value]: [string, unknown]) => [
      key,
      COLLECTIONS.includes(key) ? (called.get(value as string) ?? value) : value
    ])
  );
}

/** What must have run before a `%globus` line. */
export const LOAD = '%load_ext jupyterlab_globus';

/** The cells that do it in a notebook that holds these sources. */
export function cellsOf(
  form: CodeForm,
  text: string,
  sources: readonly string[]
): string[] {
  if (form === 'shell') {
    return [`%%bash\n${text}`];
  }
  const loaded =
    form === 'python' ||
    sources.some(source =>
      /^\s*%(load|reload)_ext\s+jupyterlab_globus\b/m.test(source)
    );
  return loaded ? [text] : [LOAD, text];
}
