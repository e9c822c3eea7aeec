import { Notification } from '@jupyterlab/apputils';
import type { PanelParts } from './common/context';
import { announcement } from './tasks/announce';
import { PanelModel } from './model';
import type { PanelServices } from './services';

const known = new WeakMap<PanelServices, PanelParts>();

/** The parts of a page's panel: made once, shared by all its widgets. */
export function partsOf(services: PanelServices): PanelParts {
  let parts = known.get(services);
  if (!parts) {
    const model = new PanelModel(services.context.engine, task => {
      const { message, type } = announcement(task, services.trans);
      Notification.emit(message, type, {
        autoClose: type === 'success' ? 8000 : false,
        actions: [showTasks({ services, model })]
      });
    });
    model.session.follow(() => {
      const session = model.session.get();
      if (session) {
        services.allowed.belongTo(session);
      }
    });
    parts = { services, model };
    known.set(services, parts);
  }
  return parts;
}

/** The button of a notification that leads to the tasks. */
export function showTasks({
  services,
  model
}: PanelParts): Notification.IAction {
  const { trans } = services;
  return {
    label: trans.__('Show tasks'),
    caption: trans.__('Show the tasks in the Globus panel'),
    callback: () => {
      model.tab.set('tasks');
      services.openPanel();
    }
  };
}
