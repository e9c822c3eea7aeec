/** What an entry can be, as the service names it; `other` for the rest. */
export const ENTRY_KINDS = ['dir', 'file', 'invalid_symlink', 'other'] as const;

export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What a file is by its name: what follows the last dot, but for a leading one. */
export function fileType(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}
