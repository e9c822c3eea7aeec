import { StorageError } from '../storage/storage.js';
import type { StoragePath } from '../storage/storage.js';
import type { World } from '../world.js';
import type { DeleteRequest } from './deleteDocument.js';
import { glob, hasGlob, unescaped } from './glob.js';
import { isMapped } from './localUser.js';
import { removeAll } from './removeAll.js';
import type { Removed } from './removeAll.js';
import { runTask } from './run.js';
import type { Step } from './run.js';
import { Site } from './site.js';
import { StepError, faultAt, faultOf, onSite } from './stepError.js';
import type { Task } from './task.js';

const MOST_ENTRIES = 1_000_000;

/** Carry a delete out; see {@link runTask}. */
export function runDelete(
  world: World,
  task: Task,
  request: DeleteRequest
): Promise<void> {
  const { identity } = task.owner;
  const site = new Site(world, request.source, {
    identity,
    task: task.id,
    hasMoved: () => false
  });
  const first = request.paths.map((path): Step => async () => {
    if (!isMapped(request.sourceLocalUser, identity)) {
      // Guessed; the code is one of a credential.
      const message = `No mapping to '${request.sourceLocalUser}'`;
      throw new StepError(faultAt(site, 'login', '', 'AUTH', message));
    }
    await onSite(
      () => deleteItem(site, task, request, path),
      error =>
        new StepError(
          faultOf(site, 'delete', path, error),
          isFatal(error) ? 'fatal' : 'retry'
        )
    );
    return [];
  });
  return runTask(world, task, first);
}

/**
 * Recorded: a delete of what is missing fails at once. Guessed: so does one of
 * a folder without `recursive`; everything else is tried again.
 */
function isFatal({ code }: StorageError): boolean {
  return code === 'NOT_FOUND' || code === 'IS_A_DIRECTORY';
}

async function deleteItem(
  site: Site,
  task: Task,
  request: DeleteRequest,
  path: string
): Promise<void> {
  let [files, directories] = [0, 0];
  for (const where of await find(site, request, path)) {
    try {
      const removed = await removeOne(site, task, request, where);
      files += removed.files;
      directories += removed.directories;
    } catch (error) {
      const isMissing =
        error instanceof StorageError && error.code === 'NOT_FOUND';
      if (!isMissing || !request.ignoreMissing) {
        throw error;
      }
      files++;
    }
  }
  // The item stood for one file until now (recorded).
  task.files += files - 1;
  task.directories += directories;
  task.progress(0);
}

async function removeOne(
  site: Site,
  task: Task,
  { recursive }: DeleteRequest,
  where: StoragePath
): Promise<Removed> {
  if (where.length < 2) {
    // Guessed: a collection itself can't be deleted.
    throw new StorageError('PERMISSION_DENIED', 'Path not allowed.');
  }
  const { link, type } = await site.look(where);
  if (!link && type === 'dir' && !recursive) {
    // Documented (globus-sdk, `DeleteData`): recursive must be set.
    throw new StorageError('IS_A_DIRECTORY', 'Is a directory');
  }
  return removeAll(site, where, task.stop.signal);
}

/**
 * The places that a path stands for. Documented (globus-sdk, `DeleteData`):
 * with `interpret_globs` the last name can be a pattern. Guessed: as in a
 * shell, names that begin with a dot must be asked for.
 */
async function find(
  site: Site,
  { ignoreMissing, interpretGlobs }: DeleteRequest,
  path: string
): Promise<StoragePath[]> {
  const where = site.resolve(path);
  const name = where.at(-1) ?? '';
  if (!interpretGlobs || where.length < 2) {
    return [where];
  }
  const folder = where.slice(0, -1);
  if (!hasGlob(name)) {
    return [[...folder, unescaped(name)]];
  }
  const fits = glob(name, true);
  const found = (await site.list(folder, MOST_ENTRIES)).filter(
    e => fits(e.name) && (name.startsWith('.') || !e.name.startsWith('.'))
  );
  if (found.length === 0 && !ignoreMissing) {
    throw new StorageError('NOT_FOUND', 'No such file or directory');
  }
  return found.map(e => [...folder, e.name]);
}
