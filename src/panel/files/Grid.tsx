import type { KeyboardEvent, MouseEvent } from 'react';
import { useId, useLayoutEffect, useState } from 'react';
import type { Listing, SortKey } from '../../operations/listing';
import { useStore } from '../common/context';
import { useKeepFocus } from '../common/useKeepFocus';
import { GridHead } from './GridHead';
import { keyEffect } from './keys';
import type { Pane } from './pane';
import { Row } from './Row';
import { EDGE, rowsToShow, RowWindow } from './rowWindow';
import type { Selection } from './selection';

/** Heights in pixels, as in the style sheet. */
const HEIGHTS = { row: 26, head: 24 };

/**
 * A folder's entries. Only the rows that can be seen are in the document, and
 * the one that has the keyboard, which the grid points to.
 */
export function Grid(props: {
  pane: Pane;
  listing: Listing;
  selection: Selection;
  label: string;
  busy: boolean;
}): JSX.Element {
  const { pane, listing, selection } = props;
  const active = selection.activeRow;
  const scroller = useKeepFocus<HTMLDivElement>();
  const base = useId();
  const [rows] = useState(() => new RowWindow(HEIGHTS));
  const range = useStore(rows.range);
  useLayoutEffect(() => {
    const element = scroller.current!;
    const detach = rows.attach(element, onResize => {
      const observer = new ResizeObserver(onResize);
      observer.observe(element);
      return () => observer.disconnect();
    });
    rows.reveal(Math.max(0, pane.state.get().selection.activeRow));
    return detach;
  }, [rows, scroller, pane]);

  const open = (row: number) => {
    if (listing.kind(row) === 'dir') {
      pane.enter(listing.name(row));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (
      event.target instanceof HTMLButtonElement &&
      [' ', 'Enter'].includes(event.key)
    ) {
      // The head of a column has the keyboard.
      return;
    }
    const page = Math.max(1, rows.room - 1);
    const effect = keyEffect(event, selection, listing.count, page);
    if (effect === null) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (effect.does === 'select') {
      pane.select(effect.selection);
      if (effect.selection.activeRow >= 0) {
        rows.reveal(effect.selection.activeRow);
      }
    } else if (effect.does === 'open') {
      open(effect.row);
    } else {
      pane.up();
    }
  };
  const onSort = (by: SortKey) => {
    pane.sortBy(by);
    rows.reveal(Math.max(0, pane.state.get().selection.activeRow));
  };
  const onRowClick = (row: number, event: MouseEvent) => {
    const how = event.shiftKey
      ? 'range'
      : event.ctrlKey || event.metaKey
        ? 'toggle'
        : 'only';
    pane.select(selection.select(row, how));
  };

  return (
    <div
      ref={scroller}
      className={`jp-GlobusGrid${props.busy ? ' jp-mod-busy' : ''}`}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-busy={props.busy}
      aria-multiselectable
      aria-rowcount={listing.count + 1}
      aria-colcount={3}
      aria-activedescendant={active < 0 ? undefined : `${base}-${active}`}
      onKeyDown={onKeyDown}
    >
      <GridHead sort={listing.sort} onSort={onSort} />
      <div
        role="presentation"
        className="jp-GlobusGrid-space"
        style={{ height: listing.count * HEIGHTS.row + EDGE }}
      >
        {rowsToShow(range, listing.count, active).map(row => (
          <Row
            key={row}
            id={`${base}-${row}`}
            index={row}
            top={row * HEIGHTS.row}
            entry={listing.entry(row)}
            selected={selection.has(listing.index(row))}
            active={row === active}
            onClick={onRowClick}
            onOpen={open}
          />
        ))}
      </div>
    </div>
  );
}
