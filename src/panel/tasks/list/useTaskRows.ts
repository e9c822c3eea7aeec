import { useEffect, useMemo, useRef, useState } from 'react';
import { ENDED_SHOWN, failureOf } from '../../../engine/contract';
import type {
  Failure,
  TaskPage,
  TaskSnapshot,
  WatchedTask
} from '../../../engine/contract';
import { queryKeys } from '../../../operations/queries';
import { hasEnded } from '../../../operations/waitTask';
import { usePanel, useStore } from '../../common/context';
import { useDebounced } from '../../common/useDebounced';
import { useInfiniteQuery } from '../../query/hooks';
import { describeTask } from '../describe';
import { endedQuery, isFiltering, passes } from './filter';
import { inOrder } from '../state';

/** So many of those that ended last may be new before all are asked for anew. */
const NEW = ENDED_SHOWN - 10;

/** The tasks of the list, from what is known and what is asked for. */
export interface TaskRows {
  rows: WatchedTask[];
  /** Some are on their way. */
  loading: boolean;
  /** Whether there is, or may be, more than the rows. */
  more: boolean;
  failure: Failure | null;
  /** Asks for more, where there is more: the end of the rows is near. */
  loadMore: () => void;
  /** Asks again after a failure. */
  again: () => void;
}

/**
 * Those that the watch knows (all that have not ended, and those that ended
 * last), then older ones, page by page. Nothing is asked for as long as the
 * watch knows all.
 */
export function useTaskRows(snapshot: TaskSnapshot, now: number): TaskRows {
  const { engine, model, trans } = usePanel();
  const { tasks, sent } = snapshot;
  const filter = useStore(model.taskFilter);
  const rested = useDebounced(filter, 300);
  const [wanted, setWanted] = useState(false);
  const query = useMemo(() => endedQuery(rested), [rested]);
  const hasOlder =
    query !== null && tasks.filter(hasEnded).length >= ENDED_SHOWN;
  const enabled = hasOlder && (wanted || isFiltering(rested));
  const pages = useInfiniteQuery({
    queryKey: queryKeys.tasks(query),
    queryFn: ({ pageParam }) =>
      engine.taskPage({ ...query!, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (page: TaskPage) => page.nextOffset,
    enabled,
    keepPreviousData: true,
    // What has ended changes no more.
    staleTime: Infinity,
    gcTime: 10_000
  });
  const { data, error, isFetching, hasNextPage, refetch } = pages;

  // The rows must not lose those that ended since the pages came, and then
  // became too old for the watch.
  const then = useRef({ data, ids: new Set<string>() });
  useEffect(() => {
    const ids = tasks.filter(hasEnded).map(task => task.task_id);
    if (then.current.data !== data) {
      then.current = { data, ids: new Set(ids) };
    } else if (
      data !== undefined &&
      enabled &&
      ids.filter(id => !then.current.ids.has(id)).length > NEW
    ) {
      refetch();
    }
    // What else is asked for makes other data.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [tasks, data]);

  const titled = (task: WatchedTask) =>
    describeTask(task, sent[task.task_id], { now, trans }).title;
  const older = useMemo(() => {
    const all = enabled ? (data?.pages ?? []).flatMap(page => page.tasks) : [];
    return [...new Map(all.map(task => [task.task_id, task])).values()].filter(
      task => passes(task, () => '', filter)
    );
  }, [data, enabled, filter]);
  const rows = useMemo(() => {
    const ids = new Set(tasks.map(task => task.task_id));
    return [
      ...inOrder(tasks.filter(task => passes(task, titled, filter))),
      ...older.filter(task => !ids.has(task.task_id))
    ];
    // What titles are made of comes with the tasks, in one snapshot.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [tasks, older, filter]);
  return {
    rows,
    loading: enabled && (isFetching || pages.isPlaceholderData),
    more: hasOlder && (!enabled || data === undefined || hasNextPage),
    failure: enabled && error ? failureOf(error) : null,
    loadMore: () => {
      if (!enabled) {
        setWanted(true);
      } else if (hasNextPage && !isFetching && !error) {
        pages.fetchNextPage();
      }
    },
    again: () => (hasNextPage ? pages.fetchNextPage() : refetch())
  };
}
