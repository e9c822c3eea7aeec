import type { Selection } from './selection';

/** The part of a keyboard event that is needed here. */
export interface Key {
  key: string;
  shiftKey: boolean;
  /** Control, or Command on a Mac. */
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What a key in the rows does; null for a key that isn't ours. */
export type KeyEffect =
  | { does: 'select'; selection: Selection }
  | { does: 'open'; row: number }
  | { does: 'up' }
  | null;

/**
 * Reads a key as JupyterLab's file browser and other grids do.
 *
 * @param rows - How many rows there are.
 * @param page - How many of them can be seen at once.
 */
export function keyEffect(
  event: Key,
  selection: Selection,
  rows: number,
  page: number
): KeyEffect {
  const control = event.ctrlKey || event.metaKey;
  const active = selection.activeRow;
  if (event.altKey) {
    return event.key === 'ArrowUp' ? { does: 'up' } : null;
  }
  const target = rowFor(event.key, active, rows, page);
  if (target !== null) {
    if (rows === 0) {
      return null;
    }
    return {
      does: 'select',
      selection: event.shiftKey
        ? selection.select(target, 'range')
        : control
          ? selection.activate(selection.listing?.index(target) ?? -1)
          : selection.select(target, 'only')
    };
  }
  switch (event.key) {
    case ' ':
      return {
        does: 'select',
        selection: selection.select(active, event.shiftKey ? 'range' : 'toggle')
      };
    case 'a':
      return control ? { does: 'select', selection: selection.all() } : null;
    case 'Escape':
      return selection.count > 0
        ? { does: 'select', selection: selection.clear() }
        : null;
    case 'Enter':
      return active < 0 || control ? null : { does: 'open', row: active };
    case 'Backspace':
      return control ? null : { does: 'up' };
    default:
      return null;
  }
}

function rowFor(
  key: string,
  active: number,
  rows: number,
  page: number
): number | null {
  const within = (row: number) => Math.max(0, Math.min(rows - 1, row));
  switch (key) {
    case 'ArrowDown':
      return within(active + 1);
    case 'ArrowUp':
      return within(active - 1);
    case 'PageDown':
      return within(active + page);
    case 'PageUp':
      return within(active - page);
    case 'Home':
      return 0;
    case 'End':
      return within(rows - 1);
    default:
      return null;
  }
}
