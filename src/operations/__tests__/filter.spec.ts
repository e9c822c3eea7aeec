import fc from 'fast-check';
import { folder } from '../../engine/__tests__/folder';
import { runs } from '../../engine/__tests__/runs';
import { beginningPattern } from '../filter';
import { Listing } from '../listing';

function shown(names: readonly string[], text: string): string[] {
  const entries = Object.fromEntries(names.map(name => [name, {}]));
  const listing = new Listing(folder('/', entries)).filtered(text);
  return Array.from({ length: listing.count }, (_, row) => listing.name(row));
}

const NAMES = ['Run1.csv', 'run10.CSV', 'notes.txt', 'a*b', 'x.csv.gz', 'ΟΔΟΣ'];

describe('a filter', () => {
  it.each([
    ['', NAMES],
    ['csv', ['Run1.csv', 'run10.CSV', 'x.csv.gz']],
    ['RUN', ['Run1.csv', 'run10.CSV']],
    ['.', ['Run1.csv', 'run10.CSV', 'notes.txt', 'x.csv.gz']],
    ['1.', ['Run1.csv']],
    ['οδος', ['ΟΔΟΣ']],
    ['οδοσ', ['ΟΔΟΣ']],
    ['nothing', []]
  ])('%p is a part of names, whatever their case', (text, expected) => {
    expect(shown(NAMES, text).sort()).toEqual([...expected].sort());
  });

  it.each([
    ['*.csv', ['Run1.csv', 'run10.CSV']],
    ['*csv*', ['Run1.csv', 'run10.CSV', 'x.csv.gz']],
    ['run?.csv', ['Run1.csv']],
    ['run*', ['Run1.csv', 'run10.CSV']],
    ['????', ['ΟΔΟΣ']],
    ['*', NAMES],
    ['*.*.*', ['x.csv.gz']],
    ['a**b', ['a*b']],
    ['csv*', []]
  ])('%p is like whole names', (text, expected) => {
    expect(shown(NAMES, text).sort()).toEqual([...expected].sort());
  });

  it('takes an emoji for one character', () => {
    expect(shown(['🚀', 'ab'], '?')).toEqual(['🚀']);
    expect(shown(['🚀', 'ab'], '??')).toEqual(['ab']);
  });

  it('does not run on from one name into the next', () => {
    expect(shown(['ab', 'cd', 'bc'], 'bc')).toEqual(['bc']);
    expect(shown(['a', 'aa', 'b'], 'aa')).toEqual(['aa']);
  });

  it('takes no time over a pattern that could be read in many ways', () => {
    const glob = `${'*a'.repeat(30)}*b`;
    expect(shown(['a'.repeat(250), `${'a'.repeat(249)}b`], glob)).toEqual([
      `${'a'.repeat(249)}b`
    ]);
  });

  it('shows what a plain search through each name finds', () => {
    const unit = fc.constantFrom(
      'a',
      'A',
      'b',
      '.',
      '+',
      '\\',
      '(',
      '\n',
      'ä',
      'Ä',
      'ß',
      '🚀',
      '\udc80'
    );
    const name = fc.string({ unit, minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { maxLength: 20 }),
        fc.string({ unit, minLength: 1, maxLength: 3 }),
        (names, text) => {
          // None of these letters is longer or shorter in another case.
          const expected = names.filter(one =>
            one.toLowerCase().includes(text.toLowerCase())
          );
          expect(shown(names, text).sort()).toEqual(expected.sort());
        }
      ),
      runs(200)
    );
  });

  it('shows what a plain reading of a pattern does', () => {
    const letters = fc.constantFrom('a', 'b', '.');
    const name = fc.string({ unit: letters, minLength: 1, maxLength: 8 });
    const glob = fc.string({
      unit: fc.constantFrom('a', 'B', '.', '*', '?'),
      minLength: 1,
      maxLength: 6
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { maxLength: 20 }),
        glob.filter(one => /[*?]/.test(one)),
        (names, text) => {
          const expected = names.filter(one => isLike(one, text.toLowerCase()));
          expect(shown(names, text).sort()).toEqual(expected.sort());
        }
      ),
      runs(200)
    );
  });
});

function isLike(name: string, glob: string): boolean {
  if (glob === '') {
    return name === '';
  }
  if (glob.startsWith('*')) {
    return (
      isLike(name, glob.slice(1)) ||
      (name !== '' && isLike(name.slice(1), glob))
    );
  }
  return (
    name !== '' &&
    ['?', name.charAt(0)].includes(glob.charAt(0)) &&
    isLike(name.slice(1), glob.slice(1))
  );
}

it('a beginning is text, without regard to case', () => {
  expect(beginningPattern('a.').test('A.txt')).toBe(true);
  expect(beginningPattern('a.').test('ab')).toBe(false);
  expect(beginningPattern('b').test('ab')).toBe(false);
});
