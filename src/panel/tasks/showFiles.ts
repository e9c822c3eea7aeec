import { Notification } from '@jupyterlab/apputils';
import { failureOf } from '../../engine/contract';
import { explain } from '../../operations/explain';
import type { Place } from '../../operations/places';
import { queryKeys } from '../../operations/queries';
import { safeText } from '../common/safeText';
import type { PanelParts } from '../common/context';
import type { End } from './ends';

/** Opens a place in the pane of that end, and the panel on it. */
export async function showFiles(
  { services, model }: PanelParts,
  { collection: id, path }: Place,
  end: End
): Promise<void> {
  const { trans, context } = services;
  try {
    const collection = await model.queries.query({
      queryKey: queryKeys.collection(id),
      queryFn: () => context.engine.collection(id),
      staleTime: 300_000
    });
    model.panes[end].open(collection, path === '' ? null : path);
    model.tab.set('files');
    services.openPanel();
  } catch (error) {
    const { what, advice } = explain(failureOf(error), trans);
    Notification.error(
      trans.__(
        'The files can’t be shown. %1',
        safeText(`${what} ${advice}`.trim())
      ),
      { autoClose: false }
    );
  }
}
