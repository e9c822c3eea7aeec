import type { TranslationBundle } from '@jupyterlab/translation';
import { failureOf } from '../../../engine/contract';
import { checkName } from '../../../engine/contract';
import { makeDirectory, rename } from '../../../operations/files';
import type { OperationContext } from '../../../operations/context';
import type { Listing } from '../../../operations/listing';
import { perform } from '../../../operations/perform';
import type { Place } from '../../../operations/places';
import { join } from '../../../operations/places';
import { asNow, PANEL } from '../../common/caller';
import type { PanelParts } from '../../common/context';
import { reasonFor, tellWhy } from '../../common/reason';
import { safeText } from '../../common/safeText';
import { offerUndo } from '../../common/undo';
import type { Pane } from '../pane';
import type { PendingChange } from './pending';

/** Opens a line to type the name of a new folder in. */
export function beginNewFolder(pane: Pane): void {
  pane.edit({ kind: 'new-folder', text: '', problem: null });
}

/** Opens the name of the selected entry to be typed anew. */
export function beginRename(pane: Pane): void {
  const { listing } = pane.state.get();
  const index = renameTarget(pane);
  if (listing && index >= 0) {
    const text = listing.nameAt(index);
    pane.edit({ kind: 'rename', index, text, problem: null });
  }
}

/** The one entry that is selected, else the one with the keyboard; -1: none. */
export function renameTarget(pane: Pane): number {
  const { listing, selection } = pane.state.get();
  const { active, count } = selection;
  if (!listing || count > 1) {
    return -1;
  }
  const index =
    count === 0 || selection.has(active) ? active : selection.indices()[0]!;
  // What the filter hides has no row to type in.
  return listing.row(index) < 0 ? -1 : index;
}

/** Closes the line without doing anything. */
export function cancelEdit(pane: Pane): void {
  pane.edit(null);
}

/**
 * Does what was typed. The row shows it at once; where it is refused, the row
 * is as it was and the line is open again, with the text and the reason.
 *
 * @param text - As it is in the box.
 */
export async function commitEdit(
  parts: PanelParts,
  pane: Pane,
  text: string
): Promise<void> {
  const { trans } = parts.services;
  const context = asNow(parts);
  const { edit, collection, listing } = pane.state.get();
  if (!edit || !collection || !listing) {
    return;
  }
  const old = edit.kind === 'rename' ? listing.nameAt(edit.index) : '';
  if (text === '' || text === asTyped(old)) {
    cancelEdit(pane);
    return;
  }
  const problem = nameProblem(text, listing, trans);
  if (problem !== null) {
    pane.edit({ ...edit, text, problem });
    return;
  }
  cancelEdit(pane);
  const folder = { collection: collection.id, path: listing.path };
  try {
    await (edit.kind === 'rename'
      ? renameTo(parts, context, folder, old, text)
      : makeFolder(parts, context, folder, text));
    if (isShown(pane, folder)) {
      selectName(pane, text);
    }
  } catch (error) {
    const problem = reasonFor(error, trans);
    if (failureOf(error).kind === 'conflict') {
      // Something is there that was not when the folder was listed.
      pane.refresh();
    }
    const index = pane.state.get().listing?.find(old) ?? -1;
    if (
      isShown(pane, folder) &&
      pane.state.get().edit === null &&
      (edit.kind === 'new-folder' || index >= 0)
    ) {
      pane.edit(
        edit.kind === 'rename'
          ? { ...edit, index, text, problem }
          : { ...edit, text, problem }
      );
    } else {
      tellWhy(
        error,
        edit.kind === 'rename'
          ? trans.__('“%1” was not renamed.', safeText(old))
          : trans.__('“%1” was not made.', safeText(text)),
        trans
      );
    }
  }
}

function makeFolder(
  parts: PanelParts,
  context: OperationContext,
  folder: Place,
  name: string
): Promise<void> {
  const path = join(folder.path, name);
  return underWay(parts, { kind: 'new-folder', ...at(folder), name }, () =>
    perform(makeDirectory, context, PANEL, { ...folder, path })
  );
}

/** Renames, and offers the way back to whom it was done as. */
async function renameTo(
  parts: PanelParts,
  context: OperationContext,
  folder: Place,
  from: string,
  to: string
): Promise<void> {
  const { trans } = parts.services;
  checkName(from);
  await underWay(parts, { kind: 'rename', ...at(folder), from, to }, () =>
    perform(rename, context, PANEL, {
      collection: folder.collection,
      path: join(folder.path, from),
      newPath: join(folder.path, to)
    })
  );
  offerUndo(
    trans.__('“%1” is “%2” now.', safeText(from), safeText(to)),
    trans,
    () =>
      renameTo(parts, context, folder, to, from).catch((error: unknown) =>
        tellWhy(error, trans.__('“%1” was not renamed.', safeText(to)), trans)
      )
  );
}

/** Shows a change while it is made, and until the folder has it. */
async function underWay(
  { model }: PanelParts,
  change: PendingChange,
  make: () => Promise<unknown>
): Promise<void> {
  model.changes.begin(change);
  try {
    await make();
  } catch (error) {
    model.changes.end(change);
    throw error;
  }
  await model.changes.settle(change);
}

/**
 * Why a name can't be given here; null where it can. What else a collection
 * refuses it says itself.
 */
function nameProblem(
  name: string,
  listing: Listing,
  trans: TranslationBundle
): string | null {
  if (name.includes('/')) {
    return trans.__('A name can’t have a slash (/) in it.');
  }
  if (name === '.' || name === '..') {
    return trans.__('“.” and “..” stand for folders. Choose another name.');
  }
  return listing.find(name) >= 0
    ? trans.__('“%1” is there already. Choose another name.', safeText(name))
    : null;
}

/** A name as a box of one line holds it. */
function asTyped(name: string): string {
  return name.replace(/[\r\n]/g, '');
}

function at({ collection, path }: Place) {
  return { collection, folder: path };
}

/** Selects what has just been made or named, unless a filter hides it. */
function selectName(pane: Pane, name: string): void {
  const { listing, selection } = pane.state.get();
  const row = listing?.rowOf(name) ?? -1;
  if (row >= 0) {
    pane.select(selection.select(row, 'only'));
  }
}

function isShown(pane: Pane, { collection, path }: Place): boolean {
  const { collection: shown, listing } = pane.state.get();
  return shown?.id === collection && listing?.path === path;
}
