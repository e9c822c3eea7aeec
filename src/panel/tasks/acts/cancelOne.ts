import { Notification } from '@jupyterlab/apputils';
import type { WatchedTask } from '../../../engine/contract';
import { tellWhy } from '../../common/reason';
import type { PanelServices } from '../../services';
import { describeTask } from '../describe';
import { confirmCancel } from './useCancel';

/** Stops a task from outside its views, after a question, and says so. */
export async function askAndCancel(
  services: PanelServices,
  task: WatchedTask,
  title: string
): Promise<void> {
  if (await confirmCancel([title], services.trans)) {
    await cancelAndTell(services, task, title);
  }
}

/** Stops a task, and says what came of it in a notification. */
export async function cancelAndTell(
  { context, trans }: PanelServices,
  task: WatchedTask,
  title: string
): Promise<void> {
  try {
    const { state, line } = describeTask(
      await context.engine.cancelTask(task.task_id),
      undefined,
      { trans, now: Date.now() }
    );
    Notification.info(
      state === 'cancelled'
        ? trans.__('“%1” is cancelled.', title)
        : trans.__('“%1”: %2', title, line),
      { autoClose: 4000 }
    );
  } catch (error) {
    tellWhy(error, trans.__('“%1” was not cancelled.', title), trans);
  }
}
