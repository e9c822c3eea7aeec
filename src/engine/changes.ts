import { fail, failureOf } from '../globus/errors';
import type { Calls } from './calls';

/** What the service answers where there is something already (documented of mkdir). */
const EXISTS = '.Exists';

/**
 * Makes a folder. Where an answer was lost and the service then says that
 * there is one, it is the one that was asked for.
 */
export function makeDirectory(
  calls: Calls,
  collection: string,
  path: string
): Promise<void> {
  return calls.change(
    service => service.makeDirectory(collection, path),
    async (_, failure) => failure.code.endsWith(EXISTS)
  );
}

/**
 * Renames or moves within a collection. globus-cli says that the new path must
 * not exist; what a collection does where it does is not recorded, so it is
 * looked for first.
 *
 * @throws GlobusError `conflict` where there is something at the new path.
 */
export async function rename(
  calls: Calls,
  collection: string,
  path: string,
  newPath: string
): Promise<void> {
  const there = await calls.transfer(service =>
    service.stat(collection, newPath).catch((error: unknown) => {
      if (failureOf(error).kind === 'not-found') {
        return null;
      }
      throw error;
    })
  );
  if (there) {
    throw fail(
      'conflict',
      'Exists',
      `There is something at ${newPath} already. Choose another path, or delete that first.`
    );
  }
  await calls.change(
    service => service.rename(collection, path, newPath),
    async (service, failure) => {
      if (failure.kind !== 'not-found') {
        return false;
      }
      // Nothing was there before: it is what was to be renamed.
      await service.stat(collection, newPath);
      return true;
    }
  );
}
