/** Why a storage refused. */
export type StorageErrorCode =
  | 'NOT_FOUND'
  | 'NOT_A_DIRECTORY'
  | 'IS_A_DIRECTORY'
  | 'PERMISSION_DENIED'
  | 'EXISTS'
  | 'NO_SPACE'
  | 'TOO_MANY'
  /** A collection that is not connected, or whose server doesn't answer. */
  | 'DISCONNECTED'
  | 'UNREACHABLE'
  | 'FAILED';

/** What every method of a {@link Storage} throws. */
export class StorageError extends Error {
  constructor(
    readonly code: StorageErrorCode,
    message: string
  ) {
    super(message);
    this.name = 'StorageError';
  }
}

/** What a symbolic link itself looks like. */
export interface LinkInfo {
  readonly target: string;
  readonly size: number;
  readonly modified: number;
  readonly user: string;
  readonly group: string;
}

/** A file or folder. A link shows what it leads to, and itself in `link`. */
export interface Entry {
  readonly name: string;
  readonly type:
    'file' | 'dir' | 'invalid_symlink' | 'chr' | 'blk' | 'pipe' | 'other';
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Four octal digits. */
  readonly permissions: string;
  readonly user: string;
  readonly group: string;
  readonly link: LinkInfo | null;
}

/**
 * A place in a storage: names from its top down, the first one the folder of
 * a collection. Names are as the wire has them; none is empty, `.` or `..`.
 */
export type StoragePath = readonly string[];

/** A file that is being written: whole under its name, or not there at all. */
export interface IncomingFile {
  write(chunk: Uint8Array): Promise<void>;
  /**
   * Put the file under its name, over one that was there.
   *
   * @param modified - the time to give it, in milliseconds since 1970
   */
  commit(modified?: number): Promise<void>;
  /** Leave nothing behind. */
  abort(): Promise<void>;
}

/**
 * Where the collections' files are. No method reaches outside of the folder
 * of the collection that a path begins with, whatever links lie in it.
 */
export interface Storage {
  /** What is at a path; links are followed. */
  stat(path: StoragePath): Promise<Entry>;
  /** What is at a path; a link shows what it leads to, and itself. */
  look(path: StoragePath): Promise<Entry>;
  /**
   * What is in a folder, in no order.
   *
   * @param limit - more entries than that throw `TOO_MANY`
   */
  list(path: StoragePath, limit: number): Promise<Entry[]>;
  /**
   * The bytes of a file.
   *
   * @param chunkBytes - the most bytes to give at a time
   */
  read(path: StoragePath, chunkBytes: number): AsyncIterable<Uint8Array>;
  /** Begin a file; its folder must be there. */
  write(path: StoragePath): Promise<IncomingFile>;
  /** Make a folder, and those above it. One that is there is fine. */
  makeDirectory(path: StoragePath): Promise<void>;
  /** Make one folder; throws `EXISTS` where there is anything. */
  createDirectory(path: StoragePath): Promise<void>;
  /** Give a file, folder or link another path; `EXISTS` likewise. */
  rename(from: StoragePath, to: StoragePath): Promise<void>;
  /**
   * Remove a file, a link (never what it leads to), or an empty folder; throws
   * `EXISTS` where there is something in it.
   */
  remove(path: StoragePath): Promise<void>;
  /** Remove everything. */
  clear(): Promise<void>;
  /** Whether there is nothing. */
  isEmpty(): Promise<boolean>;
  /** How a person finds a path outside of the sandbox. */
  locate(path: StoragePath): string;
}
