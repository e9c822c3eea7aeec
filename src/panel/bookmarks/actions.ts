import { InputDialog } from '@jupyterlab/apputils';
import type { BookmarkDocument } from '../../engine/contract';
import type { Place } from '../../operations/places';
import { asNow } from '../common/caller';
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
  const place = folderOf(pane);
  return place && model.bookmarks.find(place);
}

function folderOf(pane: Pick<Pane, 'state'>): Place | null {
  const { collection, listing, path: asked } = pane.state.get();
  const path = listing?.path ?? asked;
  return collection && path !== null
    ? { collection: collection.id, path }
    : null;
}

/**
 * Makes a bookmark of the folder that a pane shows, or removes it.
 *
 * @param asks - Whether the person is asked: a command can be run by a button
 *   in someone's notebook, the star only by a person.
 */
export async function toggleBookmark(
  parts: PanelParts,
  pane: Pick<Pane, 'state'>,
  asks: boolean
): Promise<void> {
  const { bookmarks } = parts.model;
  const { trans } = parts.services;
  // Who is asked, not who is there when it is answered.
  const context = asNow(parts);
  const { collection, listing } = pane.state.get();
  const place = folderOf(pane);
  // A name must be free: those that are taken must be known.
  await bookmarks.need();
  const known = place && bookmarks.find(place);
  if (known) {
    const yes =
      !asks ||
      (await confirmed({
        title: trans.__('Remove the bookmark “%1”?', safeText(known.name)),
        body: trans.__('The folder itself stays as it is.'),
        keep: trans.__('Keep it'),
        act: trans.__('Remove')
      }));
    if (yes) {
      await removeBookmark(parts, known, context);
    }
  } else if (place && collection && listing) {
    const text = bookmarks.nameFor(place.path, collection.name);
    const name = asks
      ? (
          await InputDialog.getText({
            title: trans.__('Bookmark this folder'),
            label: trans.__('Name'),
            text
          })
        ).value
      : text;
    if (name?.trim()) {
      await addBookmark(parts, place, name.trim(), context);
    }
  }
}

/** Makes a bookmark; it can be taken back. */
async function addBookmark(
  parts: PanelParts,
  place: Place,
  name: string,
  context = asNow(parts)
): Promise<void> {
  const { model, services } = parts;
  const made = await told(parts, name, () =>
    model.bookmarks.add(context, place, name)
  );
  if (made) {
    offerUndo(
      services.trans.__('This folder has the bookmark “%1”.', safeText(name)),
      services.trans,
      () => removeBookmark(parts, made, context)
    );
  }
}

/** Removes a bookmark; it can be brought back. */
export async function removeBookmark(
  parts: PanelParts,
  bookmark: BookmarkDocument,
  context = asNow(parts)
): Promise<void> {
  const { model, services } = parts;
  const { id, name, endpoint_id: collection, path } = bookmark;
  if (id === '') {
    // It is being made.
    return;
  }
  const gone = await told(parts, name, () =>
    model.bookmarks.remove(context, bookmark).then(() => true)
  );
  if (gone) {
    offerUndo(
      services.trans.__('The bookmark “%1” is removed.', safeText(name)),
      services.trans,
      () => addBookmark(parts, { collection, path }, name, context)
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
