import { failureOf } from '../../engine/contract';
import type { Names } from '../names';
import {
  knownNames,
  pathBelow,
  readNames,
  readPlace,
  UnknownName
} from '../names';

const A = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';
const B = '31ce9ba0-176d-45a5-add3-f37d233ba47d';

const NAMES: Names = {
  notebook: { get: () => ({ survey: `${A}:/data/`, bare: A }), set: () => {} },
  settings: { survey: B, home: B }
};

it.each([
  ['survey:/raw', A, '/data/raw'],
  ['survey:raw/x', A, '/data/raw/x'],
  ['survey', A, '/data/'],
  ['survey:', A, '/data/'],
  ['survey:/', A, '/data/'],
  ['survey:~/x', A, '/~/x'],
  ['survey:/~', A, '/~'],
  ['survey:/~x', A, '/data/~x'],
  ['bare:/raw', A, '/raw'],
  ['bare', A, ''],
  ['home:x', B, '/x'],
  [`${B}:/x`, B, '/x']
])(
  '%s is on the collection that the notebook, then the settings name',
  (text, collection, path) => {
    expect(readPlace(text, NAMES)).toMatchObject({ collection, path });
  }
);

it.each([
  ['x', '/data/in/x'],
  ['/x', '/data/x'],
  ['~', '/~'],
  ['~/x', '/~/x'],
  ['~$report.docx', '/data/in/~$report.docx'],
  ['~x/y', '/data/in/~x/y']
])('%s below survey:/in is %s', (path, whole) => {
  expect(pathBelow(readPlace('survey:/in', NAMES), path)).toBe(whole);
});

it('a UUID is never a name', () => {
  const names = { notebook: null, settings: { [A]: B } };
  expect(readPlace(`${A}:/x`, names)).toMatchObject({ collection: A });
  expect(knownNames(names).size).toBe(0);
});

it('a console has the names of the settings', () => {
  const names = { ...NAMES, notebook: null };
  expect(readPlace('survey:/x', names)).toMatchObject({ collection: B });
});

it.each([
  ['surwey:/x', /"surwey" .* Did you mean "survey"\?/],
  ['nothing', /No collection is called "nothing"/],
  ['constructor:/x', /No collection is called "constructor"/]
])('%s is unknown by its name', (text, message) => {
  expect(() => readPlace(text, NAMES)).toThrow(message);
  expect(() => readPlace(text, NAMES)).toThrow(UnknownName);
});

it.each([
  [`${A.slice(0, -1)}:/x`, 'is no UUID of a collection'],
  [`${A}x:/x`, 'is no UUID of a collection'],
  ['', 'is no place'],
  [':/x', 'is no place'],
  ['/share/godata', 'is no place'],
  ['two words:/x', 'is no place'],
  ['https://example.org/x', 'not to the Globus web app']
])('%j is refused, not looked for', (text, message) => {
  try {
    readPlace(text, NAMES);
  } catch (error) {
    expect(error).not.toBeInstanceOf(UnknownName);
    expect(failureOf(error).kind).toBe('bad-request');
    expect(failureOf(error).message).toContain(message);
    return;
  }
  throw new Error('it was taken');
});

it.each([
  ['text'],
  [null],
  [[A]],
  [{ 'two words': A }],
  [{ here: A }],
  [{ 'a:b': A }],
  [{ ['x'.repeat(65)]: A }],
  [{ 'a\nb': A }],
  [{ a: 1 }],
  [{ a: 'b' }],
  [{ a: `${A}:/x/../y` }],
  [{ a: 'https://app.globus.org/file-manager?origin_id=x' }]
])('what is no name is left out of metadata that hold %j', value => {
  expect(readNames(value).size).toBe(0);
});
