import type { SentTask } from './taskTypes';
import type { WatchedTask } from './troubles';

/** What can be told of a task: each once. */
export type News = 'end' | 'stuck' | 'waits';

/** A page, as far as it is told of tasks. */
export interface Hearer {
  /** Whether it listens to the engine. */
  readonly hears: boolean;
  readonly visible: boolean;
  /** Whether it says what happens while no page can be seen. */
  readonly listens: boolean;
  hasSent(id: string): boolean;
  /** Resolves with whether the page has said it; false where it left first. */
  tellNews(
    task: WatchedTask,
    sent: SentTask,
    isUnseen: boolean
  ): Promise<boolean>;
}

/**
 * Has one page say what happened to a task: the one that sent it where it can
 * be seen, else another one that can, else one that may show the browser's
 * notifications, else any. A page that leaves before it has said it leaves it
 * to the next one.
 *
 * @param pages - The pages that are there now.
 * @returns Whether it was said.
 */
export async function tellOne(
  pages: () => readonly Hearer[],
  task: WatchedTask,
  sent: SentTask
): Promise<boolean> {
  const asked = new Set<Hearer>();
  for (;;) {
    const there = pages().filter(page => page.hears);
    const isUnseen = !there.some(page => page.visible);
    const rank = (page: Hearer) =>
      (page.visible || (isUnseen && page.listens) ? 2 : 0) +
      (page.hasSent(task.task_id) ? 1 : 0);
    const [page] = there
      .filter(one => !asked.has(one))
      .sort((one, other) => rank(other) - rank(one));
    if (!page) {
      return false;
    }
    asked.add(page);
    if (await page.tellNews(task, sent, isUnseen)) {
      return true;
    }
  }
}
