import type { Key, Standing } from '../keys';
import { keyEffect } from '../keys';

function press(
  key: string,
  held: Partial<Key> = {},
  standing: Partial<Standing> = {}
): ReturnType<typeof keyEffect> {
  const event = {
    key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...held
  };
  const usual = { active: 5, rows: 50, page: 10 };
  return keyEffect(event, { ...usual, ...standing });
}

describe('keyEffect', () => {
  it.each([
    ['ArrowDown', 6],
    ['ArrowUp', 4],
    ['PageDown', 15],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 49]
  ])('%s goes from row 5 to row %d and selects it alone', (key, row) => {
    expect(press(key)).toEqual({ does: 'select', row, how: 'only' });
  });

  it('stays within the rows', () => {
    const first = press('ArrowUp', {}, { active: 0 });
    expect(first).toMatchObject({ row: 0 });
    const last = press('ArrowDown', {}, { active: 49 });
    expect(last).toMatchObject({ row: 49 });
  });

  it('extends with Shift, and moves without selecting with Control', () => {
    const extended = press('ArrowDown', { shiftKey: true });
    expect(extended).toEqual({ does: 'select', row: 6, how: 'range' });
    const moved = press('ArrowDown', { ctrlKey: true });
    expect(moved).toEqual({ does: 'select', row: 6, how: 'move' });
  });

  it('toggles with Space, unless it belongs to a name that is typed', () => {
    const toggled = { does: 'select', row: 5, how: 'toggle' };
    expect(press(' ')).toEqual({ does: 'find', text: ' ', else: toggled });
    expect(press(' ', { ctrlKey: true })).toEqual(toggled);
  });

  it('extends with Shift and Space', () => {
    const extended = { does: 'select', row: 5, how: 'range' };
    expect(press(' ', { shiftKey: true })).toMatchObject({ else: extended });
  });

  it('selects all with Control or Command and A', () => {
    expect(press('a', { ctrlKey: true })).toEqual({ does: 'all' });
    expect(press('a', { metaKey: true })).toEqual({ does: 'all' });
  });

  it('finds what is typed', () => {
    expect(press('a')).toEqual({ does: 'find', text: 'a' });
    expect(press('Ä', { shiftKey: true })).toEqual({ does: 'find', text: 'Ä' });
  });

  it('filters with a slash, which no name has', () => {
    expect(press('/')).toEqual({ does: 'filter' });
  });

  it('opens with Enter, goes up with Backspace, gives up with Escape', () => {
    expect(press('Enter')).toEqual({ does: 'open', row: 5 });
    expect(press('Backspace')).toEqual({ does: 'up' });
    expect(press('Escape')).toEqual({ does: 'escape' });
  });

  it.each(['F2', 'Tab', 'Dead', 'Shift'])('leaves %s to others', key => {
    expect(press(key)).toBeNull();
  });

  it('leaves what is held with Alt, and other keys with Control, to others', () => {
    expect(press('ArrowDown', { altKey: true })).toBeNull();
    expect(press('c', { ctrlKey: true })).toBeNull();
    expect(press('Enter', { ctrlKey: true })).toBeNull();
  });

  it('does nothing in an empty folder', () => {
    const none = { active: -1, rows: 0 };
    expect(press('ArrowDown', {}, none)).toBeNull();
    expect(press('Enter', {}, none)).toBeNull();
  });
});
