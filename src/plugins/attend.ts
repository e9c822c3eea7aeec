import type { EngineApi } from '../engine/contract';

/** How often a page says that it is still there, in milliseconds. */
export const HEARTBEAT = 30_000;

/** How soon after a sleep it says so, in milliseconds: timers stand still in it. */
const STEP = 5000;

/**
 * Tells the engine of this page's comings and goings.
 *
 * @param isListening - Whether the user wants to be told of ends while no page
 * can be seen.
 */
export function attend(
  engine: Pick<EngineApi, 'attend' | 'leave'>,
  isListening: () => boolean
): void {
  let toldAt = 0;
  const tell = (isBack = false) => {
    toldAt = Date.now();
    void engine.attend(!document.hidden, isListening(), isBack);
  };
  tell();
  setInterval(() => {
    const silence = Math.abs(Date.now() - toldAt);
    if (silence >= HEARTBEAT) {
      tell(silence >= 2 * HEARTBEAT);
    }
  }, STEP);
  document.addEventListener('visibilitychange', () => tell());
  window.addEventListener('online', () => tell(true));
  window.addEventListener('pagehide', ({ persisted }) => {
    // One that the browser keeps may be shown again, without being loaded.
    void (persisted ? engine.attend(false) : engine.leave());
  });
  window.addEventListener('pageshow', () => tell());
}
