import type { Keeper, NoKeeper, SessionState } from '../contract';
import type { Engine } from '../engine';
import type { KeyStore, SealingKey } from '../keyStore';
import type { EnginePage } from '../page';
import { Shelf } from './shelf';
import type { World } from './world';

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
