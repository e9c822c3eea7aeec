import { fail, failureOf } from '../globus/errors';
import type { TransferService } from '../globus/transfer';
import type { Calls } from './calls';

/** What the service answers where there is something already (documented of mkdir). */
const EXISTS = '.Exists';

/**
 * Makes a folder. Where there was none, or an answer was lost, and the service
 * then says that there is one, it is the one that was asked for.
 */
export function makeDirectory(
  calls: Calls,
  collection: string,
  path: string
): Promise<void> {
  return calls.change(
    service => service.makeDirectory(collection, path),
    async (_, failure) => failure.code.endsWith(EXISTS),
    // What else is wrong the service says of the folder itself.
    service => isMissing(service, collection, path).catch(() => false)
  );
}

/**
 * Renames or moves within a collection. globus-cli says that the new path must
 * not exist; what a collection does where it does is not recorded, so it is
 * looked for first.
 *
 * @throws GlobusError `conflict` where there is something at the new path.
 */
export function rename(
  calls: Calls,
  collection: string,
  path: string,
  newPath: string
): Promise<void> {
  return calls.change(
    service => service.rename(collection, path, newPath),
    async (service, failure) => {
      if (failure.kind !== 'not-found') {
        return false;
      }
      // Nothing was there before: it is what was to be renamed.
      await service.stat(collection, newPath);
      return true;
    },
    async service => {
      if (await isMissing(service, collection, newPath)) {
        return true;
      }
      throw fail(
        'conflict',
        'Exists',
        `There is something at ${newPath} already. Choose another path, or delete that first.`
      );
    }
  );
}

/** Whether there is nothing at a path. */
async function isMissing(
  service: TransferService,
  collection: string,
  path: string
): Promise<boolean> {
  try {
    await service.stat(collection, path);
    return false;
  } catch (error) {
    if (failureOf(error).kind === 'not-found') {
      return true;
    }
    throw error;
  }
}
