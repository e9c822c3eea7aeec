import type { TranslationBundle } from '@jupyterlab/translation';
import { fail } from '../../engine/contract';
import { whatIsMissing } from '../../operations/disksWords';
import { baseName, join, parent } from '../../operations/places';
import type { Place } from '../../operations/places';
import { reasonFor } from '../common/reason';
import type { PanelServices } from '../services';
import type { Source } from '../transfer/draft';
import { draftOf, draftProblem, sourceByNames } from '../transfer/draft';
import type { Pane } from './pane';

/** What is dragged over a pane. */
export interface Dragged {
  /** A text says why it can't be sent. */
  source: Source | string;
  onSent?: () => void;
}

/**
 * The folder that is meant where something is dropped.
 *
 * @param index - Of the entry under the pointer; -1 for none.
 * @returns Null where no folder is open.
 */
export function placeAt(
  pane: Pick<Pane, 'state'>,
  index: number
): Place | null {
  const { collection, listing } = pane.state.get();
  return (
    collection &&
    listing && {
      collection: collection.id,
      path:
        index >= 0 && listing.kindAt(index) === 'dir'
          ? `${join(listing.path, listing.nameAt(index))}/`
          : listing.path
    }
  );
}

/**
 * Why something can't be dropped at a place; null when it can.
 *
 * @param dragged - Null while it is found out what it is.
 */
export function dropProblem(
  { trans }: Pick<PanelServices, 'trans'>,
  dragged: Dragged | null,
  place: Place | null
): string | null {
  if (dragged === null) {
    return trans.__('Looking for the collection of these files …');
  }
  const { source } = dragged;
  return typeof source === 'string'
    ? source
    : place === null
      ? trans.__('Open a folder to send them to')
      : draftProblem(draftOf(source, place), trans);
}

/**
 * Files of this server as a collection has them, or why they can't be sent.
 *
 * @param paths - As JupyterLab has them.
 */
export async function serverFiles(
  { disks, trans }: Pick<PanelServices, 'disks' | 'trans'>,
  paths: readonly string[]
): Promise<Source | string> {
  try {
    const places = await Promise.all(paths.map(path => disks.placeOf(path)));
    if (places.includes(null)) {
      return whatIsMissing(await disks.look(), trans).join(' ');
    }
    return sourceHere(places as Place[], trans);
  } catch (error) {
    return reasonFor(error, trans);
  }
}

/**
 * Files of this server, where they are on a collection.
 *
 * @throws GlobusError `bad-request` where that is not one folder, and for a
 *   whole disk: it has no name there.
 */
export function sourceHere(
  places: readonly Place[],
  trans: TranslationBundle
): Source {
  const [{ collection, path: whole }] = places as [Place];
  const path = parent(whole);
  const names = places.map(each => baseName(each.path));
  if (
    names.includes('') ||
    // Home has its name nowhere else.
    (path === '/' && names.includes('~')) ||
    places.some(
      each => each.collection !== collection || parent(each.path) !== path
    )
  ) {
    throw fail(
      'bad-request',
      'NotInOneFolder',
      trans.__(
        'These files are not in one folder of a collection. Choose files of one folder, and of a whole disk what is in it.'
      )
    );
  }
  return sourceByNames({ collection, path }, names);
}
