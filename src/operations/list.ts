import { Listing } from './listing';
import type { Operation } from './perform';

export interface ListArguments {
  /** UUID of the collection. */
  collection: string;
  /** Left out or empty: the collection's default folder. */
  path?: string;
  showHidden?: boolean;
}

/** A folder as JSON; sizes are bytes, times ISO 8601. */
export interface ListResult {
  collection: string;
  /** The folder as the service names it, with a slash at the end. */
  path: string;
  entries: {
    name: string;
    type: string;
    size: number | null;
    modified: string | null;
    linkTarget: string | null;
  }[];
  /** The service's limit of 100,000 was reached. */
  mayHaveMore: boolean;
}

export const listDirectory: Operation<ListArguments, ListResult> = {
  id: 'list-directory',
  summary: 'List a folder of a collection',
  schema: {
    type: 'object',
    required: ['collection'],
    additionalProperties: false,
    properties: {
      collection: {
        type: 'string',
        format: 'uuid',
        description: 'UUID of the collection'
      },
      path: {
        type: 'string',
        description: "Path of the folder; left out, the collection's default"
      },
      showHidden: {
        type: 'boolean',
        default: false,
        description: 'Include names that begin with a dot'
      }
    }
  },
  action: () => ({ right: 'read' }),
  run: async ({ engine }, { collection, path, showHidden }) => {
    const listing = new Listing(
      await engine.list(collection, path || null, showHidden ?? false)
    );
    return {
      collection,
      path: listing.path,
      entries: Array.from({ length: listing.count }, (_, index) => {
        const entry = listing.entry(index);
        return {
          name: entry.name,
          type: entry.kind,
          size: entry.size,
          modified:
            entry.modified === null
              ? null
              : new Date(entry.modified).toISOString(),
          linkTarget: entry.linkTarget
        };
      }),
      mayHaveMore: listing.mayHaveMore
    };
  }
};
