import type { Pane } from './pane';
import { Selection } from './selection';

/** Selects names once the folder that was just opened is there. */
export function selectNames(pane: Pane, names: readonly string[]): void {
  const { collection, path } = pane.state.get();
  let leave: (() => void) | null = null;
  const look = () => {
    const { listing, failure, ...now } = pane.state.get();
    if (now.collection !== collection || now.path !== path || failure) {
      leave?.();
    } else if (listing) {
      leave?.();
      pane.select(
        names.reduce((selection, name) => {
          const row = listing.rowOf(name);
          return row < 0 ? selection : selection.select(row, 'toggle');
        }, Selection.none(listing))
      );
    } else {
      leave ??= pane.state.follow(look);
    }
  };
  look();
}
