import { Notification } from '@jupyterlab/apputils';
import type { Place } from '../operations/places';
import type { PanelParts } from './common/context';
import { announcement } from './tasks/announce';
import { placeOf } from './tasks/ends';
import { showFiles } from './tasks/showFiles';
import { tellUnanswered } from './tasks/resend';
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
        const path = sent.items === 1 ? sent.firstTo : (place?.path ?? '');
        void localOf(services, place && { ...place, path }).then(local => {
          if (local !== null) {
            services.browser.refresh();
          }
          const files = {
            label:
              local === null
                ? trans.__('Show files')
                : trans.__('Open in JupyterLab'),
            callback: () =>
              local === null
                ? void showFiles(made, place!, 'second')
                : services.browser.open(local)
          };
          Notification.emit(message, type, {
            autoClose: type === 'success' ? 8000 : false,
            actions: [
              ...(type === 'success' && place ? [files] : []),
              showTask(services, task.task_id)
            ]
          });
        });
      })
    };
    const { found, tab } = made.model;
    found.follow(() =>
      tellUnanswered(services, found.get(), () => {
        tab.set('tasks');
        services.openPanel();
      })
    );
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

/** How long news wait for where they are from, in milliseconds. */
const PATIENCE = 2000;

/** The path in JupyterLab of what is at a place; null where it isn't there. */
async function localOf(
  { disks }: PanelServices,
  place: Place | null
): Promise<string | null> {
  if (place) {
    await Promise.race([
      // Signed out meanwhile: whose disk it is can't be known.
      disks.look().catch(() => null),
      new Promise(resolve => setTimeout(resolve, PATIENCE))
    ]);
  }
  return place && disks.localOf(place);
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
