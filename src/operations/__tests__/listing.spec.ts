import fc from 'fast-check';
import { folder } from '../../engine/__tests__/folder';
import { runs } from '../../engine/__tests__/runs';
import type { SortKey } from '../listing';
import { Listing } from '../listing';

function listing(...names: string[]): Listing {
  const entries = names.map(name => [
    name.replace(/\/$/, ''),
    { type: name.endsWith('/') ? 'dir' : 'file' }
  ]);
  return new Listing(folder('/', Object.fromEntries(entries)));
}

describe('Listing', () => {
  const some = listing('b', 'ab', 'folder/', 'abc', 'c');

  it('knows an entry by its row and by its index', () => {
    expect(some.index(0)).toBe(2);
    expect(some.row(2)).toBe(0);
    expect(some.name(0)).toBe('folder');
    expect(some.nameAt(0)).toBe('b');
    expect(some.kindAt(2)).toBe('dir');
    expect([some.index(-1), some.index(5), some.row(-1), some.row(5)]).toEqual([
      -1, -1, -1, -1
    ]);
    expect([some.nameAt(-1), some.nameAt(5), some.name(5)]).toEqual([
      '',
      '',
      ''
    ]);
  });

  it('has no row for what the filter leaves out', () => {
    const filtered = some.filtered('ab');
    expect(filtered.count).toBe(2);
    expect(filtered.total).toBe(5);
    expect(filtered.row(0)).toBe(-1);
    expect(filtered.row(1)).toBe(0);
    expect(filtered.rowOf('b')).toBe(-1);
    expect(filtered.find('b')).toBe(0);
    expect(filtered.filtered('').count).toBe(5);
  });

  it('keeps the filter when it is sorted, and the other way round', () => {
    const down = some.filtered('ab').sorted({ by: 'name', descending: true });
    expect([down.name(0), down.name(1)]).toEqual(['abc', 'ab']);
    expect(down.filtered('b').name(0)).toBe('b');
    expect(down.isSameAs(some)).toBe(true);
    expect(down.isSameAs(listing('b'))).toBe(false);
  });

  it('finds whole names alone', () => {
    expect(some.find('ab')).toBe(1);
    expect(some.find('abc')).toBe(3);
    expect(some.find('bab')).toBe(-1);
    expect(some.find('')).toBe(-1);
    expect(listing().find('a')).toBe(-1);
  });

  it('names the folders in order, whatever is shown', () => {
    const folders = listing('f10/', 'file', 'f2/').filtered('file');
    expect(folders.folderNames()).toEqual(['f2', 'f10']);
  });

  it('rows and indices belong together, and every name is found', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'b', 'ab', 'é'),
      minLength: 1,
      maxLength: 5
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(name),
        fc.constantFrom<SortKey>('name', 'size', 'modified', 'type'),
        fc.boolean(),
        fc.constantFrom('', 'a', 'ab', '*b', 'é?'),
        (names, by, descending, text) => {
          const view = listing(...names)
            .sorted({ by, descending })
            .filtered(text);
          for (let row = 0; row < view.count; row++) {
            expect(view.row(view.index(row))).toBe(row);
            expect(view.name(row)).toBe(names[view.index(row)]);
            expect(view.rowOf(view.name(row))).toBe(row);
          }
          expect(names.map(one => view.find(one))).toEqual([...names.keys()]);
          expect(view.find('ba')).toBe(names.indexOf('ba'));
        }
      ),
      runs(100)
    );
  });
});
