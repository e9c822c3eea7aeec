import { SEARCH_SCOPES } from '../engine/contract';
import type { CollectionPage, SearchScope } from '../engine/contract';
import type { Operation } from './perform';

export interface SearchArguments {
  /** Part of a name, an owner or a keyword; left out: what was used recently. */
  text?: string;
  /** Among which collections; left out: all. */
  scope?: SearchScope;
  /** Where the page begins: `nextOffset` of the one before. */
  offset?: number;
}

/** Returns a page of at most 100 collections, and where the next one begins. */
export const searchCollections: Operation<SearchArguments, CollectionPage> = {
  id: 'search-collections',
  summary: 'Search collections by name, owner or keyword',
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      text: {
        type: 'string',
        description:
          'Part of a name, an owner or a keyword; left out, what was used recently'
      },
      scope: {
        type: 'string',
        enum: [...SEARCH_SCOPES],
        default: 'all',
        description:
          'Among which collections; all without a text means recently-used'
      },
      offset: {
        type: 'number',
        minimum: 0,
        description: 'Where the page begins: nextOffset of the one before'
      }
    }
  },
  action: () => ({ right: 'read' }),
  run: ({ engine }, { text, offset, scope }) =>
    engine.searchCollections((text ?? '').trim(), offset ?? 0, scope)
};
