import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueryClient
} from '@tanstack/react-query';
import { fail, failureOf } from '../../engine/contract';
import type {
  Collection,
  CollectionPage,
  Failure
} from '../../engine/contract';
import { isUuid } from '../../operations/places';
import { queryKeys } from '../../operations/queries';
import { usePanel } from '../common/context';
import { useDebounced } from '../common/useDebounced';

/** What a search found so far. */
export interface Search {
  collections: Collection[];
  failure: Failure | null;
  /** Nothing to show yet. */
  loading: boolean;
  /** What is shown answers an earlier text. */
  stale: boolean;
  /** The first that the text finds, without waiting for a pause in typing. */
  first: () => Promise<Collection | undefined>;
  loadMore: () => void;
  again: () => void;
}

/** Searches as someone types; without a text, what was used recently. */
export function useSearch(text: string): Search {
  const { engine } = usePanel();
  const wanted = text.trim();
  const rested = useDebounced(wanted, 250);
  const client = useQueryClient();
  const options = (asked: string) => ({
    queryKey: queryKeys.search(asked),
    queryFn: ({ pageParam }: { pageParam: number }) =>
      engine.searchCollections(asked, pageParam),
    initialPageParam: 0,
    getNextPageParam: (page: CollectionPage) => page.nextOffset,
    staleTime: 30_000
  });
  const query = useInfiniteQuery({
    ...options(rested),
    enabled: !isUuid(rested),
    placeholderData: keepPreviousData
  });
  return {
    collections: query.data?.pages.flatMap(page => page.collections) ?? [],
    failure: query.error ? failureOf(query.error) : null,
    loading: query.isPending,
    stale: query.isPlaceholderData || rested !== wanted,
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
        void query.fetchNextPage();
      }
    },
    again: () => void query.refetch()
  };
}

/** Looks up a collection by its pasted id. */
export function useLookUp(onFound: (collection: Collection) => void) {
  const { engine, trans } = usePanel();
  const { mutate, reset, error, isPending } = useMutation({
    mutationFn: async (id: string) => {
      const collection = await engine.collection(id);
      if (!collection.browsable) {
        const message = trans.__('%1 is an endpoint.', collection.name);
        throw fail('not-a-collection', 'NotACollection', message);
      }
      return collection;
    },
    onSuccess: onFound
  });
  return {
    lookUp: mutate,
    reset,
    failure: error ? failureOf(error) : null,
    looking: isPending
  };
}
