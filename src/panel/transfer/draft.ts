import type { TranslationBundle } from '@jupyterlab/translation';
import type { Listing } from '../../operations/listing';
import { baseName, join } from '../../operations/places';
import type {
  TransferArguments,
  TransferItem
} from '../../operations/transfer';
import { safeText } from '../common/safeText';
import type { Selection } from '../files/selection';

/** One end of a transfer: a folder of a collection. */
export interface End {
  collection: string;
  listing: Listing;
}

/** What the selected rows of one pane would send to the folder in the other. */
export function draftOf(
  source: End & { selection: Selection },
  destination: End
): TransferArguments {
  const items = source.selection.indices().map((index): TransferItem => {
    const name = source.listing.nameAt(index);
    const paths = {
      source: join(source.listing.path, name),
      destination: join(destination.listing.path, name)
    };
    return source.listing.kindAt(index) === 'dir'
      ? { ...paths, recursive: true }
      : paths;
  });
  return {
    source: source.collection,
    destination: destination.collection,
    items
  };
}

/** Names of selected links that lead nowhere: Globus can't send them. */
export function brokenLinks(selection: Selection, listing: Listing): string[] {
  return selection
    .indices()
    .filter(index => listing.kindAt(index) === 'invalid_symlink')
    .map(index => listing.nameAt(index));
}

/** Why a transfer makes no sense, before anything is sent; null when it does. */
export function draftProblem(
  draft: TransferArguments,
  trans: TranslationBundle
): string | null {
  if (draft.items.length === 0) {
    return trans.__('Nothing is selected.');
  }
  if (draft.source !== draft.destination) {
    return null;
  }
  for (const item of draft.items) {
    const from = bare(item.source);
    const to = bare(item.destination);
    const name = safeText(baseName(from));
    if (from === to) {
      return trans.__(
        '“%1” would be sent onto itself. Choose another folder to send it to.',
        name
      );
    }
    if (item.recursive !== false && to.startsWith(`${from}/`)) {
      return trans.__(
        'The folder “%1” would be sent into itself. Choose another folder to send it to.',
        name
      );
    }
  }
  return null;
}

/** How long a label may be, in characters. */
export const LABEL_LENGTH = 128;

/** What Globus would not take about a label; null when it is fine or empty. */
export function labelProblem(
  label: string,
  trans: TranslationBundle
): string | null {
  if (/[\r\n]/.test(label)) {
    return trans.__('A label is a single line.');
  }
  if (label !== label.trim()) {
    return trans.__('Take away the space at the start or end of the label.');
  }
  const length = [...label].length;
  return length > LABEL_LENGTH
    ? trans.__(
        'This label has %1 characters; Globus takes %2 at most.',
        length,
        LABEL_LENGTH
      )
    : null;
}

function bare(path: string): string {
  return path.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
}
