import type { Clock } from '../clock.js';
import { StorageError } from '../storage/storage.js';
import type { Entry, StoragePath } from '../storage/storage.js';
import { checksumOf } from './checksum.js';
import type { Checksum } from './checksum.js';
import type { Pace } from './pace.js';
import type { Site } from './site.js';
import type { Task } from './task.js';
import type { Transferred } from './taskHistory.js';
import type { TransferRequest } from './transferDocument.js';

/** A file to send, as it was found. */
export interface FileCopy {
  readonly from: StoragePath;
  readonly to: StoragePath;
  readonly entry: Entry;
  readonly checksum: Checksum;
}

/** Where a file goes from and to, at what pace. */
export interface Lane {
  readonly task: Task;
  readonly request: TransferRequest;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly source: Site;
  readonly destination: Site;
  /** Wait while the task may not go on; whether it had to. */
  readonly goOn: () => Promise<boolean>;
}

/** What can be wrong with a file that moved; see {@link copyFile}. */
export class CopyError extends Error {
  constructor(
    readonly code: 'FILE_SIZE_CHANGED' | 'VERIFY_CHECKSUM',
    message: string,
    /** Documented for a checksum that was given: the whole task fails. */
    readonly isFatal = false
  ) {
    super(message);
    this.name = 'CopyError';
  }
}

/** Does work on one side, and tells its errors by the side. */
export type OnSide = <T>(
  side: 'source' | 'destination',
  work: () => Promise<T>
) => Promise<T>;

const CHECKSUM_CHUNK = 1024 * 1024;
const STALL_MS = 200;

/**
 * Send one file at the pace of its task, unless the sync level makes it
 * needless. It appears whole under its name, or not at all.
 *
 * @throws CopyError for one that changed meanwhile, or arrived otherwise than
 * it left
 */
export async function copyFile(
  lane: Lane,
  file: FileCopy,
  on: OnSide
): Promise<Transferred['checksum'] | 'skipped'> {
  if (await isNeedless(lane, file, on)) {
    return 'skipped';
  }
  const { destination, source, task } = lane;
  const { from, to } = file;
  const incoming = await on('destination', () => destination.write(to));
  try {
    const moved = await moveBytes(lane, file, on, chunk =>
      incoming.write(chunk)
    );
    // A cancelled task leaves nothing half done.
    task.stop.signal.throwIfAborted();
    const now = await on('source', () => source.stat(from));
    const { modified, size } = file.entry;
    if (
      moved !== size ||
      now.size !== size ||
      source.happens('file-changes', from)
    ) {
      // The code is read in others' monitoring scripts.
      throw new CopyError('FILE_SIZE_CHANGED', 'The file size changed');
    }
    await on('destination', () =>
      incoming.commit(lane.request.preserveTimestamp ? modified : undefined)
    );
  } catch (error) {
    await incoming.abort();
    throw error;
  }
  return verify(lane, file, on);
}

async function moveBytes(
  lane: Lane,
  { from, to }: FileCopy,
  on: OnSide,
  write: (chunk: Uint8Array) => Promise<void>
): Promise<number> {
  const { destination, pace, source, task } = lane;
  const bytes = source.read(from, pace.chunkBytes);
  const chunks = bytes[Symbol.asyncIterator]();
  let moved = 0;
  const isDamaged =
    source.happens('checksum-mismatch', from) ||
    destination.happens('checksum-mismatch', to);
  try {
    while (!task.isOver()) {
      const next = await on('source', () => chunks.next());
      if (next.done) {
        break;
      }
      const chunk = next.value;
      if (isDamaged && moved === 0) {
        chunk[0] = ~chunk[0]!;
      }
      await on('destination', () => write(chunk));
      await pace.moved(chunk.length, task.stop.signal);
      moved += chunk.length;
      task.progress(chunk.length);
      await waitWhileStalled(lane, from, to);
      task.expireIfDue();
    }
  } finally {
    await chunks.return?.();
  }
  return moved;
}

/** A task that moves no bytes can still become INACTIVE, fail, or expire. */
async function waitWhileStalled(
  { clock, destination, goOn, pace, source, task }: Lane,
  from: StoragePath,
  to: StoragePath
): Promise<void> {
  let waited = await goOn();
  while (
    !task.isOver() &&
    (source.stands('stalls', from) || destination.stands('stalls', to))
  ) {
    await clock.until(clock.now() + STALL_MS, task.stop.signal);
    task.expireIfDue();
    await goOn();
    waited = true;
  }
  if (waited) {
    pace.rest();
  }
}

/**
 * Documented (globus-sdk, `TransferData`): with `verify_checksum` both sides'
 * checksums must match, else the file is sent again; one that was given must
 * be that of both, else the whole task fails.
 */
async function verify(
  { destination, request, source }: Lane,
  { checksum: { algorithm, expected }, from, to }: FileCopy,
  on: OnSide
): Promise<Transferred['checksum']> {
  if (!request.verifyChecksum && expected === undefined) {
    return null;
  }
  const sent = await on('source', () =>
    checksumOf(source.read(from, CHECKSUM_CHUNK), algorithm)
  );
  const arrived = await on('destination', () =>
    checksumOf(destination.read(to, CHECKSUM_CHUNK), algorithm)
  );
  if (expected !== undefined && (sent !== expected || arrived !== expected)) {
    throw new CopyError(
      'VERIFY_CHECKSUM',
      `The checksum is not the one given: ${arrived}`,
      true
    );
  }
  if (sent !== arrived) {
    throw new CopyError(
      'VERIFY_CHECKSUM',
      `The checksums differ: ${sent} at the source, ${arrived} at the destination`
    );
  }
  return { algorithm, digest: arrived };
}

// Documented (Transfer API, "Transfer specific fields", sync_level).
async function isNeedless(
  { destination, request, source, task }: Lane,
  { checksum, entry, from, to }: FileCopy,
  on: OnSide
): Promise<boolean> {
  const { syncLevel } = request;
  if (syncLevel === null) {
    return false;
  }
  const there = await on('destination', () => statOrNull(destination, to));
  if (there?.type !== 'file') {
    return false;
  }
  const sum = (site: Site, where: StoragePath): Promise<string> =>
    checksumOf(site.read(where, CHECKSUM_CHUNK), checksum.algorithm, bytes => {
      task.bytesChecksummed += bytes;
    });
  switch (syncLevel) {
    case 0:
      return true;
    case 1:
      return there.size === entry.size;
    case 2:
      return there.modified >= entry.modified;
    default: {
      const ours = await on('source', () => sum(source, from));
      return ours === (await on('destination', () => sum(destination, to)));
    }
  }
}

async function statOrNull(
  site: Site,
  where: StoragePath
): Promise<Entry | null> {
  try {
    return await site.stat(where);
  } catch (error) {
    if (error instanceof StorageError && error.code === 'NOT_FOUND') {
      return null;
    }
    throw error;
  }
}
