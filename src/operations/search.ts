import type { CollectionPage } from '../engine/contract';
import type { Operation } from './perform';

export interface SearchArguments {
  /** Part of a name, an owner or a keyword; left out: what was used recently. */
  text?: string;
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
      offset: {
        type: 'number',
        minimum: 0,
        description: 'Where the page begins: nextOffset of the one before'
      }
    }
  },
  action: () => ({ right: 'read' }),
  run: ({ engine }, { text, offset }) =>
    engine.searchCollections((text ?? '').trim(), offset ?? 0)
};
