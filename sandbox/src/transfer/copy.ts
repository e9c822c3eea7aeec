import { StorageError } from '../storage/storage.js';
import type { Entry, StoragePath } from '../storage/storage.js';
import type { World } from '../world.js';
import type { Pace } from './pace.js';
import type { Task } from './task.js';

/** A file to send, as it was found. */
export interface FileCopy {
  readonly from: StoragePath;
  readonly to: StoragePath;
  readonly entry: Entry;
}

/** Does work on one side, and tells its errors by the side. */
type OnSide = <T>(
  side: 'source' | 'destination',
  work: () => Promise<T>
) => Promise<T>;

const CHECKSUM_CHUNK = 1024 * 1024;

/**
 * Send one file at the pace of its task, unless the sync level makes it
 * needless. It appears whole under its name, or not at all.
 */
export async function copyFile(
  world: World,
  task: Task,
  pace: Pace,
  file: FileCopy,
  on: OnSide
): Promise<'sent' | 'skipped'> {
  if (await isNeedless(world, task, file, on)) {
    return 'skipped';
  }
  const { signal } = task.stop;
  const incoming = await on('destination', () => world.storage.write(file.to));
  try {
    const bytes = world.storage.read(file.from, pace.chunkBytes);
    const chunks = bytes[Symbol.asyncIterator]();
    while (!signal.aborted) {
      const next = await on('source', () => chunks.next());
      if (next.done) {
        break;
      }
      await on('destination', () => incoming.write(next.value));
      await pace.moved(next.value.length, signal);
      task.progress(next.value.length);
      task.expireIfDue();
    }
    await chunks.return?.();
    // A cancelled task leaves nothing half done.
    signal.throwIfAborted();
    const { modified } = file.entry;
    await on('destination', () =>
      incoming.commit(task.request.preserveTimestamp ? modified : undefined)
    );
    return 'sent';
  } catch (error) {
    await incoming.abort();
    throw error;
  }
}

// Documented (Transfer API, "Transfer specific fields", sync_level).
async function isNeedless(
  world: World,
  task: Task,
  { entry, from, to }: FileCopy,
  on: OnSide
): Promise<boolean> {
  const { syncLevel } = task.request;
  if (syncLevel === null) {
    return false;
  }
  const there = await on('destination', () => statOrNull(world, to));
  if (there?.type !== 'file') {
    return false;
  }
  switch (syncLevel) {
    case 0:
      return true;
    case 1:
      return there.size === entry.size;
    case 2:
      return there.modified >= entry.modified;
    default: {
      const source = await on('source', () => checksum(world, task, from));
      return (
        source === (await on('destination', () => checksum(world, task, to)))
      );
    }
  }
}

async function statOrNull(
  world: World,
  place: StoragePath
): Promise<Entry | null> {
  try {
    return await world.storage.stat(place);
  } catch (error) {
    if (error instanceof StorageError && error.code === 'NOT_FOUND') {
      return null;
    }
    throw error;
  }
}

async function checksum(
  world: World,
  task: Task,
  place: StoragePath
): Promise<string> {
  // Chained by chunks, for there is no incremental digest on every platform.
  let digest = new Uint8Array();
  for await (const chunk of world.storage.read(place, CHECKSUM_CHUNK)) {
    const both = new Uint8Array(digest.length + chunk.length);
    both.set(digest);
    both.set(chunk, digest.length);
    digest = new Uint8Array(await crypto.subtle.digest('SHA-256', both));
    task.bytesChecksummed += chunk.length;
  }
  return digest.join();
}
