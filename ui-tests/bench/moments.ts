import type { Page } from '@playwright/test';

/** What is waited for on the page; names of {@link CHECKS}. */
export type Moment = 'rows' | 'sorted' | 'jupyterlab';

/** What is looked at, for whether a key has done its work. */
export type Sign = 'active' | 'count' | 'selected';

declare global {
  interface Window {
    globusMoments: Partial<Record<Moment, Promise<number>>>;
    globusTook: Promise<number>;
  }
}

/**
 * Begins to wait for moments; {@link seen} tells when they were, each as the
 * time of the frame after the one in which it could first be seen.
 *
 * @param names - The names of the first rows: as they come, and when sorted.
 */
export async function watch(
  page: Page,
  moments: Moment[],
  first: { any: string[]; sorted: string[] }
): Promise<void> {
  await page.evaluate(
    ({ moments, first }) => {
      const rows = () =>
        [...document.querySelectorAll('#jp-globus-panel .jp-GlobusRow')].map(
          row => row.textContent
        );
      const checks: Record<Moment, () => boolean> = {
        rows: () => first.any.some(name => rows()[0]?.includes(name)),
        sorted: () => {
          const shown = rows();
          return first.sorted.every((name, at) => shown[at]?.includes(name));
        },
        jupyterlab: () =>
          [...document.querySelectorAll('.jp-DirListing-itemName')].some(item =>
            first.any.includes(item.textContent)
          )
      };
      window.globusMoments = {};
      for (const moment of moments) {
        window.globusMoments[moment] = new Promise(resolve => {
          const look = () => {
            if (checks[moment]()) {
              requestAnimationFrame(() =>
                resolve(performance.timeOrigin + performance.now())
              );
            } else {
              requestAnimationFrame(look);
            }
          };
          look();
        });
      }
    },
    { moments, first }
  );
}

/** When a moment was, in milliseconds since the epoch. */
export function seen(page: Page, moment: Moment): Promise<number> {
  return page.evaluate(moment => window.globusMoments[moment]!, moment);
}

/**
 * Presses a key and resolves with how long it took, in milliseconds, until the
 * frame that shows what it did was out.
 */
export async function pressed(
  page: Page,
  key: string,
  sign: Sign
): Promise<number> {
  await page.evaluate(sign => {
    const grid = document.querySelector('#jp-globus-panel .jp-GlobusGrid')!;
    const signs: Record<Sign, () => string> = {
      active: () => {
        const { activeElement } = document;
        const row = activeElement?.closest('[aria-rowindex]');
        return `${activeElement?.getAttribute('aria-activedescendant')} ${row?.getAttribute('aria-rowindex')}`;
      },
      count: () => grid.getAttribute('aria-rowcount') ?? '',
      selected: () =>
        `${grid.querySelectorAll('[aria-selected="true"]').length}`
    };
    const before = signs[sign]();
    window.globusTook = new Promise(resolve => {
      const onKey = (event: KeyboardEvent) => {
        const look = () => {
          if (signs[sign]() === before) {
            requestAnimationFrame(look);
            return;
          }
          // A message comes after the frame is laid out and painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - event.timeStamp);
          port2.postMessage(null);
        };
        requestAnimationFrame(look);
      };
      window.addEventListener('keydown', onKey, { capture: true, once: true });
    });
  }, sign);
  await page.keyboard.press(key);
  return page.evaluate(() => window.globusTook);
}
