import type { Key } from '../keys';
import { keyEffect } from '../keys';
import { folder } from '../../../engine/__tests__/folder';
import { Listing } from '../../../operations/listing';
import { Selection } from '../selection';

const ROWS = 50;

const LISTING = new Listing(
  folder(
    '/',
    Object.fromEntries(Array.from({ length: ROWS }, (_, at) => [`${at}`, {}]))
  )
);

function press(
  key: string,
  selection: Selection,
  held: Partial<Key> = {}
): ReturnType<typeof keyEffect> {
  const event = {
    key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...held
  };
  return keyEffect(event, selection, ROWS, 10);
}

function selected(effect: ReturnType<typeof keyEffect>): Selection {
  if (effect?.does !== 'select') {
    throw new Error('The key selects nothing.');
  }
  return effect.selection;
}

const at = (row: number) => Selection.none(LISTING).select(row, 'only');

describe('keyEffect', () => {
  it.each([
    ['ArrowDown', 6],
    ['ArrowUp', 4],
    ['PageDown', 15],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 49]
  ])('%s goes from row 5 to row %d and selects it alone', (key, row) => {
    const after = selected(press(key, at(5)));
    expect(after.active).toBe(row);
    expect(after.indices()).toEqual([row]);
  });

  it('stays within the rows', () => {
    expect(selected(press('ArrowUp', at(0))).active).toBe(0);
    expect(selected(press('ArrowDown', at(49))).active).toBe(49);
  });

  it('extends with Shift', () => {
    const after = selected(press('ArrowDown', at(5), { shiftKey: true }));
    expect(after.indices()).toEqual([5, 6]);
  });

  it('moves without selecting with Control, and toggles with Space', () => {
    const moved = selected(press('ArrowDown', at(5), { ctrlKey: true }));
    expect(moved.indices()).toEqual([5]);
    expect(moved.active).toBe(6);
    expect(selected(press(' ', moved)).indices()).toEqual([5, 6]);
  });

  it('selects all with Control or Command and A', () => {
    expect(selected(press('a', at(1), { ctrlKey: true })).count).toBe(ROWS);
    expect(selected(press('a', at(1), { metaKey: true })).count).toBe(ROWS);
    expect(press('a', at(1))).toBeNull();
  });

  it('clears with Escape, once', () => {
    const cleared = selected(press('Escape', at(1)));
    expect(cleared.count).toBe(0);
    expect(press('Escape', cleared)).toBeNull();
  });

  it('opens with Enter and goes up with Backspace or Alt and ArrowUp', () => {
    expect(press('Enter', at(3))).toEqual({ does: 'open', row: 3 });
    expect(press('Backspace', at(3))).toEqual({ does: 'up' });
    expect(press('ArrowUp', at(3), { altKey: true })).toEqual({ does: 'up' });
    expect(press('ArrowDown', at(3), { altKey: true })).toBeNull();
  });

  it('does nothing in an empty folder', () => {
    const none = Selection.EMPTY;
    const event = { key: 'ArrowDown', shiftKey: false } as Key;
    expect(keyEffect(event, none, 0, 10)).toBeNull();
    expect(keyEffect({ ...event, key: 'Enter' }, none, 0, 10)).toBeNull();
  });
});
