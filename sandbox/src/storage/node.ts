import { constants, promises as fs } from 'node:fs';
import type { Stats } from 'node:fs';
import * as path from 'node:path';
import { diskName, wireName } from './names.js';
import { entry, owner } from './nodeEntry.js';
import { errorCode, guarded, ignoreExisting } from './nodeErrors.js';
import { StorageError } from './storage.js';
import type {
  Entry,
  IncomingFile,
  LinkInfo,
  Storage,
  StoragePath
} from './storage.js';

/**
 * A storage over a real folder, with one folder a collection in it.
 *
 * Paths are kept as strings of one character a byte (latin-1), so that names
 * that aren't UTF-8 survive.
 */
export class NodeStorage implements Storage {
  /**
   * Open a folder, making it if need be; what a killed run left half written
   * is removed.
   *
   * @param root - path of the folder; two sandboxes can't share one
   */
  static async open(root: string): Promise<NodeStorage> {
    await fs.mkdir(root, { recursive: true });
    const storage = new NodeStorage(await fs.realpath(root));
    await fs.rm(storage.incoming, { recursive: true, force: true });
    return storage;
  }

  private constructor(private readonly root: string) {
    this.incoming = path.join(root, INCOMING);
  }

  async stat(where: StoragePath): Promise<Entry> {
    return guarded(async () => {
      const real = await this.real(where);
      return entry(where.at(-1) ?? '', await fs.stat(raw(real)), null);
    });
  }

  async look(where: StoragePath): Promise<Entry> {
    if (where.length < 2) {
      return this.stat(where);
    }
    return guarded(async () => {
      const { folder, name } = await this.slot(where);
      const found = await this.lookIn(where, folder, name);
      if (found === null) {
        throw new StorageError('NOT_FOUND', 'No such file or directory');
      }
      return found;
    });
  }

  async list(where: StoragePath, limit: number): Promise<Entry[]> {
    return guarded(async () => {
      const real = await this.real(where);
      const stats = await fs.stat(raw(real));
      if (!stats.isDirectory()) {
        throw new StorageError('NOT_A_DIRECTORY', 'Not a directory');
      }
      mustAllow(stats, 0o444);
      const names = await fs.readdir(raw(real), { encoding: 'buffer' });
      if (names.length > limit) {
        throw new StorageError('TOO_MANY', `More than ${limit} entries`);
      }
      const entries: Entry[] = [];
      for (let i = 0; i < names.length; i += STATS_AT_ONCE) {
        const some = names.slice(i, i + STATS_AT_ONCE);
        const found = await Promise.all(
          some.map(name => this.lookIn(where, real, name))
        );
        entries.push(...found.filter(e => e !== null));
      }
      return entries;
    });
  }

  async *read(
    where: StoragePath,
    chunkBytes: number
  ): AsyncIterable<Uint8Array> {
    const file = await guarded(async () => {
      const real = await this.real(where);
      const opened = await fs.open(
        raw(real),
        // A pipe would make open wait for ever.
        constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
      );
      const stats = await opened.stat();
      if (!stats.isFile() || (stats.mode & 0o444) === 0) {
        await opened.close();
        throw stats.isDirectory()
          ? new StorageError('IS_A_DIRECTORY', 'Is a directory')
          : new StorageError('PERMISSION_DENIED', 'Permission denied');
      }
      return opened;
    });
    try {
      for (;;) {
        // A buffer for each chunk: whoever gets it may keep it.
        const buffer = new Uint8Array(chunkBytes);
        const { bytesRead } = await guarded(() =>
          file.read(buffer, 0, chunkBytes)
        );
        if (bytesRead === 0) {
          return;
        }
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      await file.close();
    }
  }

  async write(where: StoragePath): Promise<IncomingFile> {
    // Refuse before the first byte, and look again before the last: the
    // folder may have changed while the file came in.
    await guarded(() => this.place(where));
    await fs.mkdir(this.incoming, { recursive: true });
    const draft = path.join(this.incoming, crypto.randomUUID());
    const file = await guarded(() => fs.open(draft, 'wx', 0o644));
    return {
      write: chunk => guarded(() => file.writeFile(chunk)),
      commit: modified =>
        guarded(async () => {
          if (modified !== undefined) {
            await file.utimes(modified / 1000, modified / 1000);
          }
          await file.close();
          await fs.rename(draft, raw(await this.place(where)));
        }),
      abort: async () => {
        await file.close();
        await fs.rm(draft, { force: true });
      }
    };
  }

  async makeDirectory(where: StoragePath): Promise<void> {
    await guarded(async () => {
      let at = this.base(where);
      await fs.mkdir(raw(at), { recursive: true });
      for (const name of where.slice(1)) {
        const next = `${at}/${diskName(name).toString('latin1')}`;
        const found = await lstatOrNull(next);
        if (found === null) {
          mustAllow(await fs.stat(raw(at)), 0o222);
          await fs.mkdir(raw(next)).catch(ignoreExisting);
        }
        at = await this.inside(where, next);
        if (!(await fs.stat(raw(at))).isDirectory()) {
          throw new StorageError('NOT_A_DIRECTORY', 'Not a directory');
        }
      }
    });
  }

  async createDirectory(where: StoragePath): Promise<void> {
    await guarded(async () => fs.mkdir(raw(await this.vacant(where))));
  }

  async rename(from: StoragePath, to: StoragePath): Promise<void> {
    await guarded(async () => {
      const { stats, target } = await this.slot(from);
      if ((await lstatOrNull(target)) === null) {
        throw new StorageError('NOT_FOUND', 'No such file or directory');
      }
      mustAllow(stats, 0o222);
      await fs.rename(raw(target), raw(await this.vacant(to)));
    });
  }

  async remove(where: StoragePath): Promise<void> {
    await guarded(async () => {
      const { stats, target } = await this.slot(where);
      const found = await fs.lstat(raw(target));
      mustAllow(stats, 0o222);
      await (found.isDirectory()
        ? fs.rmdir(raw(target))
        : fs.unlink(raw(target)));
    });
  }

  async clear(): Promise<void> {
    for (const name of await fs.readdir(this.root)) {
      await fs.rm(path.join(this.root, name), { recursive: true, force: true });
    }
  }

  async isEmpty(): Promise<boolean> {
    return (await fs.readdir(this.root)).length === 0;
  }

  locate(where: StoragePath): string {
    return path.join(this.root, ...where);
  }

  private base(where: StoragePath): string {
    const folder = where[0] ?? '';
    const bytes = diskName(folder).toString('latin1');
    if (bytes === INCOMING) {
      throw new StorageError('PERMISSION_DENIED', 'Path not allowed.');
    }
    return `${Buffer.from(this.root).toString('latin1')}/${bytes}`;
  }

  /** The path of what is there, without links, or a refusal. */
  private async real(where: StoragePath): Promise<string> {
    const names = where.slice(1).map(n => diskName(n).toString('latin1'));
    return this.inside(where, [this.base(where), ...names].join('/'));
  }

  private async inside(where: StoragePath, bytes: string): Promise<string> {
    const real = await realpath(bytes);
    const base = this.base(where);
    if (real !== base && !real.startsWith(`${base}/`)) {
      throw new StorageError('PERMISSION_DENIED', 'Path not allowed.');
    }
    return real;
  }

  /** A name in a folder that is there, whatever is under it. */
  private async slot(where: StoragePath): Promise<Slot> {
    if (where.length < 2) {
      throw new StorageError('IS_A_DIRECTORY', 'Is a directory');
    }
    const folder = await this.real(where.slice(0, -1));
    const stats = await fs.stat(raw(folder));
    if (!stats.isDirectory()) {
      throw new StorageError('NOT_A_DIRECTORY', 'Not a directory');
    }
    const name = diskName(where.at(-1) ?? '');
    const target = `${folder}/${name.toString('latin1')}`;
    return { folder, stats, name, target };
  }

  /** Where something new may be put, or a refusal. */
  private async vacant(where: StoragePath): Promise<string> {
    if (where.length < 2) {
      throw new StorageError('EXISTS', 'File exists');
    }
    const { stats, target } = await this.slot(where);
    if ((await lstatOrNull(target)) !== null) {
      throw new StorageError('EXISTS', 'File exists');
    }
    mustAllow(stats, 0o222);
    return target;
  }

  /** Where a file may be put, or a refusal. */
  private async place(where: StoragePath): Promise<string> {
    const { stats, target } = await this.slot(where);
    const found = await lstatOrNull(target);
    if (found === null) {
      mustAllow(stats, 0o222);
      return target;
    }
    const final = found.isSymbolicLink()
      ? await this.inside(where, target).catch(() => {
          // A link to nothing could lead anywhere once something is written.
          throw new StorageError('PERMISSION_DENIED', 'Path not allowed.');
        })
      : target;
    const there = await fs.lstat(raw(final));
    if (there.isDirectory()) {
      throw new StorageError('IS_A_DIRECTORY', 'Is a directory');
    }
    mustAllow(there, 0o222);
    return final;
  }

  private async lookIn(
    where: StoragePath,
    folder: string,
    name: Buffer
  ): Promise<Entry | null> {
    const bytes = `${folder}/${name.toString('latin1')}`;
    const own = await lstatOrNull(bytes);
    if (own === null) {
      return null;
    }
    if (!own.isSymbolicLink()) {
      return entry(wireName(name), own, null);
    }
    const link: LinkInfo = {
      target: wireName(await fs.readlink(raw(bytes), { encoding: 'buffer' })),
      size: own.size,
      modified: own.mtimeMs,
      ...owner(own)
    };
    try {
      const real = await this.inside(where, bytes);
      return entry(wireName(name), await fs.stat(raw(real)), link);
    } catch {
      // Broken, or leading outside: to a client both are links to nothing.
      return { ...entry(wireName(name), own, link), type: 'invalid_symlink' };
    }
  }

  private readonly incoming: string;
}

interface Slot {
  /** The folder, without links. */
  readonly folder: string;
  readonly stats: Stats;
  readonly name: Buffer;
  readonly target: string;
}

const INCOMING = '.incoming';
const STATS_AT_ONCE = 256;

function raw(bytes: string): Buffer {
  return Buffer.from(bytes, 'latin1');
}

async function realpath(bytes: string): Promise<string> {
  const real = await fs.realpath(raw(bytes), { encoding: 'buffer' });
  return real.toString('latin1');
}

async function lstatOrNull(bytes: string): Promise<Stats | null> {
  try {
    return await fs.lstat(raw(bytes));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return null;
    }
    throw error;
  }
}

// The bits are looked at here too, because nothing refuses the superuser, as
// whom containers often run.
function mustAllow(stats: Stats, bits: number): void {
  if ((stats.mode & bits) === 0) {
    throw new StorageError('PERMISSION_DENIED', 'Permission denied');
  }
}
