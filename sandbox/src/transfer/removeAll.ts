import type { StoragePath } from '../storage/storage.js';
import type { Site } from './site.js';

const MOST_ENTRIES = 1_000_000;

/** What was removed, counted. */
export interface Removed {
  readonly files: number;
  readonly directories: number;
}

/**
 * Remove what is at a path, and all that is in it. Documented (globus-sdk,
 * `DeleteData`): links are never followed, only removed.
 *
 * @param signal - stops between one removal and the next
 */
export async function removeAll(
  site: Site,
  where: StoragePath,
  signal: AbortSignal
): Promise<Removed> {
  signal.throwIfAborted();
  const entry = await site.look(where);
  if (entry.link || entry.type !== 'dir') {
    await site.remove(where);
    return { files: 1, directories: 0 };
  }
  let [files, directories] = [0, 1];
  for (const { name } of await site.list(where, MOST_ENTRIES)) {
    const within = await removeAll(site, [...where, name], signal);
    files += within.files;
    directories += within.directories;
  }
  await site.remove(where);
  return { files, directories };
}
