import type { CodeForm } from '../../../operations/code';
import { writeCode } from '../../../operations/code';
import { listDirectory } from '../../../operations/list';
import { join } from '../../../operations/places';
import { transfer } from '../../../operations/transfer';
import { beginningOf, draftOf, selected } from '../../transfer/draft';
import type { Pane } from '../pane';

/**
 * The paths of what is selected, a line each, else that of the folder. Names
 * are as the service has them, whatever they hold: they go back to it so.
 */
export function pathsOf(pane: Pick<Pane, 'state'>): string {
  const { listing, selection } = pane.state.get();
  return listing === null
    ? ''
    : selection.count === 0
      ? listing.path
      : selection
          .names()
          .map(name => join(listing.path, name))
          .join('\n');
}

/**
 * A cell that does what the two panes are set up for: files that are selected
 * are sent to the other pane's folder; otherwise the selected folder, or the
 * one that is shown, is listed.
 */
export function cellOf(
  pane: Pick<Pane, 'state'>,
  other: Pick<Pane, 'state'>,
  chosen: CodeForm
): string {
  const { collection, listing, selection } = pane.state.get();
  const to = other.state.get();
  if (!collection || !listing) {
    return '';
  }
  const [first, second] = selection.indices();
  const isFolder =
    second === undefined &&
    first !== undefined &&
    listing.kindAt(first) === 'dir';
  const [operation, args] =
    first !== undefined && !isFolder && to.collection && to.listing
      ? [
          transfer.id,
          beginningOf(
            draftOf(selected(pane)!, {
              collection: to.collection.id,
              path: to.listing.path
            }),
            selection.count
          )
        ]
      : [
          listDirectory.id,
          {
            collection: collection.id,
            path: isFolder
              ? `${join(listing.path, listing.nameAt(first))}/`
              : listing.path
          }
        ];
  // A command of a terminal is no cell.
  const form = chosen === 'shell' ? 'magic' : chosen;
  return (
    writeCode(form, operation, args) ?? writeCode('python', operation, args)!
  );
}
