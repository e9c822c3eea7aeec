import type { SelectHow } from './selection';

/** The part of a keyboard event that is needed here. */
export interface Key {
  key: string;
  shiftKey: boolean;
  /** Control, or Command on a Mac. */
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What a key in the rows does. */
export type KeyEffect =
  | RowEffect
  | { does: 'open'; row: number }
  /** Goes to the next name that begins so, with what was typed just before. */
  | {
      does: 'find';
      text: string;
      /** What the key means where no name is being typed. */
      else?: RowEffect;
    }
  | { does: 'all' | 'escape' | 'up' | 'filter' };

/** `move`: the keyboard alone goes there. */
export interface RowEffect {
  does: 'select';
  row: number;
  how: SelectHow | 'move';
}

/** Where the keyboard is among the rows. */
export interface Standing {
  /** The row that has the keyboard; -1 for none. */
  active: number;
  /** How many rows there are. */
  rows: number;
  /** How many of them can be seen at once. */
  page: number;
}

/**
 * Reads a key as JupyterLab's file browser and other grids do; null for one
 * that isn't ours.
 */
export function keyEffect(event: Key, standing: Standing): KeyEffect | null {
  const control = event.ctrlKey || event.metaKey;
  const { active, rows } = standing;
  const { key } = event;
  if (event.altKey) {
    return null;
  }
  const target = rowFor(key, standing);
  if (target !== null) {
    const how = event.shiftKey ? 'range' : control ? 'move' : 'only';
    return rows === 0 ? null : { does: 'select', row: target, how };
  }
  if (control) {
    return key === 'a'
      ? { does: 'all' }
      : key === ' '
        ? { does: 'select', row: active, how: 'toggle' }
        : null;
  }
  switch (key) {
    case 'Escape':
      return { does: 'escape' };
    case 'Enter':
      return active < 0 ? null : { does: 'open', row: active };
    case 'Backspace':
      return { does: 'up' };
    case '/':
      return { does: 'filter' };
    case ' ': {
      const how = event.shiftKey ? 'range' : 'toggle';
      return {
        does: 'find',
        text: key,
        else: { does: 'select', row: active, how }
      };
    }
    default:
      // Keys that write nothing have names of several characters.
      return [...key].length === 1 ? { does: 'find', text: key } : null;
  }
}

function rowFor(key: string, { active, rows, page }: Standing): number | null {
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
