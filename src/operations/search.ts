import { SEARCH_SCOPES } from '../engine/contract';
import type {
  CollectionPage,
  EndpointDocument,
  SearchScope
} from '../engine/contract';
import type { Operation } from './perform';
import { limit, oneOf, takes, text, uuid } from './schemas';
import { summaryOf } from './words';

export interface SearchArguments {
  /** Part of a name, an owner or a keyword; left out: what was used recently. */
  text?: string;
  /** Among which collections; left out: all. */
  scope?: SearchScope;
  /** Where the page begins: `nextOffset` of the one before. */
  offset?: number;
  /** 100 at most, and 100 where it is left out. */
  limit?: number;
}

/** Returns a page of at most 100 collections, and where the next one begins. */
export const searchCollections: Operation<SearchArguments, CollectionPage> = {
  id: 'search-collections',
  summary: summaryOf('search-collections'),
  schema: takes({
    'text?': text(
      'Part of a name, an owner or a keyword; left out, what was used recently'
    ),
    'scope?': oneOf(
      SEARCH_SCOPES,
      'Among which collections; left out, all, and without a text recently-used'
    ),
    'offset?': {
      type: 'number',
      minimum: 0,
      description: 'Where the page begins: nextOffset of the one before'
    },
    'limit?': limit(100, 100)
  }),
  action: () => ({ right: 'read' }),
  run: ({ engine }, { text: words, offset, scope, limit: most }) =>
    engine.searchCollections((words ?? '').trim(), offset ?? 0, scope, most)
};

/** Returns the service's document of a collection or endpoint. */
export const showCollection: Operation<
  { collection: string },
  EndpointDocument
> = {
  id: 'show-collection',
  summary: summaryOf('show-collection'),
  schema: takes({ collection: uuid('collection') }),
  action: () => ({ right: 'read' }),
  run: ({ engine }, { collection }) => engine.endpoint(collection)
};
