/** A value that views follow; `useStore` is its React side. */
export class Store<T> {
  private readonly followers = new Set<() => void>();

  constructor(private value: T) {}

  readonly get = (): T => this.value;

  set(value: T): void {
    if (Object.is(value, this.value)) {
      return;
    }
    this.value = value;
    for (const follower of [...this.followers]) {
      follower();
    }
  }

  /** Calls back on every change until the returned function is called. */
  readonly follow = (follower: () => void): (() => void) => {
    this.followers.add(follower);
    return () => {
      this.followers.delete(follower);
    };
  };
}
