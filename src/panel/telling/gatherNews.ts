import type { SentTask, WatchedTask } from '../../engine/contract';
import type { Announce } from '../model';

/** What is to be told of a task. */
export interface News {
  task: WatchedTask;
  sent: SentTask;
  /** No page can be seen. */
  isUnseen: boolean;
  /** To be called with what resolves once it is told. */
  tell: (telling: Promise<void>) => void;
}

/**
 * How long after the last news there may be more of the same poll, in
 * milliseconds: the engine takes each on in a transaction of its own.
 */
const PAUSE = 400;

/** Hands news that come together on together: after a night there are many. */
export function gatherNews(tellAll: (news: readonly News[]) => void): Announce {
  let gathered: News[] = [];
  let pause: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    const news = gathered;
    gathered = [];
    tellAll(news);
  };
  return (task, sent, isUnseen) =>
    new Promise(tell => {
      gathered.push({ task, sent, isUnseen, tell });
      clearTimeout(pause);
      pause = setTimeout(end, PAUSE);
    });
}
