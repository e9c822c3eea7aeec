import { folder } from '../../../engine/__tests__/folder';
import { Listing } from '../../../operations/listing';
import { findRow, TypeAhead } from '../find';

const NAMES = ['Alpha', 'alto', 'b.txt', 'beta', 'c*'];
const LISTING = new Listing(
  folder('/', Object.fromEntries(NAMES.map(name => [name, {}])))
);

describe('findRow', () => {
  it('finds the next beginning, from a row on and around', () => {
    expect(findRow(LISTING, 'AL', 0)).toBe(0);
    expect(findRow(LISTING, 'al', 1)).toBe(1);
    expect(findRow(LISTING, 'al', 2)).toBe(0);
    expect(findRow(LISTING, 'b', -1)).toBe(2);
    expect(findRow(LISTING, 'c*', 5)).toBe(4);
  });

  it('finds nothing in the middle of names, nor in an empty folder', () => {
    expect(findRow(LISTING, 'eta', 0)).toBe(-1);
    expect(findRow(new Listing(folder('/', {})), 'a', 0)).toBe(-1);
  });

  it('finds what is shown alone', () => {
    expect(findRow(LISTING.filtered('t'), 'b', 0)).toBe(1);
    expect(findRow(LISTING.filtered('alpha'), 'b', 0)).toBe(-1);
  });
});

describe('TypeAhead', () => {
  let now = 0;
  const typed = (letters: string, pause = 100): number[] => {
    const typeAhead = new TypeAhead(() => now);
    let active = 0;
    return letters.split('').map(letter => {
      now += pause;
      const row = typeAhead.find(LISTING, letter, active);
      active = row < 0 ? active : row;
      return row;
    });
  };

  it('adds letters up while they are typed', () => {
    expect(typed('be')).toEqual([2, 3]);
    expect(typed('alt')).toEqual([1, 1, 1]);
    expect(typed('bx')).toEqual([2, -1]);
  });

  it('begins again after a while', () => {
    expect(typed('ba', 2000)).toEqual([2, 0]);
  });

  it('goes through all with one letter', () => {
    expect(typed('aaa')).toEqual([1, 0, 1]);
    expect(typed('bbb')).toEqual([2, 3, 2]);
  });
});
