import type { EngineCore } from './core';

/**
 * By this a page has the engine behind it. No string: a page's script reaches
 * through the port what it can name, and the session is behind this.
 */
export const ENGINE = Symbol('engine');

/** What the parts of {@link EnginePage} share. */
export class PageBase {
  readonly [ENGINE]: EngineCore;

  constructor(
    engine: EngineCore,
    protected readonly now: () => number
  ) {
    this[ENGINE] = engine;
  }
}
