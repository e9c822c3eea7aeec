import { Store } from '../common/store';

export interface MutationOptions<T, V> {
  mutationFn: (variables: V) => Promise<T>;
  /** Called with each result, whether it is still shown or not. */
  onSuccess?: (data: T) => void;
  onError?: (error: Error) => void;
}

/** What became of the last call. */
export interface MutationState<T, V> {
  data: T | undefined;
  error: Error | null;
  /** What it was called with. */
  variables: V | undefined;
  isPending: boolean;
  isSuccess: boolean;
}

const IDLE: MutationState<never, never> = {
  data: undefined,
  error: null,
  variables: undefined,
  isPending: false,
  isSuccess: false
};

/** Something that is done when asked for: each call once, the last one is shown. */
export class Mutation<T, V> {
  readonly state = new Store<MutationState<T, V>>(IDLE);
  private latest: object | null = null;

  constructor(private options: MutationOptions<T, V>) {}

  /** What counts from now on, for what is under way, too. */
  use(options: MutationOptions<T, V>): void {
    this.options = options;
  }

  /** @param then - Called with the result while that is the one to be shown. */
  readonly mutate = (variables: V, then?: (data: T) => void): void => {
    const own = (this.latest = {});
    this.state.set({ ...IDLE, variables, isPending: true });
    const show = (result: Partial<MutationState<T, V>>) => {
      const shown = this.latest === own;
      if (shown) {
        this.state.set({ ...IDLE, variables, ...result });
      }
      return shown;
    };
    (async () => this.options.mutationFn(variables))().then(
      data => {
        this.options.onSuccess?.(data);
        if (show({ data, isSuccess: true })) {
          then?.(data);
        }
      },
      (reason: unknown) => {
        const error = reason as Error;
        this.options.onError?.(error);
        show({ error });
      }
    );
  };

  /** Shows nothing of what was called; it is done all the same. */
  readonly reset = (): void => {
    this.latest = null;
    this.state.set(IDLE);
  };
}
