import { fail } from '../../globus/errors';
import type { Keeper, NoKeeper, SessionState } from '../contract';
import type { Engine } from '../engine';
import type { KeyStore, SealingKey } from '../keyStore';
import type { EnginePage } from '../page';
import type { World } from './world';

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

/** A browser's keys, in memory. */
export class MemoryKeys implements KeyStore {
  readonly keys = new Map<string, SealingKey>();

  async get(slot: string): Promise<SealingKey | null> {
    return this.keys.get(slot) ?? null;
  }

  async put(slot: string, key: SealingKey): Promise<void> {
    this.keys.set(slot, key);
  }

  async remove(slot: string): Promise<void> {
    this.keys.delete(slot);
  }
}

/** A page that was loaded. */
export interface Loaded {
  engine: Engine;
  page: EnginePage;
}

/** One browser and one Jupyter server, which outlive engines. */
export class Browser {
  readonly shelf = new Shelf();
  readonly keys = new MemoryKeys();

  constructor(readonly world: World) {}

  /** A page in a new engine, as after a reload. */
  async load(keeper: Keeper | NoKeeper = this.shelf.keeper()): Promise<Loaded> {
    const engine = this.world.openEngine(this.keys);
    const page = engine.openPage();
    await page.configure(this.world.choice, keeper);
    return { engine, page };
  }

  /** Signs in through a page; resolves when that is kept. */
  async signIn(
    { engine, page }: Loaded,
    identity?: string,
    scopes: string[] = []
  ): Promise<SessionState> {
    const pending = await page.beginSignIn({ scopes, session: null });
    const code = await this.world.codeFor(pending, identity);
    const state = await page.completeSignIn(pending.id, code);
    await engine.binding.keeping.done();
    return state;
  }
}
