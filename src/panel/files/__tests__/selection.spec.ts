import fc from 'fast-check';
import { folder } from '../../../engine/__tests__/folder';
import { runs } from '../../../engine/__tests__/runs';
import type { SortKey } from '../../../operations/listing';
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
  /** Nothing selected of as many files, of which row and index are the same. */
  const of = (count: number) =>
    Selection.none(
      listing(...Array.from({ length: count }, (_, at) => `${at}`))
    );

  it('has nothing selected at first, and the keyboard on the first row', () => {
    expect(of(3).count).toBe(0);
    expect(of(3).activeRow).toBe(0);
    expect(of(0).active).toBe(-1);
    const down = listing('a', 'b').sorted({ by: 'name', descending: true });
    expect(Selection.none(down).active).toBe(1);
  });

  it('selects one row alone', () => {
    const selection = of(3).select(0, 'only').select(2, 'only');
    expect(selection.indices()).toEqual([2]);
    expect(selection.active).toBe(2);
  });

  it('adds a row and takes it away again', () => {
    const two = of(3).select(0, 'only').select(2, 'toggle');
    expect(two.indices()).toEqual([0, 2]);
    const one = two.select(0, 'toggle');
    expect(one.indices()).toEqual([2]);
    expect(one.count).toBe(1);
  });

  it('selects a range from where it began, to both sides', () => {
    const middle = of(6).select(3, 'only');
    const down = middle.select(5, 'range');
    expect(down.indices()).toEqual([3, 4, 5]);
    expect(down.select(1, 'range').indices()).toEqual([1, 2, 3]);
  });

  it('begins a range at its own row where none began', () => {
    expect(of(3).select(1, 'range').indices()).toEqual([1]);
  });

  it('selects all and clears', () => {
    const all = of(4).all();
    expect(all.count).toBe(4);
    expect(all.clear().indices()).toEqual([]);
  });

  it('selects what was not, and no more what was', () => {
    const others = of(4).select(1, 'only').invert();
    expect(others.indices()).toEqual([0, 2, 3]);
    expect(others.invert().indices()).toEqual([1]);
  });

  it('takes no row that is not there', () => {
    const selection = of(2);
    expect(selection.select(2, 'only')).toBe(selection);
    expect(selection.select(-1, 'toggle')).toBe(selection);
    expect(Selection.EMPTY.select(0, 'only')).toBe(Selection.EMPTY);
    expect(Selection.EMPTY.all().count).toBe(0);
  });

  it('does not change the one it came from', () => {
    const before = of(2).select(0, 'only');
    before.select(1, 'toggle');
    expect(before.indices()).toEqual([0]);
  });

  it('stays with its entries when they are sorted otherwise', () => {
    const up = listing('b', 'a', 'folder/', 'c');
    const down = up.sorted({ by: 'name', descending: true });
    const sorted = Selection.none(up)
      .select(0, 'only')
      .select(1, 'toggle')
      .carry(down);
    expect(sorted.names()).toEqual(['folder', 'a']);
    expect(sorted.activeRow).toBe(3);
    expect(sorted.select(2, 'range').names()).toEqual(['b', 'a']);
  });

  describe('where a filter hides some', () => {
    const whole = listing('a1', 'b1', 'a2', 'b2');
    const onlyA = whole.filtered('a');
    const some = Selection.none(whole).select(0, 'only').select(3, 'toggle');

    it('keeps them selected, says how many, and names them last', () => {
      expect(some.names()).toEqual(['a1', 'b2']);
      const carried = some.carry(whole.filtered('2'));
      expect(carried.count).toBe(2);
      expect(carried.hidden).toBe(1);
      expect(carried.names()).toEqual(['b2', 'a1']);
      expect(carried.carry(whole)).toEqual(some);
    });

    it('all, the others and a range are of what is shown alone', () => {
      const carried = some.carry(onlyA);
      expect(carried.all().names()).toEqual(['a1', 'a2']);
      expect(carried.invert().names()).toEqual(['a2']);
      expect(carried.select(0, 'only').select(1, 'range').names()).toEqual([
        'a1',
        'a2'
      ]);
      expect(carried.select(1, 'toggle').names()).toEqual(['a1', 'a2', 'b2']);
    });

    it('puts the keyboard on a row that is shown', () => {
      expect(some.carry(onlyA).activeRow).toBe(1);
    });
  });

  describe('after a refresh', () => {
    it('has the same names selected', () => {
      const now = listing('aa', 'b', 'bb', 'c');
      const carried = Selection.none(listing('a', 'b', 'c'))
        .select(0, 'only')
        .select(2, 'toggle')
        .carry(now);
      expect(carried.names()).toEqual(['c']);
      expect(carried.listing).toBe(now);
      expect(carried.count).toBe(1);
      expect(carried.active).toBe(3);
    });

    it('keeps the keyboard near where its row has gone', () => {
      const carried = of(3).activate(2).carry(listing('a'));
      expect(carried.active).toBe(0);
      expect(of(3).carry(listing()).active).toBe(-1);
    });
  });
});

describe('whatever is done, the names that were selected stay so', () => {
  const names = fc.uniqueArray(
    fc.string({
      unit: fc.constantFrom('a', 'b', '1'),
      minLength: 1,
      maxLength: 3
    }),
    { maxLength: 39 }
  );
  const step = fc.oneof(
    fc.record({
      does: fc.constant('sort' as const),
      by: fc.constantFrom<SortKey>('name', 'size', 'modified', 'type'),
      descending: fc.boolean()
    }),
    fc.record({
      does: fc.constant('filter' as const),
      text: fc.constantFrom('', 'a', 'b', '1', '*a', '??')
    }),
    fc.record({
      does: fc.constant('select' as const),
      row: fc.nat(39),
      how: fc.constantFrom('only' as const, 'toggle' as const, 'range' as const)
    }),
    fc.record({
      does: fc.constantFrom('all' as const, 'invert' as const, 'clear' as const)
    }),
    fc.record({ does: fc.constant('refresh' as const), names })
  );

  it('in any order', () => {
    fc.assert(
      fc.property(names, fc.array(step, { maxLength: 20 }), (begin, steps) => {
        let view = listing(...begin);
        let selection = Selection.none(view);
        // The reference: names alone.
        let chosen = new Set<string>();
        let anchor: string | null = null;
        for (const one of steps) {
          const rows = Array.from({ length: view.count }, (_, row) =>
            view.name(row)
          );
          switch (one.does) {
            case 'sort':
              view = view.sorted(one);
              break;
            case 'filter':
              view = view.filtered(one.text);
              break;
            case 'refresh': {
              const { sort, filter } = view;
              view = listing(...one.names)
                .sorted(sort)
                .filtered(filter);
              chosen = new Set(one.names.filter(name => chosen.has(name)));
              anchor = one.names.find(name => name === anchor) ?? null;
              break;
            }
            case 'select': {
              const name = rows[one.row];
              if (name === undefined) {
                break;
              }
              selection = selection.select(one.row, one.how);
              if (one.how === 'range') {
                const from: number =
                  anchor === null ? -1 : rows.indexOf(anchor);
                const ends = [from < 0 ? one.row : from, one.row].sort(
                  (a, b) => a - b
                );
                anchor = from < 0 ? name : anchor;
                chosen = new Set(rows.slice(ends[0], ends[1]! + 1));
                break;
              }
              const had = chosen.has(name);
              if (one.how === 'only') {
                chosen.clear();
              }
              if (one.how === 'toggle' && had) {
                chosen.delete(name);
              } else {
                chosen.add(name);
              }
              anchor = name;
              break;
            }
            case 'all':
              selection = selection.all();
              chosen = new Set(rows);
              anchor = rows[0] ?? null;
              break;
            case 'invert':
              selection = selection.invert();
              chosen = new Set(rows.filter(name => !chosen.has(name)));
              anchor = rows[0] ?? null;
              break;
            case 'clear':
              selection = selection.clear();
              chosen = new Set();
              anchor = null;
          }
          selection = selection.carry(view);
          const shown = Array.from({ length: view.count }, (_, row) => row);
          expect(selection.listing).toBe(view);
          expect(new Set(selection.names())).toEqual(chosen);
          expect(selection.count).toBe(chosen.size);
          expect(shown.filter(row => selection.has(view.index(row)))).toEqual(
            shown.filter(row => chosen.has(view.name(row)))
          );
          expect(selection.hidden).toBe(
            [...chosen].filter(name => view.rowOf(name) < 0).length
          );
          expect(selection.activeRow < 0).toBe(view.count === 0);
        }
      }),
      runs(100)
    );
  });

  it('also where most of many are selected and some come and go', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.array(fc.nat(60), { maxLength: 4 }),
        fc.array(fc.nat(60), { maxLength: 4 }),
        fc.nat(60),
        (count, gone, came, spared) => {
          const before = Array.from({ length: count }, (_, at) => `${at}`);
          const after = before.filter(name => !gone.includes(Number(name)));
          came.forEach((at, nth) => after.splice(at, 0, `new${nth}`));
          const all = Selection.none(listing(...before))
            .all()
            .select(spared, 'toggle');
          const carried = all.carry(listing(...after));
          expect(new Set(carried.names())).toEqual(
            new Set(
              after.filter(name => /^\d/.test(name) && name !== `${spared}`)
            )
          );
          expect(carried.count).toBe(carried.names().length);
        }
      ),
      runs(200)
    );
  });
});

describe('selectedSize', () => {
  it('adds up files', () => {
    const size = selectedSize(Selection.none(listing('a', 'b')).all());
    expect(size).toEqual({ bytes: 20, known: true });
  });

  it('says that a folder or an unknown size is not in it', () => {
    for (const other of ['b/', '?']) {
      const size = selectedSize(Selection.none(listing('a', other)).all());
      expect(size).toEqual({ bytes: 10, known: false });
    }
  });
});
