import { StorageError } from './storage.js';
import type { Entry, IncomingFile, Storage, StoragePath } from './storage.js';

// Folders of any size, that nobody has to fill: `/share/crowds/100000/` has
// 100,000 entries. Listings of `/share/` don't show them.
const PLACE = ['tutorial-1', 'share', 'crowds'];
const MOST = 1_000_000;
const FOLDER_EACH = 100;
const FIRST_TIME = Date.UTC(2026, 2, 14, 9, 26, 53);
const ENCODER = new TextEncoder();

/** What a path among the crowds leads to. */
type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'crowd'; readonly count: number }
  | { readonly kind: 'member'; readonly entry: Entry };

/**
 * A storage with crowds: folders of made-up entries that take no room. They
 * can be listed and read; nothing in them changes.
 */
export class CrowdStorage implements Storage {
  constructor(private readonly inner: Storage) {}

  async stat(where: StoragePath): Promise<Entry> {
    const found = find(where);
    switch (found.kind) {
      case 'none':
        return this.inner.stat(where);
      case 'crowd':
        return made(where.at(-1) ?? '', 'dir', 4096, FIRST_TIME);
      case 'member':
        return found.entry;
    }
  }

  async look(where: StoragePath): Promise<Entry> {
    return find(where).kind === 'none'
      ? this.inner.look(where)
      : this.stat(where);
  }

  async list(where: StoragePath, limit: number): Promise<Entry[]> {
    const found = find(where);
    if (found.kind === 'none') {
      return this.inner.list(where, limit);
    }
    if (found.kind === 'member') {
      if (found.entry.type === 'file') {
        throw new StorageError('NOT_A_DIRECTORY', 'Not a directory');
      }
      return [];
    }
    if (found.count > limit) {
      throw new StorageError('TOO_MANY', `More than ${limit} entries`);
    }
    return Array.from({ length: found.count }, (_, i) => member(i + 1));
  }

  read(where: StoragePath, chunkBytes: number): AsyncIterable<Uint8Array> {
    const found = find(where);
    if (found.kind === 'none') {
      return this.inner.read(where, chunkBytes);
    }
    return content(found.kind === 'member' ? found.entry : null);
  }

  write(where: StoragePath): Promise<IncomingFile> {
    return this.unlessCrowd(where, () => this.inner.write(where));
  }

  makeDirectory(where: StoragePath): Promise<void> {
    return this.unlessCrowd(where, () => this.inner.makeDirectory(where));
  }

  createDirectory(where: StoragePath): Promise<void> {
    return this.unlessCrowd(where, () => this.inner.createDirectory(where));
  }

  rename(from: StoragePath, to: StoragePath): Promise<void> {
    return this.unlessCrowd(from, () =>
      this.unlessCrowd(to, () => this.inner.rename(from, to))
    );
  }

  remove(where: StoragePath): Promise<void> {
    return this.unlessCrowd(where, () => this.inner.remove(where));
  }

  clear(): Promise<void> {
    return this.inner.clear();
  }

  isEmpty(): Promise<boolean> {
    return this.inner.isEmpty();
  }

  locate(where: StoragePath): string {
    return this.inner.locate(where);
  }

  private async unlessCrowd<T>(
    where: StoragePath,
    work: () => Promise<T>
  ): Promise<T> {
    if (find(where).kind !== 'none') {
      throw new StorageError('PERMISSION_DENIED', 'Permission denied');
    }
    return work();
  }
}

function find(where: StoragePath): Found {
  const [size = '', name, ...rest] = where.slice(PLACE.length);
  const count = /^[1-9]\d{0,6}$/.test(size) ? Number(size) : NaN;
  if (!PLACE.every((part, i) => part === where[i]) || !(count <= MOST)) {
    return { kind: 'none' };
  }
  if (name === undefined) {
    return { kind: 'crowd', count };
  }
  const number = Number(/ (\d{1,7})(\.txt)?$/.exec(name)?.[1]);
  const entry = member(number);
  return rest.length === 0 && entry.name === name && number <= count
    ? { kind: 'member', entry }
    : { kind: 'none' };
}

function member(number: number): Entry {
  const time = FIRST_TIME + number * 1000;
  return number % FOLDER_EACH === 0
    ? made(`folder ${number}`, 'dir', 4096, time)
    : made(`file ${number}.txt`, 'file', line(number).length, time);
}

function made(
  name: string,
  type: 'file' | 'dir',
  size: number,
  modified: number
): Entry {
  return {
    name,
    type,
    size,
    modified,
    permissions: type === 'file' ? '0644' : '0755',
    user: 'tutorial',
    group: 'tutorial',
    link: null
  };
}

function line(number: number): string {
  return `${'observation '.repeat((number % 50) + 1)}${number}\n`;
}

async function* content(entry: Entry | null): AsyncIterable<Uint8Array> {
  if (entry?.type !== 'file') {
    throw new StorageError('IS_A_DIRECTORY', 'Is a directory');
  }
  yield ENCODER.encode(line(Number(/\d+/.exec(entry.name)?.[0])));
}
