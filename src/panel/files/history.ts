/** How many steps back there are at most. */
const MOST = 100;

/** The places that were gone to, as a browser keeps them. */
export class History<T> {
  private readonly places: T[] = [];
  private at = -1;

  /** Where it is now; undefined before the first place. */
  get current(): T | undefined {
    return this.places[this.at];
  }

  get canBack(): boolean {
    return this.at > 0;
  }

  get canForward(): boolean {
    return this.at < this.places.length - 1;
  }

  /** Goes on to another place; there is no way forward from it. */
  push(place: T): void {
    this.places.splice(this.at + 1, Infinity, place);
    if (this.places.length > MOST) {
      this.places.shift();
    }
    this.at = this.places.length - 1;
  }

  /** @returns The place before; undefined where there is none. */
  back(): T | undefined {
    return this.canBack ? this.places[--this.at] : undefined;
  }

  /** @returns The place after; undefined where there is none. */
  forward(): T | undefined {
    return this.canForward ? this.places[++this.at] : undefined;
  }

  clear(): void {
    this.places.length = 0;
    this.at = -1;
  }
}
