import type { IRunningSessions } from '@jupyterlab/running';
import { Signal } from '@lumino/signaling';
import type { WatchedTask } from '../../engine/contract';
import { stateOf } from '../../operations/taskState';
import { hasEnded } from '../../operations/waitTask';
import { partsOf } from '../parts';
import type { PanelServices } from '../services';
import { describeTask } from '../tasks/describe';
import { inOrder } from '../tasks/state';
import { ICONS } from '../tasks/StateIcon';
import { askAndCancel, cancelAndTell } from '../tasks/acts/cancelOne';

/** The tasks that have not ended, as a section of JupyterLab's Running panel. */
export function makeRunning(
  services: PanelServices
): IRunningSessions.IManager {
  const { model } = partsOf(services);
  const { trans } = services;
  const runningChanged = new Signal<object, void>({});
  model.tasks.follow(() => runningChanged.emit());

  const tasks = () =>
    inOrder((model.tasks.get()?.tasks ?? []).filter(task => !hasEnded(task)));
  const describe = (task: WatchedTask) =>
    describeTask(task, model.tasks.get()?.sent[task.task_id], {
      trans,
      now: Date.now()
    });
  /** Those that the question about all of them has named. */
  let named: readonly string[] = [];

  return {
    name: trans.__('Globus Tasks'),
    supportsMultipleViews: false,
    running: () => tasks().map(toItem),
    runningChanged,
    refreshRunning: () => void model.lookAgain(),
    shutdownLabel: trans.__('Cancel task…'),
    shutdownAllLabel: trans.__('Cancel All'),
    get shutdownAllConfirmationText() {
      named = tasks().map(task => task.task_id);
      return trans.__(
        '%1. Files that have arrived stay where they are. A cancelled task can’t be taken up again.',
        tasks()
          .map(task => describe(task).title)
          .join(' · ')
      );
    },
    shutdownAll: () =>
      tasks()
        .filter(task => named.includes(task.task_id))
        .forEach(
          task => void cancelAndTell(services, task, describe(task).title)
        )
  };

  function toItem(task: WatchedTask): IRunningSessions.IRunningItem {
    const { title, route, line } = describe(task);
    return {
      open: () => services.openTask(task.task_id),
      shutdown: () => void askAndCancel(services, task, title),
      icon: () => ICONS[stateOf(task)],
      label: () => title,
      labelTitle: () => `${title}\n${route}\n${line}`,
      detail: () => line
    };
  }
}
