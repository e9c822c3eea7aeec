import fc from 'fast-check';
import {
  baseName,
  formatPlace,
  isPlace,
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

const WEB = 'https://app.globus.org/file-manager';

it.each([
  [`${WEB}?origin_id=${ID}&origin_path=%2Fa%20b%2F%C3%B6%2F`, '/a b/ö/'],
  [`${WEB}?origin_id=${ID}&origin_path=%2F~%2F&two_pane=true`, '/~/'],
  [`${WEB}?origin_id=${ID.toUpperCase()}`, ''],
  [`${WEB}?destination_id=${ID}&destination_path=%2Fb%2F`, '/b/'],
  [`${WEB}/collections/${ID}/overview`, ''],
  [`${WEB}/collections/${ID}`, ''],
  [`https://app.globus.org/collections/${ID}/overview?back=recent`, ''],
  [`app.globus.org/file-manager?origin_id=${ID}&origin_path=%2Fa`, '/a'],
  [`https://app.preview.globus.org/file-manager?origin_id=${ID}`, '']
])('reads the link %s', (text, path) => {
  expect(isPlace(text)).toBe(true);
  expect(parsePlace(text)).toEqual({ collection: ID, path });
});

it('reads the side that is asked for from a link with both', () => {
  const other = 'f28b672e-416a-4828-bf5f-0028410601a4';
  const both = `${WEB}?origin_id=${ID}&origin_path=%2Fa&destination_id=${other}&destination_path=%2Fb`;
  expect(parsePlace(both)).toEqual({ collection: ID, path: '/a' });
  expect(parsePlace(both, 'destination')).toEqual({
    collection: other,
    path: '/b'
  });
});

it.each([
  [`https://globus.example.org/?origin_id=${ID}`, 'globus.example.org, not to'],
  [`https://app.globus.org@example.org/?origin_id=${ID}`, 'example.org, not'],
  [`https://app.globus.org.example.org/?origin_id=${ID}`, 'not to the Globus'],
  ['https://', 'leads to nowhere'],
  [`${WEB}?origin_path=%2Fa`, 'names no collection'],
  ['https://app.globus.org/activity', 'names no collection'],
  [`${WEB}?origin_id=${ID.slice(0, 20)}`, 'is broken'],
  [`${WEB}/collections/survey/overview`, '"survey" is no UUID']
])('says what is wrong with the link %s', (text, reason) => {
  expect(isPlace(text)).toBe(true);
  expect(() => parsePlace(text)).toThrow(reason);
});

it.each([
  [ID, true],
  [`${ID}:/a`, true],
  ['globus tutorial', false],
  ['survey:/a', false],
  ['', false]
])('takes %s for a place: %s', (text, place) => {
  expect(isPlace(text)).toBe(place);
});

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
