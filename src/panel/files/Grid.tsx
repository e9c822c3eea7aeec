import type { KeyboardEvent, MouseEvent } from 'react';
import { useId, useLayoutEffect, useState } from 'react';
import type { Listing, Sort } from '../../operations/listing';
import { usePanel, useStore } from '../common/context';
import { useKeepFocus } from '../common/useKeepFocus';
import { usePending } from './actions/usePending';
import { columnsFor } from './columns';
import { GridHead } from './GridHead';
import type { KeyEffect } from './keys';
import { keyEffect } from './keys';
import { NameEditor } from './NameEditor';
import { NewRow } from './NewRow';
import type { Pane } from './pane';
import { Row } from './Row';
import { EDGE, rowsToShow, RowWindow } from './rowWindow';
import type { Selection } from './selection';
import { useKeepPlace } from './useKeepPlace';

/** Heights in pixels, as in the style sheet. */
const HEIGHTS = { row: 26, head: 24 };

/**
 * A folder's entries. Only the rows that can be seen are in the document, and
 * the one that has the keyboard, which the grid points to.
 */
export function Grid(props: {
  pane: Pane;
  listing: Listing;
  label: string;
  /** Asks for a filter. */
  onFilter: () => void;
  onSort: (sort: Sort) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { pane, listing } = props;
  const { selection, fetching, sorting, edit } = useStore(pane.state);
  const pending = usePending(pane);
  // What isn't there yet stands above the entries.
  const added = pending?.added ?? [];
  const isNew = edit?.kind === 'new-folder';
  const lead = added.length + (isNew ? 1 : 0);
  const edited = edit?.kind === 'rename' ? edit.index : -1;
  const scroller = useKeepFocus<HTMLDivElement>();
  const base = useId();
  const [rows] = useState(() => new RowWindow(HEIGHTS));
  const [columns, setColumns] = useState(() => columnsFor(0));
  const range = useStore(rows.range);
  const active = selection.activeRow;

  useLayoutEffect(() => {
    const element = scroller.current!;
    const fit = () => setColumns(columnsFor(element.clientWidth));
    fit();
    return rows.attach(element, onResize => {
      const observer = new ResizeObserver(() => {
        fit();
        onResize();
      });
      observer.observe(element);
      return () => observer.disconnect();
    });
  }, [rows, scroller]);
  useKeepPlace(rows, pane, listing, lead);

  const open = (index: number) => {
    if (listing.kindAt(index) === 'dir') {
      pane.enter(listing.nameAt(index));
    }
  };
  const select = (to: Selection) => {
    pane.select(to);
    reveal();
  };
  const reveal = () => {
    const { activeRow } = pane.state.get().selection;
    if (activeRow >= 0) {
      rows.reveal(lead + activeRow);
    }
  };
  /** Returns whether there was something to do. */
  const act = (effect: KeyEffect): boolean => {
    switch (effect.does) {
      case 'select':
        select(
          effect.how === 'move'
            ? selection.activate(listing.index(effect.row))
            : selection.select(effect.row, effect.how)
        );
        return true;
      case 'find':
        if (pane.typeAhead(effect.text)) {
          reveal();
          return true;
        }
        return effect.else !== undefined && act(effect.else);
      case 'open':
        open(listing.index(effect.row));
        return true;
      case 'all':
        pane.select(selection.all());
        return true;
      case 'escape':
        if (selection.count > 0) {
          pane.select(selection.clear());
        } else if (listing.filter !== '') {
          pane.filter('');
        } else {
          return false;
        }
        return true;
      case 'up':
        pane.up();
        return true;
      case 'filter':
        props.onFilter();
        return true;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) {
      // Something in the head has the keyboard.
      return;
    }
    const page = Math.max(1, rows.room - 1);
    const effect = keyEffect(event, { active, rows: listing.count, page });
    if (effect && act(effect)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const onPress = (index: number, event: MouseEvent) => {
    const row = listing.row(index);
    if (event.type === 'contextmenu') {
      // A menu is about what is selected: what it opens on is, at least.
      if (!selection.has(index)) {
        pane.select(selection.select(row, 'only'));
      }
      return;
    }
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
      className={[
        'jp-GlobusGrid',
        fetching ? 'jp-mod-busy' : '',
        // Keys are the box's: no shortcut of the grid is for them.
        edit ? 'jp-mod-editing' : ''
      ].join(' ')}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-busy={fetching || sorting}
      aria-multiselectable
      aria-rowcount={1 + lead + listing.count}
      aria-colcount={columns.length}
      aria-activedescendant={
        active < 0 ? undefined : `${base}-${selection.active}`
      }
      onKeyDown={onKeyDown}
      onScroll={event => remember(pane, event.currentTarget.scrollTop)}
    >
      <GridHead columns={columns} sort={listing.sort} onSort={props.onSort} />
      <div
        role="presentation"
        className="jp-GlobusGrid-space"
        style={{ height: (lead + listing.count) * HEIGHTS.row + EDGE }}
      >
        {isNew && (
          <NewRow number={2} top={0} columns={columns.length}>
            <NameEditor
              pane={pane}
              edit={edit}
              label={trans.__('Name of the new folder')}
              hasEnding={false}
            />
          </NewRow>
        )}
        {added.map((name, at) => (
          <NewRow
            key={name}
            number={at + lead - added.length + 2}
            top={(at + lead - added.length) * HEIGHTS.row}
            columns={columns.length}
            name={name}
          />
        ))}
        {rowsToShow(
          { first: range.first - lead, end: range.end - lead },
          listing.count,
          active,
          listing.row(edited)
        ).map(row => {
          const index = listing.index(row);
          const entry = listing.entryAt(index);
          return (
            <Row
              // Its name stays over a refresh, where its index need not: so do
              // what is typed in it and the second click of two.
              key={entry.name}
              id={`${base}-${index}`}
              index={index}
              number={lead + row + 2}
              top={(lead + row) * HEIGHTS.row}
              entry={entry}
              columns={columns}
              selected={selection.has(index)}
              active={row === active}
              pending={
                pending?.deleted.has(entry.name)
                  ? entry.name
                  : (pending?.renamed.get(entry.name) ?? null)
              }
              editor={
                edit && index === edited ? (
                  <NameEditor
                    pane={pane}
                    edit={edit}
                    label={trans.__('New name')}
                    hasEnding={entry.kind !== 'dir'}
                  />
                ) : null
              }
              onPress={onPress}
              onOpen={open}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Another view of this folder, or a later one, begins there. */
function remember(pane: Pane, scrollTop: number): void {
  pane.scrollTop = scrollTop;
}
