import type { QueryOptions } from './client';

/** What comes page by page. */
export interface PagesOptions<P> extends Omit<QueryOptions<never>, 'queryFn'> {
  queryFn: (context: { pageParam: number }) => Promise<P>;
  initialPageParam: number;
  /** Where the page after this one begins; null after the last one. */
  getNextPageParam: (page: P) => number | null;
}

/** The pages as one answer. Asked for again, as many come as there were. */
export function inPages<P>(
  options: PagesOptions<P>
): QueryOptions<{ pages: P[] }> {
  const { queryFn, initialPageParam, getNextPageParam, ...rest } = options;
  return {
    ...rest,
    queryFn: async before => {
      const wanted = before?.pages.length ?? 1;
      const pages: P[] = [];
      let pageParam: number | null = initialPageParam;
      while (pageParam !== null && pages.length < wanted) {
        const page: P = await queryFn({ pageParam });
        pages.push(page);
        pageParam = getNextPageParam(page);
      }
      return { pages };
    }
  };
}

/** How one page more is asked for; null where there is none. */
export function onePageMore<P>(
  options: PagesOptions<P>,
  known: { pages: P[] } | undefined
): (() => Promise<{ pages: P[] }>) | null {
  const last = known?.pages.at(-1);
  const pageParam = last === undefined ? null : options.getNextPageParam(last);
  return known && pageParam !== null
    ? async () => ({
        pages: [...known.pages, await options.queryFn({ pageParam })]
      })
    : null;
}
