import { InputDialog } from '@jupyterlab/apputils';
import type { BookmarkDocument } from '../../engine/contract';
import type { Place } from '../../operations/places';
import { confirmed } from '../common/confirm';
import type { PanelParts } from '../common/context';
import { tellWhy } from '../common/reason';
import { safeText } from '../common/safeText';
import { offerUndo } from '../common/undo';
import type { Pane } from '../files/pane';

/** The bookmark of the folder that a pane shows; null: it has none. */
export function bookmarkOf(
  { model }: PanelParts,
  pane: Pick<Pane, 'state'>
): BookmarkDocument | null {
  const { collection, listing, path } = pane.state.get();
  const folder = listing?.path ?? path;
  return collection === null || folder === null
    ? null
    : model.bookmarks.find({ collection: collection.id, path: folder });
}

/** Makes a bookmark of the folder that a pane shows, or removes it. */
export async function toggleBookmark(
  parts: PanelParts,
  pane: Pick<Pane, 'state'>
): Promise<void> {
  const { bookmarks } = parts.model;
  // A name must be free: those that are taken must be known.
  await bookmarks.need();
  const { collection, listing } = pane.state.get();
  const known = bookmarkOf(parts, pane);
  if (known) {
    await removeBookmark(parts, known);
  } else if (collection && listing) {
    const { path } = listing;
    const name = bookmarks.nameFor(path, collection.name);
    await addBookmark(parts, { collection: collection.id, path }, name);
  }
}

/**
 * As {@link toggleBookmark}, for a command: a button in someone's notebook can
 * run one, so the person is asked.
 */
export async function askToBookmark(
  parts: PanelParts,
  pane: Pick<Pane, 'state'>
): Promise<void> {
  const { model, services } = parts;
  const { bookmarks } = model;
  const { trans } = services;
  await bookmarks.need();
  const { collection, listing } = pane.state.get();
  const known = bookmarkOf(parts, pane);
  if (known) {
    const yes = await confirmed({
      title: trans.__('Remove the bookmark “%1”?', safeText(known.name)),
      body: trans.__('The folder itself stays as it is.'),
      keep: trans.__('Keep it'),
      act: trans.__('Remove')
    });
    if (yes) {
      await removeBookmark(parts, known);
    }
  } else if (collection && listing) {
    const { path } = listing;
    const { value } = await InputDialog.getText({
      title: trans.__('Bookmark this folder'),
      label: trans.__('Name'),
      text: bookmarks.nameFor(path, collection.name),
      okLabel: trans.__('Add')
    });
    if (value?.trim()) {
      const place = { collection: collection.id, path };
      await addBookmark(parts, place, value.trim());
    }
  }
}

/** Makes a bookmark; it can be taken back. */
async function addBookmark(
  parts: PanelParts,
  place: Place,
  name: string
): Promise<void> {
  const { model, services } = parts;
  const made = await told(parts, name, () =>
    model.bookmarks.add(services.context, place, name)
  );
  if (made) {
    offerUndo(
      services.trans.__('This folder has the bookmark “%1”.', safeText(name)),
      services.trans,
      () => removeBookmark(parts, made)
    );
  }
}

/** Removes a bookmark; it can be brought back. */
export async function removeBookmark(
  parts: PanelParts,
  bookmark: BookmarkDocument
): Promise<void> {
  const { model, services } = parts;
  const { id, name, endpoint_id: collection, path } = bookmark;
  if (id === '') {
    // It is being made.
    return;
  }
  const gone = await told(parts, name, () =>
    model.bookmarks.remove(services.context, bookmark).then(() => true)
  );
  if (gone) {
    offerUndo(
      services.trans.__('The bookmark “%1” is removed.', safeText(name)),
      services.trans,
      () => addBookmark(parts, { collection, path }, name)
    );
  }
}

/** Does it; says why where it could not be done. */
async function told<T>(
  { services }: PanelParts,
  name: string,
  act: () => Promise<T>
): Promise<T | undefined> {
  const { trans } = services;
  try {
    return await act();
  } catch (error) {
    tellWhy(
      error,
      trans.__('The bookmark “%1” is as it was.', safeText(name)),
      trans
    );
    return undefined;
  }
}
