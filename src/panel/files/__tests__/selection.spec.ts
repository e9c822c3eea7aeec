import { folder } from '../../../engine/__tests__/folder';
import { Listing } from '../../../operations/listing';
import { selectedSize, Selection } from '../selection';

/** A listing from names; a slash at the end makes a folder. */
function listing(...names: string[]): Listing {
  const entries = names.map(name => [
    name.replace(/\/$/, ''),
    {
      type: name.endsWith('/') ? 'dir' : 'file',
      size: name === '?' ? null : 10
    }
  ]);
  return new Listing(folder('/', Object.fromEntries(entries)));
}

describe('Selection', () => {
  it('has nothing selected at first, and the keyboard on the first row', () => {
    const selection = Selection.none(3);
    expect(selection.count).toBe(0);
    expect(selection.active).toBe(0);
    expect(Selection.none(0).active).toBe(-1);
  });

  it('selects one row alone', () => {
    const selection = Selection.none(3).select(0, 'only').select(2, 'only');
    expect(selection.rows()).toEqual([2]);
    expect(selection.active).toBe(2);
  });

  it('adds a row and takes it away again', () => {
    const two = Selection.none(3).select(0, 'only').select(2, 'toggle');
    expect(two.rows()).toEqual([0, 2]);
    const one = two.select(0, 'toggle');
    expect(one.rows()).toEqual([2]);
    expect(one.count).toBe(1);
  });

  it('selects a range from where it began, to both sides', () => {
    const middle = Selection.none(6).select(3, 'only');
    const down = middle.select(5, 'range');
    expect(down.rows()).toEqual([3, 4, 5]);
    expect(down.select(1, 'range').rows()).toEqual([1, 2, 3]);
  });

  it('begins a range at its own row where none began', () => {
    expect(Selection.none(3).select(1, 'range').rows()).toEqual([1]);
  });

  it('selects all and clears', () => {
    const all = Selection.none(4).all();
    expect(all.count).toBe(4);
    expect(all.clear().rows()).toEqual([]);
  });

  it('takes no row that is not there', () => {
    const selection = Selection.none(2);
    expect(selection.select(2, 'only')).toBe(selection);
    expect(selection.select(-1, 'toggle')).toBe(selection);
  });

  it('does not change the one it came from', () => {
    const before = Selection.none(2).select(0, 'only');
    before.select(1, 'toggle');
    expect(before.rows()).toEqual([0]);
  });

  it('carries the names over to the folder as it is now', () => {
    const old = listing('a', 'b', 'c');
    const now = listing('aa', 'b', 'bb', 'c');
    const carried = Selection.none(3)
      .select(0, 'only')
      .select(2, 'toggle')
      .carry(old, now);
    expect(carried.rows()).toEqual([3]);
    expect(carried.count).toBe(1);
    expect(carried.active).toBe(3);
  });

  it('keeps the keyboard near where its row has gone', () => {
    const carried = Selection.none(3)
      .activate(2)
      .carry(listing('a', 'b', 'c'), listing('a'));
    expect(carried.active).toBe(0);
  });

  it('stays with its entries when they are sorted otherwise', () => {
    const up = listing('a', 'b', 'c', 'folder/');
    const down = up.sorted({ by: 'name', descending: true });
    const sorted = Selection.none(4)
      .select(0, 'only')
      .select(1, 'toggle')
      .reorder(up, down);
    expect(sorted.rows().map(row => down.name(row))).toEqual(['folder', 'a']);
    expect(down.name(sorted.active)).toBe('a');
    expect(sorted.select(2, 'range').rows()).toEqual([2, 3]);
  });

  it('begins at the top of what is sorted otherwise where nothing is selected', () => {
    const up = listing('a', 'b');
    const down = up.sorted({ by: 'name', descending: true });
    expect(Selection.none(2).activate(1).reorder(up, down).active).toBe(0);
  });

  it('is quick with a hundred thousand rows', () => {
    const start = performance.now();
    const all = Selection.none(100_000).all();
    expect(all.rows()).toHaveLength(100_000);
    expect(performance.now() - start).toBeLessThan(100);
  });
});

describe('selectedSize', () => {
  it('adds up files', () => {
    const size = selectedSize(Selection.none(2).all(), listing('a', 'b'));
    expect(size).toEqual({ bytes: 20, known: true });
  });

  it('says that a folder or an unknown size is not in it', () => {
    for (const other of ['b/', '?']) {
      const size = selectedSize(Selection.none(2).all(), listing('a', other));
      expect(size).toEqual({ bytes: 10, known: false });
    }
  });
});
