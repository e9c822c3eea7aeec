import type { Collection } from '../collections.js';
import type { FaultName } from '../catalogue.js';
import type { Identity } from '../identities.js';
import type { FaultPlace } from '../namedFaults.js';
import { StorageError } from '../storage/storage.js';
import type { Entry, IncomingFile, StoragePath } from '../storage/storage.js';
import type { World } from '../world.js';
import { home, isClosed, notAllowed, resolvePath } from './paths.js';

/** Who comes to a collection, and what for. */
export interface Visit {
  readonly identity: Identity;
  /** Id of the task that works there, if one does. */
  readonly task?: string;
  /** Whether a transfer has moved bytes there already. */
  readonly hasMoved: () => boolean;
}

/**
 * A collection's files as a visitor meets them: only what its policy leaves
 * open, and with the trouble that stands. Methods are those of the storage.
 */
export class Site {
  constructor(
    private readonly world: World,
    readonly collection: Collection,
    private readonly visit: Visit
  ) {}

  /**
   * Where a path of the collection is.
   *
   * @throws StorageError `PERMISSION_DENIED` for what is outside or closed
   */
  resolve(path: string): StoragePath {
    return resolvePath(this.collection, this.visit.identity, path);
  }

  /** @throws StorageError `DISCONNECTED` or `UNREACHABLE` */
  mustBeReachable(where?: StoragePath): void {
    const { entityType, online } = this.collection;
    const isOff =
      !online ||
      this.happens('offline', where) ||
      (this.visit.hasMoved() && this.happens('goes-offline', where));
    // Documented of both kinds (Transfer API, "List Directory Contents").
    if (isOff && entityType.startsWith('GCP_')) {
      throw new StorageError(
        'DISCONNECTED',
        'The Globus Connect Personal endpoint is not currently connected to Globus'
      );
    }
    if (isOff || this.happens('connect-failed', where)) {
      throw new StorageError('UNREACHABLE', 'Could not connect to server');
    }
  }

  stat(where: StoragePath): Promise<Entry> {
    return this.enter(where, () => this.world.storage.stat(where));
  }

  look(where: StoragePath): Promise<Entry> {
    return this.enter(where, () => this.world.storage.look(where));
  }

  list(where: StoragePath, limit: number): Promise<Entry[]> {
    return this.enter(where, () => this.world.storage.list(where, limit));
  }

  async *read(
    where: StoragePath,
    chunkBytes: number
  ): AsyncIterable<Uint8Array> {
    this.mustBeOpen(where);
    if (this.happens('file-vanishes', where)) {
      throw new StorageError('NOT_FOUND', 'No such file or directory');
    }
    for await (const chunk of this.world.storage.read(where, chunkBytes)) {
      this.mustBeReachable(where);
      yield chunk;
    }
  }

  async write(where: StoragePath): Promise<IncomingFile> {
    this.mustHaveSpace(where);
    const file = await this.enter(where, () => this.world.storage.write(where));
    return {
      write: chunk => {
        this.mustHaveSpace(where);
        return this.enter(where, () => file.write(chunk));
      },
      commit: modified => this.enter(where, () => file.commit(modified)),
      abort: () => file.abort()
    };
  }

  makeDirectory(where: StoragePath): Promise<void> {
    return this.enter(where, () => this.world.storage.makeDirectory(where));
  }

  createDirectory(where: StoragePath): Promise<void> {
    this.mustHaveSpace(where);
    return this.enter(where, () => this.world.storage.createDirectory(where));
  }

  rename(from: StoragePath, to: StoragePath): Promise<void> {
    return this.enter(from, () =>
      this.enter(to, () => this.world.storage.rename(from, to))
    );
  }

  remove(where: StoragePath): Promise<void> {
    return this.enter(where, () => this.world.storage.remove(where));
  }

  /** A fault of the catalogue happens here now. */
  happens(name: FaultName, where?: StoragePath): boolean {
    return this.places(where).some(place =>
      this.world.faults.take(name, place)
    );
  }

  /** A fault of the catalogue stands here. */
  stands(name: FaultName, where?: StoragePath): boolean {
    return this.places(where).some(place => this.world.faults.has(name, place));
  }

  private async enter<T>(
    where: StoragePath,
    work: () => Promise<T>
  ): Promise<T> {
    this.mustBeOpen(where);
    return work();
  }

  private mustBeOpen(where: StoragePath): void {
    this.mustBeReachable(where);
    if (
      isClosed(this.collection, where.slice(1)) ||
      this.happens('permission-denied', where)
    ) {
      throw notAllowed();
    }
  }

  private mustHaveSpace(where: StoragePath): void {
    if (this.happens('disk-full', where)) {
      throw new StorageError('NO_SPACE', 'No space left on device');
    }
  }

  // A person may name a path below their home by `/~/` or in full.
  private places(where?: StoragePath): FaultPlace[] {
    const { identity, task } = this.visit;
    const place = {
      collection: this.collection.id,
      ...(task === undefined ? {} : { task })
    };
    if (!where) {
      return [place];
    }
    const path = shown(where);
    const own = shown(['', ...home(this.collection, identity)]);
    return path === own || path.startsWith(`${own}/`)
      ? [path, `/~${path.slice(own.length)}`].map(p => ({ ...place, path: p }))
      : [{ ...place, path }];
  }
}

/** A place as the collection's users see it. */
export function shown(where: StoragePath): string {
  return `/${where.slice(1).join('/')}`;
}
