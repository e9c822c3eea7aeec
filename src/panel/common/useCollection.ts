import type { UseQueryOptions } from '@tanstack/react-query';
import { useQueries } from '@tanstack/react-query';
import type { Collection } from '../../engine/contract';
import { queryKeys } from '../../operations/queries';
import { usePanel } from './context';
import { safeText } from './safeText';

/** Names of collections by their ids; the id itself while the name isn't known. */
export function useCollectionNames(ids: readonly string[]): string[] {
  const { engine } = usePanel();
  const answers = useQueries({
    queries: ids.map((id): UseQueryOptions<Collection> => ({
      queryKey: queryKeys.collection(id),
      queryFn: () => engine.collection(id),
      staleTime: 300_000
    }))
  });
  return ids.map((id, index) => safeText(answers[index]?.data?.name ?? id));
}
