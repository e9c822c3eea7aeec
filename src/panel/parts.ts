import { Notification } from '@jupyterlab/apputils';
import type { Place } from '../operations/places';
import type { PanelParts } from './common/context';
import { announcement } from './tasks/announce';
import { placeOf } from './tasks/ends';
import { showFiles } from './tasks/showFiles';
import { PanelModel } from './model';
import type { PanelServices } from './services';

const known = new WeakMap<PanelServices, PanelParts>();

/** The parts of a page's panel: made once, shared by all its widgets. */
export function partsOf(services: PanelServices): PanelParts {
  let parts = known.get(services);
  if (!parts) {
    const { context, trans } = services;
    const made: PanelParts = {
      services,
      model: new PanelModel(context.engine, (task, sent) => {
        const telling = { trans, now: Date.now() };
        const { message, type } = announcement(task, sent, telling);
        const place = placeOf(task, sent, 'second');
        const actions = (files: Notification.IAction | null) => [
          ...(type === 'success' && files ? [files] : []),
          showTask(services, task.task_id)
        ];
        const id = Notification.emit(message, type, {
          autoClose: type === 'success' ? 8000 : false,
          actions: actions(
            place && {
              label: trans.__('Show files'),
              callback: () => void showFiles(made, place, 'second')
            }
          )
        });
        if (place) {
          const { collection } = place;
          const path = sent.items === 1 ? sent.firstTo : place.path;
          void localOf(services, { collection, path }).then(local => {
            if (local === null) {
              return;
            }
            services.browser.refresh();
            Notification.update({
              id,
              actions: actions({
                label: trans.__('Open in JupyterLab'),
                callback: () => services.browser.open(local)
              })
            });
          });
        }
      })
    };
    made.model.session.follow(() => {
      const session = made.model.session.get();
      if (session) {
        services.allowed.belongTo(session);
        // Someone else may see other collections, or see them at last.
        services.disks.forget();
      }
    });
    parts = made;
    known.set(services, parts);
  }
  return parts;
}

/** The path in JupyterLab of what is at a place; null where it isn't there. */
async function localOf(
  { disks }: PanelServices,
  place: Place
): Promise<string | null> {
  try {
    await disks.look();
  } catch {
    // Signed out meanwhile: whose disk it is can't be known.
  }
  return disks.localOf(place);
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
