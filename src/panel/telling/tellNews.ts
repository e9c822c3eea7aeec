import { Notification } from '@jupyterlab/apputils';
import type { SentTask, WatchedTask } from '../../engine/contract';
import { stateOf } from '../../operations/taskState';
import { hasEnded } from '../../operations/waitTask';
import type { PanelParts } from '../common/context';
import { tellWhy } from '../common/reason';
import type { PanelServices } from '../services';
import { askAndCancel } from '../tasks/acts/cancelOne';
import { announcement } from '../tasks/announce';
import { describeTask } from '../tasks/describe';
import { placeOf } from '../tasks/ends';
import { mendedText, mendLabel, mendTask } from '../tasks/acts/mend';
import { showFiles } from '../tasks/showFiles';
import { showInBrowser } from './inBrowser';

/**
 * Says that a task has ended or needs attention, with what to do.
 *
 * @param isUnseen - No page can be seen: the browser says it too, where the
 *   user wants that.
 * @returns Resolves once it is said.
 */
export async function tellNews(
  parts: PanelParts,
  task: WatchedTask,
  sent: SentTask,
  isUnseen: boolean
): Promise<void> {
  const { services } = parts;
  const { trans } = services;
  const telling = { trans, now: Date.now() };
  const { message, type } = announcement(task, sent, telling);
  const actions = hasEnded(task)
    ? await filesActions(parts, task, sent)
    : [...mendActions(services, task), cancelling(services, task, sent)];
  const id = Notification.emit(message, type, {
    autoClose: type === 'success' ? 8000 : false,
    actions: [...actions, showTask(services, task.task_id)]
  });
  if (!hasEnded(task)) {
    takeBackOnceOver(parts, task.task_id, id);
  }
  if (isUnseen && services.notifies()) {
    showInBrowser(message, task.task_id, () => services.openTask(task.task_id));
  }
}

/** The button of a notification that leads to a task. */
export function showTask(
  services: PanelServices,
  id: string
): Notification.IAction {
  const { trans } = services;
  return {
    label: trans.__('Show task'),
    caption: trans.__('Show what happens to it, in a tab of its own'),
    callback: () => services.openTask(id)
  };
}

/** What was stuck and goes on, or has ended, is no news any more. */
function takeBackOnceOver(
  { model }: PanelParts,
  taskId: string,
  id: string
): void {
  const leave = model.tasks.follow(() => {
    const tasks = model.tasks.get()?.tasks ?? [];
    const task = tasks.find(one => one.task_id === taskId);
    if (!task || stateOf(task) !== 'stuck') {
      leave();
      Notification.dismiss(id);
    }
  });
}

function mendActions(
  services: PanelServices,
  task: WatchedTask
): Notification.IAction[] {
  const { context, trans } = services;
  const label = mendLabel(task, trans);
  const mend = () =>
    mendTask(context, task).then(
      () => void Notification.success(mendedText(trans), { autoClose: 8000 }),
      (error: unknown) =>
        tellWhy(error, trans.__('The task still waits.'), trans)
    );
  return label === null ? [] : [{ label, callback: () => void mend() }];
}

function cancelling(
  services: PanelServices,
  task: WatchedTask,
  sent: SentTask
): Notification.IAction {
  const { trans } = services;
  const { title } = describeTask(task, sent, { trans, now: Date.now() });
  return {
    label: trans.__('Cancel task'),
    caption: trans.__('Asks once more before it stops the task'),
    callback: () => void askAndCancel(services, task, title)
  };
}

async function filesActions(
  parts: PanelParts,
  task: WatchedTask,
  sent: SentTask
): Promise<Notification.IAction[]> {
  const { services } = parts;
  const { browser, trans } = services;
  const place = placeOf(task, sent, 'second');
  const local = await localEnd(services, task, sent);
  if (local !== null) {
    browser.refresh();
  }
  if (!place || stateOf(task) !== 'done') {
    return [];
  }
  if (local === null) {
    const callback = () => void showFiles(parts, place, 'second');
    return [{ label: trans.__('Show files'), callback }];
  }
  return [
    {
      label: trans.__('Open in JupyterLab'),
      callback: () => browser.open(local)
    }
  ];
}

/** How long news wait for where they are from, in milliseconds. */
const PATIENCE = 2000;

/** The path in JupyterLab of what a task has sent; null where it isn't there. */
export async function localEnd(
  { disks }: PanelServices,
  task: WatchedTask,
  sent: SentTask
): Promise<string | null> {
  const place = placeOf(task, sent, 'second');
  if (!place) {
    return null;
  }
  await Promise.race([
    // Signed out meanwhile: whose disk it is can't be known.
    disks.look().catch(() => null),
    new Promise(resolve => setTimeout(resolve, PATIENCE))
  ]);
  const path = sent.items === 1 ? sent.firstTo : place.path;
  return disks.localOf({ ...place, path });
}
