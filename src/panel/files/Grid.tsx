import type { KeyboardEvent, MouseEvent } from 'react';
import { useId, useRef } from 'react';
import { defaultRangeExtractor } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import type { Listing } from '../../operations/listing';
import { usePanel } from '../common/context';
import { keyEffect } from './keys';
import type { Pane } from './pane';
import { Row } from './Row';
import type { Selection } from './selection';
import { useVirtualRows } from './useVirtualRows';

/** Height of a row in pixels, as in the style sheet. */
const ROW = 26;
/** Height of the heads of the columns. */
const HEAD = 24;

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
  /** Called before a key leads to another folder. */
  onTravel: () => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { pane, listing, selection } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const base = useId();
  const rows = useVirtualRows({
    count: listing.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 4,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
    rangeExtractor: range => withActive(range, selection.active)
  });

  const open = (row: number) => {
    if (listing.kind(row) === 'dir') {
      pane.enter(listing.name(row));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const seen = (scroller.current?.clientHeight ?? 0) - HEAD;
    const page = Math.max(1, Math.floor(seen / ROW) - 1);
    const effect = keyEffect(event, selection, listing.count, page);
    if (effect === null) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (effect.does === 'select') {
      pane.select(effect.selection);
      if (effect.selection.active >= 0) {
        rows.scrollToIndex(effect.selection.active);
      }
    } else if (effect.does === 'open') {
      if (listing.kind(effect.row) === 'dir') {
        props.onTravel();
        open(effect.row);
      }
    } else if (pane.above !== null) {
      props.onTravel();
      pane.up();
    }
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
      aria-activedescendant={
        selection.active < 0 ? undefined : `${base}-${selection.active}`
      }
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} className="jp-GlobusGrid-head">
        <div role="columnheader">{trans.__('Name')}</div>
        <div role="columnheader" className="jp-GlobusCell-size">
          {trans.__('Size')}
        </div>
        <div role="columnheader" className="jp-GlobusCell-time">
          {trans.__('Modified')}
        </div>
      </div>
      <div
        role="presentation"
        className="jp-GlobusGrid-space"
        style={{ height: rows.getTotalSize() - HEAD }}
      >
        {rows.getVirtualItems().map(item => (
          <Row
            key={item.key}
            id={`${base}-${item.index}`}
            index={item.index}
            top={item.start - HEAD}
            entry={listing.entry(item.index)}
            selected={selection.has(item.index)}
            active={item.index === selection.active}
            onClick={onRowClick}
            onOpen={open}
          />
        ))}
      </div>
    </div>
  );
}

/** The rows in sight, and the one that has the keyboard. */
function withActive(range: Range, active: number): number[] {
  const rows = defaultRangeExtractor(range);
  if (active < 0 || active >= range.count || rows.includes(active)) {
    return rows;
  }
  return active < (rows[0] ?? 0) ? [active, ...rows] : [...rows, active];
}
