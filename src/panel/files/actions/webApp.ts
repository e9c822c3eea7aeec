import type { ServiceChoice } from '../../../engine/contract';
import { webAppOf } from '../../../engine/contract';
import type { Pane } from '../pane';

/**
 * The page of the web app's file manager that shows what a pane shows; null
 * where the pane shows nothing, or the service has no web app.
 */
export function webAppLink(
  choice: ServiceChoice | null,
  pane: Pick<Pane, 'state'>
): string | null {
  const { collection, listing, path } = pane.state.get();
  const origin = choice && webAppOf(choice);
  if (!origin || !collection) {
    return null;
  }
  const query = new URLSearchParams({ origin_id: collection.id });
  const folder = listing?.path ?? path;
  if (folder !== null) {
    query.set('origin_path', folder);
  }
  // A plus is a space in forms alone.
  return `${origin}/file-manager?${query.toString().replaceAll('+', '%20')}`;
}
