import type { QueryFunction } from './query';
import { Query } from './query';
import type { PagesOptions } from './pages';
import { inPages } from './pages';

/** What names a question: its kind, then what it depends on; JSON's values. */
export type QueryKey = readonly unknown[];

export interface QueryOptions<T> {
  queryKey: QueryKey;
  queryFn: QueryFunction<T>;
  /** How old an answer may be that isn't asked for again, in milliseconds; 0. */
  staleTime?: number;
  /** How long an answer is kept that nobody shows, in milliseconds; 5 minutes. */
  gcTime?: number;
}

/** Which questions are meant: those whose keys begin so. */
export interface QueryFilter {
  queryKey: QueryKey;
}

/** What a page remembers of the service's answers, by their questions. */
export class QueryClient {
  private readonly queries = new Map<string, [QueryKey, Query<never>]>();

  /** A question, as it is kept or new. It is not asked by this. */
  find<T>(options: QueryOptions<T>): Query<T> {
    const { queryKey, queryFn, gcTime = 300_000 } = options;
    const name = JSON.stringify(queryKey);
    const known = this.queries.get(name)?.[1] as unknown as
      Query<T> | undefined;
    const query =
      known && !known.isExpired ? known : new Query(queryFn, gcTime);
    if (query !== known) {
      this.sweep();
      this.queries.set(name, [queryKey, query as unknown as Query<never>]);
    }
    return Object.assign(query, { queryFn, gcTime });
  }

  /** What is known, where it is fresh enough; asks otherwise. */
  async query<T>(options: QueryOptions<T>): Promise<T> {
    const query = this.find(options);
    return query.isFresh(options.staleTime ?? 0)
      ? query.get().data!
      : query.fetch();
  }

  /** {@link query} for what comes page by page. */
  infiniteQuery<P>(options: PagesOptions<P>): Promise<{ pages: P[] }> {
    return this.query(inPages(options));
  }

  /** What is known, however old. */
  getQueryData<T>(queryKey: QueryKey): T | undefined {
    const known = this.queries.get(JSON.stringify(queryKey))?.[1];
    return known?.get().data;
  }

  /** Something has changed there; what is shown is asked for again. */
  invalidateQueries(filter: QueryFilter): void {
    this.matching(filter).forEach(query => query.invalidate());
  }

  /** Forgets answers; what is shown is asked for again. */
  resetQueries(filter: QueryFilter): void {
    this.matching(filter).forEach(query => query.reset());
  }

  /** Forgets everything, and asks for nothing. */
  clear(): void {
    this.queries.clear();
  }

  private matching({ queryKey: start }: QueryFilter): Query<never>[] {
    const same = (key: QueryKey) =>
      JSON.stringify(key.slice(0, start.length)) === JSON.stringify(start);
    return [...this.queries.values()]
      .filter(([key]) => same(key))
      .map(([, query]) => query);
  }

  private sweep(): void {
    for (const [name, [, query]] of this.queries) {
      if (query.isExpired) {
        this.queries.delete(name);
      }
    }
  }
}
