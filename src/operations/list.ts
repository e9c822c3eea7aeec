import type { ListingColumns } from '../engine/contract';
import { Listing } from './listing';
import type { Entry } from './listing';
import type { Note, Operation } from './perform';
import type { OperationContext } from './context';
import { join } from './places';
import { flag, takes, text, uuid } from './schemas';
import { inSlices } from './slices';
import { summaryOf } from './words';

export interface ListArguments {
  /** UUID of the collection. */
  collection: string;
  /** Left out or empty: the collection's default folder. */
  path?: string;
  showHidden?: boolean;
  /** The service's expression, such as `name:~*.txt/size:>5`. */
  filter?: string;
  /** The service's expression, such as `size DESC,name`; left out, naturally by name. */
  orderBy?: string;
  /** The folders inside too. */
  recursive?: boolean;
  /** How many folders deep; 3 where it is left out. */
  depth?: number;
}

/** One entry as JSON. */
export interface ListedEntry {
  /** Of a recursive listing, the path below the folder that was listed. */
  name: string;
  type: string;
  /** Bytes; null of a folder and where unknown. */
  size: number | null;
  /** ISO 8601. */
  modified: string | null;
  linkTarget: string | null;
}

/** A folder as JSON. */
export interface ListResult {
  collection: string;
  /** The folder as the service names it, with a slash at the end. */
  path: string;
  entries: ListedEntry[];
  /** The limit of 100,000 was reached: there may be more. */
  mayHaveMore: boolean;
}

/** How deep a recursive listing goes, as in globus-cli. */
const DEPTH = 3;

/** As many as the service lists of one folder. */
const MOST = 100_000;

export const listDirectory: Operation<ListArguments, ListResult> = {
  id: 'list-directory',
  summary: summaryOf('list-directory'),
  schema: takes({
    collection: uuid('collection'),
    'path?': text("Path of the folder; left out, the collection's default"),
    'showHidden?': flag('Include names that begin with a dot'),
    'filter?': text(
      "The service's expression, such as name:~*.txt/size:>5; folders of a recursive listing come all the same"
    ),
    'orderBy?': text(
      "The service's expression, such as size DESC,name; left out, folders first, naturally by name"
    ),
    'recursive?': flag(
      'List the folders inside too; names are paths below the folder then'
    ),
    'depth?': {
      type: 'number',
      minimum: 0,
      default: DEPTH,
      description: 'How many folders deep a recursive listing goes'
    }
  }),
  action: () => ({ right: 'read' }),
  run: (context, args, note) =>
    args.recursive ? listDeep(context, args, note) : listOne(context, args)
};

async function listOne(
  { engine }: Pick<OperationContext, 'engine'>,
  { collection, path, showHidden, filter, orderBy, recursive }: ListArguments
): Promise<ListResult> {
  const columns = await engine.list(
    collection,
    path || null,
    showHidden ?? false,
    {
      ...(filter ? { filter, foldersToo: recursive ?? false } : {}),
      ...(orderBy ? { orderBy } : {})
    }
  );
  const listing = orderBy
    ? new Listing({ ...columns, orders: null })
    : new Listing(await inOrder(engine, columns));
  const listed = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) =>
      toListed(listing.entry(from + at))
    );
  return {
    collection,
    path: listing.path,
    entries: (await inSlices(listing.count, listed)).flat(),
    mayHaveMore: listing.mayHaveMore
  };
}

async function inOrder(
  engine: OperationContext['engine'],
  columns: ListingColumns
): Promise<ListingColumns> {
  const orders = columns.orders ?? (await engine.listingOrders(columns));
  return { ...columns, orders };
}

/**
 * Lists a folder and those inside it, each before what it holds, one request
 * after another.
 */
async function listDeep(
  context: OperationContext,
  args: ListArguments,
  note: Note
): Promise<ListResult> {
  const { depth = DEPTH } = args;
  const top = await listOne(context, args);
  const entries: ListedEntry[] = [];
  let { mayHaveMore } = top;
  const add = async (listed: ListedEntry[], below: string, level: number) => {
    for (const entry of listed) {
      entries.push({ ...entry, name: below + entry.name });
    }
    if (level >= depth) {
      return;
    }
    for (const { name } of listed.filter(({ type }) => type === 'dir')) {
      if (entries.length >= MOST) {
        mayHaveMore = true;
        return;
      }
      // A cell that was stopped asks for no more.
      note(null);
      const path = join(top.path, below + name);
      const inside = await listOne(context, { ...args, path });
      mayHaveMore ||= inside.mayHaveMore;
      await add(inside.entries, `${below}${name}/`, level + 1);
    }
  };
  await add(top.entries, '', 0);
  return { ...top, entries: entries.slice(0, MOST), mayHaveMore };
}

function toListed(entry: Entry): ListedEntry {
  const { name, kind, size, modified, linkTarget } = entry;
  return {
    name,
    type: kind,
    size,
    modified: modified === null ? null : new Date(modified).toISOString(),
    linkTarget
  };
}
