import { StorageError } from './storage.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The name that the wire has for a name on disk.
 *
 * Documented (Transfer API, "Path Encoding"): a name that isn't UTF-8 arrives
 * as U+FFFD followed by its bytes read as latin-1.
 */
export function wireName(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    return `\uFFFD${Buffer.from(bytes).toString('latin1')}`;
  }
}

/**
 * The bytes on disk for a name from the wire: the reverse of `wireName`.
 *
 * @throws StorageError for what can't be the name of anything
 */
export function diskName(name: string): Buffer {
  if (name === '' || name === '.' || name === '..' || /[/\0]/.test(name)) {
    throw new StorageError('PERMISSION_DENIED', 'Path not allowed.');
  }
  if (/^\uFFFD[\0-\xff]+$/.test(name)) {
    const bytes = Buffer.from(name.slice(1), 'latin1');
    // A real name may begin with U+FFFD too; only one that isn't UTF-8 was
    // ever written this way.
    if (wireName(bytes) === name) {
      return bytes;
    }
  }
  return Buffer.from(name, 'utf8');
}
