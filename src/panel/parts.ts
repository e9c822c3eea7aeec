import type { PanelParts } from './common/context';
import { tellUnanswered } from './tasks/acts/resend';
import { PanelModel } from './model';
import type { PanelServices } from './services';
import { gatherNews } from './telling/gatherNews';
import { tellTogether } from './telling/tellTogether';

const known = new WeakMap<PanelServices, PanelParts>();

/** The parts of a page's panel: made once, shared by all its widgets. */
export function partsOf(services: PanelServices): PanelParts {
  let parts = known.get(services);
  if (!parts) {
    const { context } = services;
    const made: PanelParts = {
      services,
      model: new PanelModel(
        context.engine,
        gatherNews(news => tellTogether(made, news))
      )
    };
    const { found } = made.model;
    found.follow(() => tellUnanswered(made, found.get()));
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
