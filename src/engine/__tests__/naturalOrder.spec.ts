import fc from 'fast-check';
import { runs } from './runs';
import { naturalOrder } from '../naturalOrder';

const collator = new Intl.Collator('en', { numeric: true });

/** As the collator says and, of what it takes for the same, by code units. */
function reference(names: readonly string[]): string[] {
  return [...names].sort(
    (a, b) => collator.compare(a, b) || (a < b ? -1 : Number(a > b))
  );
}

function sorted(names: readonly string[]): string[] {
  const all = Uint32Array.from(names, (_, index) => index);
  return Array.from(naturalOrder(names, all), index => names[index]!);
}

const letters = (all: string) => fc.constantFrom(...all.split(''));

it('counts as people do', () => {
  expect(sorted(['file10', 'File2', 'file2', 'file1', 'file02'])).toEqual([
    'file1',
    'file02',
    'file2',
    'File2',
    'file10'
  ]);
});

it('puts each printable ASCII character where the collator does', () => {
  const all = Array.from({ length: 95 }, (_, at) =>
    String.fromCharCode(0x20 + at)
  );
  const pairs = all.flatMap(a => all.map(b => a + b));
  expect(sorted(pairs)).toEqual(reference(pairs));
});

it('takes longer numbers for higher, however long they are', () => {
  const lengths = [1, 2, 179, 180, 181, 253, 254, 255, 256, 300];
  const names = lengths.flatMap(length => [
    '1'.repeat(length),
    `a${'9'.repeat(length)}`,
    `${'0'.repeat(length)}7`
  ]);
  expect(sorted(names)).toEqual(reference(names));
});

it('sorts any names as the collator does', () => {
  const name = fc.oneof(
    fc.string({ unit: letters('aAbB-_.~ 0129') }),
    fc.string({ unit: 'grapheme-ascii' }),
    fc.string({ unit: letters('aAä\u0301ßéz09 -\u0000\n日') }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' })
  );
  fc.assert(
    fc.property(fc.array(name, { maxLength: 40 }), names => {
      expect(sorted(names)).toEqual(reference(names));
    }),
    runs(200)
  );
});

it('sorts those that are chosen and leaves out the others', () => {
  expect([...naturalOrder(['c', 'b', 'a'], Uint32Array.of(0, 2))]).toEqual([
    2, 0
  ]);
});
