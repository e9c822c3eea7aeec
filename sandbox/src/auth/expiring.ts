import type { Clock } from '../clock.js';

// A long session must not fill the memory; the number is the sandbox's own.
const MOST_KEPT = 10_000;

/**
 * Things by their secret values, until they expire. All of them live as long
 * from when they are put in, so the oldest ends first; of too many, it goes.
 */
export class Expiring<T extends { readonly expires: number }> {
  constructor(private readonly clock: Clock) {}

  /** How many are kept. */
  get size(): number {
    return this.kept.size;
  }

  /** Keep a thing, as the newest. */
  put(value: string, thing: T): void {
    this.kept.delete(value);
    this.kept.set(value, thing);
    const now = this.clock.now();
    for (const [oldest, { expires }] of this.kept) {
      if (expires > now && this.kept.size <= MOST_KEPT) {
        return;
      }
      this.kept.delete(oldest);
    }
  }

  /** What has the value, if it is still good. */
  get(value: string): T | undefined {
    const thing = this.kept.get(value);
    return thing && thing.expires > this.clock.now() ? thing : undefined;
  }

  delete(value: string): void {
    this.kept.delete(value);
  }

  /** Forget all that are of a kind. */
  drop(which: (thing: T) => boolean): void {
    for (const [value, thing] of [...this.kept]) {
      if (which(thing)) {
        this.kept.delete(value);
      }
    }
  }

  clear(): void {
    this.kept.clear();
  }

  private readonly kept = new Map<string, T>();
}
