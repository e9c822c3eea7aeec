import { fail } from '../../globus/errors';
import type { Keeper } from '../contract';

/** What a Jupyter server keeps, and what may go wrong with it. */
export class Shelf {
  readonly sealed = new Map<string, string>();
  /** What was asked of it, oldest first. */
  readonly asked: string[] = [];
  /** Called before each answer. */
  before: (what: string) => Promise<void> = async () => undefined;

  /** A page's keeper. */
  keeper(how: Partial<Keeper> = {}): Keeper {
    const step = async (what: string) => {
      this.asked.push(what);
      await this.before(what);
    };
    return {
      place: 'https://hub.example.edu/user/ada/',
      wanted: true,
      load: async name => {
        await step('load');
        return this.sealed.get(name) ?? null;
      },
      store: async (name, sealed) => {
        await step('store');
        this.sealed.set(name, sealed);
      },
      remove: async name => {
        await step('remove');
        this.sealed.delete(name);
      },
      ...how
    };
  }

  /** From now on, nothing can be written. */
  fill(): void {
    this.before = async what => {
      if (what === 'store') {
        throw fail('refused', 'DiskFull', 'No space is left on the disk.');
      }
    };
  }
}
