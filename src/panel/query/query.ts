import { Store } from '../common/store';

/** What is known of a question. */
export interface QueryState<T> {
  /** What came last; undefined before the first answer. */
  data: T | undefined;
  /** Why the last ask failed; what had come before stays. */
  error: Error | null;
  isFetching: boolean;
}

const NOTHING: QueryState<never> = {
  data: undefined,
  error: null,
  isFetching: false
};

/** Asks; told what is known already. */
export type QueryFunction<T> = (before: T | undefined) => Promise<T>;

/**
 * One question to the service and what is known of its answer, for all that
 * show it. However many ask at once, it is asked once; only the answer to the
 * last ask counts.
 */
export class Query<T> {
  private readonly state = new Store<QueryState<T>>(NOTHING);
  private followers = 0;
  /** Since when nobody shows it; never while nobody has shown it yet. */
  private idleSince = Infinity;
  private freshFrom = -Infinity;
  private asked: Promise<T> | null = null;

  /**
   * @param queryFn - How it is asked.
   * @param gcTime - How long it is kept when nobody shows it, in milliseconds.
   */
  constructor(
    public queryFn: QueryFunction<T>,
    public gcTime: number
  ) {}

  readonly get = (): QueryState<T> => this.state.get();

  readonly follow = (follower: () => void): (() => void) => {
    const leave = this.state.follow(follower);
    this.followers++;
    return () => {
      leave();
      if (--this.followers === 0) {
        this.idleSince = Date.now();
      }
    };
  };

  /** Whether it has an answer that is at most so many milliseconds old. */
  isFresh(staleTime: number): boolean {
    return Date.now() < this.freshFrom + staleTime;
  }

  /** Whether nobody has shown it for as long as it is kept. */
  get isExpired(): boolean {
    return !this.followers && Date.now() >= this.idleSince + this.gcTime;
  }

  /**
   * Asks, or joins who has asked already. Who needs no answer need not look
   * at the promise: a failure is in the state, too.
   */
  readonly fetch = (queryFn = this.queryFn): Promise<T> =>
    this.asked ?? this.ask(queryFn);

  /** What is known is out of date; who shows it gets another answer. */
  invalidate(): void {
    this.freshFrom = -Infinity;
    if (this.followers) {
      void this.ask(this.queryFn);
    } else {
      // The answer that is on its way may be from before the change.
      this.drop();
    }
  }

  /** As if it had never been asked; who shows it gets another answer. */
  reset(): void {
    this.drop();
    this.freshFrom = -Infinity;
    this.state.set(NOTHING);
    if (this.followers) {
      void this.fetch();
    }
  }

  private ask(queryFn: QueryFunction<T>): Promise<T> {
    const { data, error } = this.get();
    // For what nobody shows yet, and perhaps nobody will.
    this.idleSince = Date.now();
    const asked = (async () => queryFn(data))();
    this.asked = asked;
    this.state.set({
      data,
      // It stays beside the data until there is an answer.
      error: data === undefined ? null : error,
      isFetching: true
    });
    asked.then(
      answer => this.settle(asked, { data: answer, error: null }),
      (reason: unknown) => this.settle(asked, { error: reason as Error })
    );
    return asked;
  }

  private settle(asked: Promise<T>, result: Partial<QueryState<T>>): void {
    if (this.asked === asked) {
      this.asked = null;
      if ('data' in result) {
        this.freshFrom = Date.now();
      }
      this.state.set({ ...this.get(), ...result, isFetching: false });
    }
  }

  private drop(): void {
    if (this.asked) {
      this.asked = null;
      this.state.set({ ...this.get(), isFetching: false });
    }
  }
}
