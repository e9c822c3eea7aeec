/** Data of collections and their files that crosses the port. */

/** A collection, or an endpoint that is none, as search shows it. */
export interface Collection {
  id: string;
  name: string;
  /** The service's `entity_type`. */
  entityType: string;
  owner: string | null;
  organization: string | null;
  description: string | null;
  highAssurance: boolean;
  /** False for an endpoint that holds no files by itself. */
  browsable: boolean;
}

export interface CollectionPage {
  collections: Collection[];
  /** Offset of the next page, or null at the end. */
  nextOffset: number | null;
}

/** How a folder is listed, beyond what the panel needs. */
export interface ListWishes {
  /** The service's expression, such as `name:~*.txt/size:>5`. */
  filter?: string;
  /** Folders come whatever the filter says. */
  foldersToo?: boolean;
  /** The service's expression, such as `size DESC`: how entries come. */
  orderBy?: string;
}

/** What entries can be sorted by; folders come first whichever it is. */
export type SortKey = 'name' | 'size' | 'modified' | 'type';

/**
 * Indices of a listing's entries in each order, folders first: naturally by
 * name; by size or time, unknown ones lowest, folders by name where it is by
 * size; by type, which is the extension. Equals stay by name.
 */
export type ListingOrders = Record<
  SortKey,
  readonly [ascending: Uint32Array, descending: Uint32Array]
>;

/**
 * A folder's entries in columns, as the service gave them. Columns rather than
 * objects: a hundred thousand entries reach the page in a few milliseconds.
 * An entry's place in them is its index.
 */
export interface ListingColumns {
  /** The folder as the service names it, with a slash at the end. */
  path: string;
  count: number;
  /** All names in a row; {@link nameEnds} says where each ends. */
  names: string;
  nameEnds: Uint32Array;
  /** Index into {@link ENTRY_KINDS}. */
  kinds: Uint8Array;
  /** Bytes; NaN where unknown. */
  sizes: Float64Array;
  /** Milliseconds since the epoch; NaN where unknown. */
  modified: Float64Array;
  /** Null for a large listing: `listingOrders` of the engine has them. */
  orders: ListingOrders | null;
  /** Targets of symbolic links, by the entry's index. */
  linkTargets: Record<number, string>;
  /** The service's limit was reached: there may be more. */
  mayHaveMore: boolean;
  /** Whether the collection lets files be renamed. */
  renameSupported: boolean;
}

/**
 * Entries of one folder on their way into another under their names, in
 * columns as {@link ListingColumns} has them: a hundred thousand cross the port
 * in a few milliseconds, and the engine makes the items.
 */
export interface FolderItems extends Pick<
  ListingColumns,
  'names' | 'nameEnds' | 'kinds'
> {
  /** The folders, with a slash at the end. */
  from: string;
  to: string;
  /** Which of the entries. */
  indices: Uint32Array;
}
