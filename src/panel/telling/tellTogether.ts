import { Notification } from '@jupyterlab/apputils';
import { stateOf } from '../../operations/taskState';
import type { PanelParts } from '../common/context';
import { showTasks } from '../tasks/showTasks';
import { countInWords } from '../tasks/state';
import type { News } from './gatherNews';
import { showInBrowser } from './inBrowser';
import { localEnd, tellNews } from './tellNews';

/** So many tasks at once are told one by one. */
const MOST = 3;

/**
 * Tells of tasks that have ended or need attention: of a few one by one, of
 * more in one notification that counts them. Of those the first that failed or
 * need attention are told by themselves, too.
 */
export function tellTogether(parts: PanelParts, news: readonly News[]): void {
  const isMany = news.length > MOST;
  const alone = isMany
    ? news
        .filter(({ task }) => !/^(done|cancelled)$/.test(stateOf(task)))
        .slice(0, MOST)
    : news;
  for (const { task, sent, isUnseen, tell } of alone) {
    tell(tellNews(parts, task, sent, isUnseen));
  }
  if (isMany) {
    const telling = tellCounts(parts, news);
    news.forEach(one => one.tell(telling));
  }
}

async function tellCounts(
  parts: PanelParts,
  news: readonly News[]
): Promise<void> {
  const { services } = parts;
  const { browser, trans } = services;
  const tasks = news.map(({ task }) => task);
  const places = await Promise.all(
    news.map(({ task, sent }) => localEnd(services, task, sent))
  );
  if (places.some(place => place !== null)) {
    browser.refresh();
  }
  const message = trans.__(
    'News of %1 tasks: %2',
    tasks.length,
    countInWords(tasks, trans)
  );
  const isGood = tasks.every(task => stateOf(task) === 'done');
  const show = () => showTasks(parts);
  Notification.emit(message, isGood ? 'success' : 'warning', {
    autoClose: isGood ? 8000 : false,
    actions: [{ label: trans.__('Show tasks'), callback: show }]
  });
  if (news.some(({ isUnseen }) => isUnseen) && services.notifies()) {
    showInBrowser(message, 'tasks', show);
  }
}
