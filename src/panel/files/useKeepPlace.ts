import { useLayoutEffect, useRef } from 'react';
import type { Listing } from '../../operations/listing';
import type { Pane } from './pane';
import type { RowWindow } from './rowWindow';

/**
 * Keeps what someone looks at where it is on the screen while rows come, go
 * and change places by themselves: the row that is selected, else the first
 * one in sight. Where someone sorts or filters, it leads to what is selected,
 * or to the top.
 *
 * @param lead - How many rows stand above the entries.
 */
export function useKeepPlace(
  rows: RowWindow,
  pane: Pane,
  listing: Listing,
  lead: number
): void {
  const before = useRef<{ listing: Listing; lead: number }>();
  useLayoutEffect(() => {
    const old = before.current;
    before.current = { listing, lead };
    const { selection } = pane.state.get();
    const { count, activeRow } = selection;
    if (!old) {
      rows.scrollTo(pane.scrollTop);
      if (activeRow > 0) {
        rows.reveal(lead + activeRow);
      }
    } else if (old.listing !== listing) {
      if (
        old.listing.sort !== listing.sort ||
        old.listing.filter !== listing.filter
      ) {
        rows.reveal(count > 0 ? lead + Math.max(0, activeRow) : 0);
      } else {
        const chosen =
          count > 0 ? old.listing.rowOf(listing.nameAt(selection.active)) : -1;
        const held = rows.isInSight(chosen + old.lead)
          ? chosen
          : rows.top - old.lead;
        const now = held < 0 ? -1 : rowIn(listing, old.listing, held);
        if (now >= 0) {
          rows.keep(held + old.lead, now + lead);
        }
      }
    }
  }, [rows, pane, listing, lead]);
}

/** The row that now has what a row of the same folder had before. */
function rowIn(listing: Listing, old: Listing, row: number): number {
  return listing.isSameAs(old)
    ? listing.row(old.index(row))
    : listing.rowOf(old.name(row));
}
