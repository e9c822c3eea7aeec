import type { Stats } from 'node:fs';
import type { Entry, LinkInfo } from './storage.js';

// Guessed: whoever runs the sandbox appears as the tutorial's user, so that no
// listing or screenshot carries the name of an account of this machine.
export function owner(stats: Stats): { user: string; group: string } {
  const mine = process.getuid?.();
  return {
    user: stats.uid === mine ? 'tutorial' : String(stats.uid),
    group: stats.uid === mine ? 'tutorial' : String(stats.gid)
  };
}

/** What `lstat` or `stat` says, as the storage tells it. */
export function entry(
  name: string,
  stats: Stats,
  link: LinkInfo | null
): Entry {
  return {
    name,
    type: kind(stats),
    size: stats.size,
    modified: stats.mtimeMs,
    permissions: (stats.mode & 0o7777).toString(8).padStart(4, '0'),
    ...owner(stats),
    link
  };
}

function kind(stats: Stats): Entry['type'] {
  if (stats.isFile()) {
    return 'file';
  }
  if (stats.isDirectory()) {
    return 'dir';
  }
  if (stats.isFIFO()) {
    return 'pipe';
  }
  if (stats.isCharacterDevice()) {
    return 'chr';
  }
  return stats.isBlockDevice() ? 'blk' : 'other';
}
