import { StorageError } from './storage.js';
import type { StorageErrorCode } from './storage.js';

const CODES: Readonly<Record<string, StorageErrorCode>> = {
  ENOENT: 'NOT_FOUND',
  EEXIST: 'EXISTS',
  ENOTEMPTY: 'EXISTS',
  ENOTDIR: 'NOT_A_DIRECTORY',
  EISDIR: 'IS_A_DIRECTORY',
  EACCES: 'PERMISSION_DENIED',
  EPERM: 'PERMISSION_DENIED',
  EROFS: 'PERMISSION_DENIED',
  ELOOP: 'PERMISSION_DENIED',
  ENXIO: 'PERMISSION_DENIED',
  ENOSPC: 'NO_SPACE',
  EDQUOT: 'NO_SPACE'
};

/** Do work with files; its errors come out as the storage's own. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StorageError) {
      throw error;
    }
    const code = errorCode(error);
    throw new StorageError(CODES[code] ?? 'FAILED', MESSAGES[code] ?? code);
  }
}

const MESSAGES: Readonly<Record<string, string>> = {
  ENOENT: 'No such file or directory',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  EACCES: 'Permission denied',
  EPERM: 'Operation not permitted',
  EEXIST: 'File exists',
  EINVAL: 'Invalid argument',
  ENOSPC: 'No space left on device',
  ENAMETOOLONG: 'File name too long'
};

/** The system's code of an error, from whichever realm it comes. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : String(error);
}

/** For `catch`: what is there already is fine. */
export function ignoreExisting(error: unknown): void {
  if (errorCode(error) !== 'EEXIST') {
    throw error;
  }
}
