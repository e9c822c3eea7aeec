import { fail, failureOf } from '../../engine/contract';
import type {
  Collection,
  CollectionPage,
  Failure,
  SearchScope
} from '../../engine/contract';
import { isPlace, parsePlace } from '../../operations/places';
import { queryKeys } from '../../operations/queries';
import { usePanel } from '../common/context';
import { useDebounced } from '../common/useDebounced';
import { useInfiniteQuery, useMutation, useQueryClient } from '../query/hooks';

/** What a search found so far. */
export interface Search {
  collections: Collection[];
  failure: Failure | null;
  /** Nothing to show yet. */
  loading: boolean;
  /** What is shown answers an earlier text. */
  stale: boolean;
  /** A further page is on its way. */
  more: boolean;
  /** The first that the text finds, without waiting for a pause in typing. */
  first: () => Promise<Collection | undefined>;
  loadMore: () => void;
  again: () => void;
}

/** Searches as someone types; among all, without a text, what was used recently. */
export function useSearch(text: string, scope: SearchScope): Search {
  const { engine } = usePanel();
  const wanted = text.trim();
  const rested = useDebounced(wanted, 250);
  const client = useQueryClient();
  const options = (asked: string) => ({
    queryKey: queryKeys.search(asked, scope),
    queryFn: ({ pageParam }: { pageParam: number }) =>
      engine.searchCollections(asked, pageParam, scope),
    initialPageParam: 0,
    getNextPageParam: (page: CollectionPage) => page.nextOffset,
    staleTime: 30_000
  });
  const query = useInfiniteQuery({
    ...options(rested),
    enabled: !isPlace(rested),
    keepPreviousData: true
  });
  return {
    collections: query.data?.pages.flatMap(page => page.collections) ?? [],
    failure: query.error ? failureOf(query.error) : null,
    loading: query.isPending,
    stale: query.isPlaceholderData || rested !== wanted,
    more: query.isFetchingNextPage,
    first: async () => {
      try {
        const { pages } = await client.infiniteQuery(options(wanted));
        return pages[0]?.collections[0];
      } catch {
        // The search itself shows what went wrong.
        return undefined;
      }
    },
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching) {
        query.fetchNextPage();
      }
    },
    again: query.refetch
  };
}

/** Called with what was chosen; path null: its default folder. */
export type OnChoose = (collection: Collection, path: string | null) => void;

/** Looks up a pasted id, place or link. */
export function useLookUp(onFound: OnChoose) {
  const { engine, trans } = usePanel();
  const { mutate, reset, error, isPending } = useMutation({
    mutationFn: async (text: string) => {
      const { collection: id, path } = parsePlace(text);
      const collection = await engine.collection(id);
      if (!collection.browsable) {
        const message = trans.__('%1 is an endpoint.', collection.name);
        throw fail('not-a-collection', 'NotACollection', message);
      }
      return { collection, path: path === '' ? null : path };
    }
  });
  return {
    lookUp: (text: string) =>
      // Not among the options above: there it is called for the texts before, too.
      mutate(text, ({ collection, path }) => onFound(collection, path)),
    reset,
    failure: error ? failureOf(error) : null,
    looking: isPending
  };
}
