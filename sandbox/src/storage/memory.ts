import { StorageError } from './storage.js';
import type { Entry, IncomingFile, Storage, StoragePath } from './storage.js';

interface File {
  readonly kind: 'file';
  readonly chunks: readonly Uint8Array[];
  readonly size: number;
  readonly modified: number;
}

interface Folder {
  readonly kind: 'dir';
  readonly entries: Map<string, File | Folder>;
  modified: number;
}

// As on disk, so that one storage takes what the other takes.
const LONGEST_NAME = 255;

/**
 * A storage that is gone with the page or test it is in. It holds files and
 * folders; links and permissions are made on a disk only.
 */
export class MemoryStorage implements Storage {
  /**
   * @param now - the time that new files get, in milliseconds since 1970
   */
  constructor(private readonly now: () => number = Date.now) {
    this.root = { kind: 'dir', entries: new Map(), modified: now() };
  }

  async stat(where: StoragePath): Promise<Entry> {
    return toEntry(where.at(-1) ?? '', this.find(where));
  }

  async look(where: StoragePath): Promise<Entry> {
    return this.stat(where);
  }

  async list(where: StoragePath, limit: number): Promise<Entry[]> {
    const { entries } = this.folder(where);
    if (entries.size > limit) {
      throw new StorageError('TOO_MANY', `More than ${limit} entries`);
    }
    return [...entries].map(([name, node]) => toEntry(name, node));
  }

  async *read(
    where: StoragePath,
    chunkBytes: number
  ): AsyncIterable<Uint8Array> {
    const node = this.find(where);
    if (node.kind === 'dir') {
      throw isDirectory();
    }
    for (const chunk of node.chunks) {
      for (let at = 0; at < chunk.length; at += chunkBytes) {
        // A copy for each: whoever gets it may keep and change it.
        yield chunk.slice(at, at + chunkBytes);
      }
    }
  }

  async write(where: StoragePath): Promise<IncomingFile> {
    this.placeFor(where);
    const chunks: Uint8Array[] = [];
    let size = 0;
    return {
      write: async chunk => {
        chunks.push(chunk.slice());
        size += chunk.length;
      },
      commit: async modified => {
        const { name, parent } = this.placeFor(where);
        const time = this.now();
        const file: File = {
          kind: 'file',
          chunks,
          size,
          modified: modified ?? time
        };
        parent.entries.set(name, file);
        parent.modified = time;
      },
      abort: async () => {
        chunks.length = 0;
      }
    };
  }

  async makeDirectory(where: StoragePath): Promise<void> {
    let at = this.root;
    for (const name of where.map(checked)) {
      let next = at.entries.get(name);
      if (!next) {
        next = this.newFolder();
        at.entries.set(name, next);
        at.modified = this.now();
      }
      if (next.kind !== 'dir') {
        throw notADirectory();
      }
      at = next;
    }
  }

  async createDirectory(where: StoragePath): Promise<void> {
    const { name, parent } = this.vacant(where);
    parent.entries.set(name, this.newFolder());
    parent.modified = this.now();
  }

  async rename(from: StoragePath, to: StoragePath): Promise<void> {
    const { name, parent } = this.slot(from);
    const node = parent.entries.get(name);
    if (!node) {
      throw notFound();
    }
    const place = this.vacant(to);
    if (from.every((part, i) => part === to[i])) {
      // As a disk has it: a folder can't be put into itself.
      throw new StorageError('FAILED', 'Invalid argument');
    }
    place.parent.entries.set(place.name, node);
    parent.entries.delete(name);
    parent.modified = place.parent.modified = this.now();
  }

  async remove(where: StoragePath): Promise<void> {
    const { name, parent } = this.slot(where);
    const node = parent.entries.get(name);
    if (!node) {
      throw notFound();
    }
    if (node.kind === 'dir' && node.entries.size > 0) {
      throw new StorageError('EXISTS', 'Directory not empty');
    }
    parent.entries.delete(name);
    parent.modified = this.now();
  }

  async clear(): Promise<void> {
    this.root.entries.clear();
  }

  async isEmpty(): Promise<boolean> {
    return this.root.entries.size === 0;
  }

  locate(where: StoragePath): string {
    return `memory:/${where.join('/')}`;
  }

  private newFolder(): Folder {
    return { kind: 'dir', entries: new Map(), modified: this.now() };
  }

  private find(where: StoragePath): File | Folder {
    let at: File | Folder = this.root;
    for (const name of where.map(checked)) {
      if (at.kind !== 'dir') {
        throw notADirectory();
      }
      const next: File | Folder | undefined = at.entries.get(name);
      if (!next) {
        throw notFound();
      }
      at = next;
    }
    return at;
  }

  private folder(where: StoragePath): Folder {
    const found = this.find(where);
    if (found.kind !== 'dir') {
      throw notADirectory();
    }
    return found;
  }

  /** A name in a folder that is there, whatever is under it. */
  private slot(where: StoragePath): { parent: Folder; name: string } {
    if (where.length < 2) {
      throw isDirectory();
    }
    const parent = this.folder(where.slice(0, -1));
    return { parent, name: checked(where.at(-1) ?? '') };
  }

  private vacant(where: StoragePath): { parent: Folder; name: string } {
    const exists = new StorageError('EXISTS', 'File exists');
    if (where.length < 2) {
      throw exists;
    }
    const slot = this.slot(where);
    if (slot.parent.entries.has(slot.name)) {
      throw exists;
    }
    return slot;
  }

  private placeFor(where: StoragePath): { parent: Folder; name: string } {
    const slot = this.slot(where);
    if (slot.parent.entries.get(slot.name)?.kind === 'dir') {
      throw isDirectory();
    }
    return slot;
  }

  private readonly root: Folder;
}

function checked(name: string): string {
  if (name === '' || name === '.' || name === '..' || /[/\0]/.test(name)) {
    throw new StorageError('PERMISSION_DENIED', 'Path not allowed.');
  }
  if (new TextEncoder().encode(name).length > LONGEST_NAME) {
    throw new StorageError('FAILED', 'File name too long');
  }
  return name;
}

function toEntry(name: string, node: File | Folder): Entry {
  return {
    name,
    type: node.kind,
    size: node.kind === 'file' ? node.size : 4096,
    modified: node.modified,
    permissions: node.kind === 'file' ? '0644' : '0755',
    user: 'tutorial',
    group: 'tutorial',
    link: null
  };
}

function notFound(): StorageError {
  return new StorageError('NOT_FOUND', 'No such file or directory');
}

function notADirectory(): StorageError {
  return new StorageError('NOT_A_DIRECTORY', 'Not a directory');
}

function isDirectory(): StorageError {
  return new StorageError('IS_A_DIRECTORY', 'Is a directory');
}
