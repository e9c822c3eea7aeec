import fc from 'fast-check';
import {
  baseName,
  formatPlace,
  join,
  leadsStraight,
  parent,
  parsePlace
} from '../places';

const ID = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';

it.each([
  [`${ID}:/a/b`, '/a/b'],
  [`${ID}:~/x`, '/~/x'],
  [`${ID}:a b:c`, '/a b:c'],
  [`${ID}:`, ''],
  [ID, '']
])('reads %s', (text, path) => {
  expect(parsePlace(text)).toEqual({ collection: ID, path });
});

it.each(['survey:/a', '', ':/a', `${ID}0:/`])(
  'refuses %s and says how',
  text => {
    expect(() => parsePlace(text)).toThrow('COLLECTION:PATH');
  }
);

it('any absolute path comes back unchanged', () => {
  fc.assert(
    fc.property(fc.string(), name => {
      const place = { collection: ID, path: `/${name}` };
      expect(parsePlace(formatPlace(place))).toEqual(place);
    })
  );
});

it('a folder and a name come apart as they were joined', () => {
  const name = fc.string({ minLength: 1 }).filter(text => !text.includes('/'));
  fc.assert(
    fc.property(name, name, (folder, file) => {
      const path = join(`/${folder}/`, file);
      expect(baseName(path)).toBe(file);
      expect(parent(path)).toBe(`/${folder}/`);
    })
  );
});

it('the root is its own parent', () => {
  expect(parent('/')).toBe('/');
  expect(parent('/a/')).toBe('/');
});

it.each([
  ['/', true],
  ['/~/a..b/.c/', true],
  ['/a//b', true],
  ['', false],
  ['~/a', false],
  ['/a/..', false],
  ['/~/../b', false],
  ['/./a', false]
])('%s leads straight down: %s', (path, straight) => {
  expect(leadsStraight(path)).toBe(straight);
});
