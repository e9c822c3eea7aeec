/** What an entry can be, as the service names it; `other` for the rest. */
export const ENTRY_KINDS = ['dir', 'file', 'invalid_symlink', 'other'] as const;

export type EntryKind = (typeof ENTRY_KINDS)[number];
