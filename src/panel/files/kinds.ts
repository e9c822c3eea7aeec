import type { TranslationBundle } from '@jupyterlab/translation';
import type { Collection } from '../../engine/contract';

/** The kind of a collection in a word or two, as the web app names them. */
export function kindName(
  collection: Pick<Collection, 'entityType'>,
  trans: TranslationBundle
): string {
  switch (collection.entityType) {
    case 'GCSv5_mapped_collection':
      return trans.__('Mapped');
    case 'GCSv5_guest_collection':
      return trans.__('Guest');
    case 'GCP_mapped_collection':
      return trans.__('Personal');
    case 'GCP_guest_collection':
      return trans.__('Guest, personal');
    default:
      return trans.__('Endpoint');
  }
}
