import { useEffect, useState, useSyncExternalStore } from 'react';
import { usePanel, useStore } from '../common/context';
import type { QueryClient, QueryOptions } from './client';
import type { MutationOptions, MutationState } from './mutation';
import { Mutation } from './mutation';
import type { PagesOptions } from './pages';
import { inPages, onePageMore } from './pages';
import type { Query, QueryState } from './query';

/** How a view asks. */
interface Asking<T> {
  /** False: it is not asked, and what others learn is not followed. */
  enabled?: boolean;
  /** Until there is an answer, the one to the view's question before is shown. */
  keepPreviousData?: boolean;
  /** When it is to be asked again, in milliseconds from now; false: never. */
  refetchInterval?: (query: { state: QueryState<T> }) => number | false;
}

interface Result<T> extends QueryState<T> {
  /** There is neither an answer nor a failure yet. */
  isPending: boolean;
  /** What is shown is the answer to the question before. */
  isPlaceholderData: boolean;
  refetch: () => void;
}

const unfollowed = () => () => undefined;

/** The one of this page. */
export function useQueryClient(): QueryClient {
  return usePanel().model.queries;
}

/** Asks when the view is first seen or its question changes, unless the answer is fresh. */
export function useQuery<T>(options: QueryOptions<T> & Asking<T>): Result<T> {
  return useFollowed(useQueryClient().find(options), options);
}

/** {@link useQuery} for what comes page by page. */
export function useInfiniteQuery<P>(
  options: PagesOptions<P> & Omit<Asking<never>, 'refetchInterval'>
): Result<{ pages: P[] }> & {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => void;
} {
  const query = useQueryClient().find(inPages(options));
  const result = useFollowed(query, options);
  const [growing, setGrowing] = useState<object | null>(null);
  const next = onePageMore(options, query.get().data);
  return {
    ...result,
    hasNextPage: next !== null,
    isFetchingNextPage: growing === query && result.isFetching,
    fetchNextPage: () => {
      if (next) {
        setGrowing(query);
        const done = () => setGrowing(null);
        query.fetch(next).then(done, done);
      }
    }
  };
}

/** Does something when asked to, and shows what became of the last time. */
export function useMutation<T, V = void>(
  options: MutationOptions<T, V>
): MutationState<T, V> & Pick<Mutation<T, V>, 'mutate' | 'reset'> {
  const [mutation] = useState(() => new Mutation(options));
  const { mutate, reset } = mutation;
  useEffect(() => {
    mutation.use(options);
  });
  useEffect(() => reset, [reset]);
  return { ...useStore(mutation.state), mutate, reset };
}

function useFollowed<T>(
  query: Query<T>,
  options: { staleTime?: number } & Asking<T>
): Result<T> {
  const { enabled = true, staleTime = 0, refetchInterval } = options;
  const state = useSyncExternalStore(
    enabled ? query.follow : unfollowed,
    query.get
  );
  const [previous, setPrevious] = useState<{ data?: T }>({});
  if (state.data !== undefined && state.data !== previous.data) {
    setPrevious({ data: state.data });
  }
  useEffect(() => {
    if (enabled && !query.isFresh(staleTime)) {
      void query.fetch();
    }
  }, [query, enabled, staleTime]);
  useEffect(() => {
    const interval = enabled && refetchInterval?.({ state });
    if (!interval) {
      return undefined;
    }
    const timer = setTimeout(() => void query.fetch(), interval);
    return () => clearTimeout(timer);
  }, [query, enabled, state, refetchInterval]);
  const kept =
    options.keepPreviousData && state.data === undefined && !state.error
      ? previous.data
      : undefined;
  const data = state.data ?? kept;
  return {
    ...state,
    data,
    isPending: data === undefined && !state.error,
    isPlaceholderData: kept !== undefined,
    refetch: () => void query.fetch()
  };
}
