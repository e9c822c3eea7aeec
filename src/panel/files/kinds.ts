import type { TranslationBundle } from '@jupyterlab/translation';
import { fileType } from '../../engine/contract';
import type { Collection } from '../../engine/contract';
import { safeText } from '../common/safeText';

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

/** What an entry is, in a word or two. Files go by their names' endings. */
export function typeName(
  kind: string,
  name: string,
  isLink: boolean,
  trans: TranslationBundle
): string {
  if (kind === 'invalid_symlink') {
    return trans.__('Broken link');
  }
  if (isLink) {
    return kind === 'dir' ? trans.__('Link to a folder') : trans.__('Link');
  }
  switch (kind) {
    case 'dir':
      return trans.__('Folder');
    case 'file':
      return safeText(fileType(name)) || trans.__('File');
    default:
      return trans.__('Other');
  }
}
