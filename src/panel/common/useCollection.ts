import type { Collection } from '../../engine/contract';
import { queryKeys } from '../../operations/queries';
import { useQuery, useQueryClient } from '../query/hooks';
import { usePanel } from './context';
import { safeText } from './safeText';

/** Names of collections by their ids; the id itself while the name isn't known. */
export function useCollectionNames(ids: readonly string[]): string[] {
  const { engine } = usePanel();
  const client = useQueryClient();
  // One question for all of them, which brings each to where it is kept.
  const { data } = useQuery({
    queryKey: queryKeys.names(ids),
    queryFn: () =>
      Promise.all(
        ids.map(id =>
          client
            .query({
              queryKey: queryKeys.collection(id),
              queryFn: () => engine.collection(id),
              staleTime: 300_000
            })
            .then(
              ({ name }) => name,
              // What can't be found out keeps its id.
              () => null
            )
        )
      )
  });
  return ids.map((id, index) => {
    const known = client.getQueryData<Collection>(queryKeys.collection(id));
    return safeText(data?.[index] ?? known?.name ?? id);
  });
}
