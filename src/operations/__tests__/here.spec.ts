import { fail } from '../../engine/contract';
import type { EngineApi } from '../../engine/contract';
import { hereOf, lackOf, NotHere } from '../here';
import { pathBelow, readPlace } from '../names';
import { someDisks } from './someDisks';

const ONE = '12c7e74c-c953-4707-b374-9db3b1f4a2d1';
const TWO = 'f28b672e-416a-4828-bf5f-0028410601a4';

/** Settings alone: nothing is asked of an engine. */
const disks = someDisks({} as EngineApi, [
  { path: '/top', collection: ONE, collectionPath: '/~/' },
  { path: '/top/lab/scratch', collection: TWO, collectionPath: '/s' }
]);

const here = (notebook = 'lab/a.ipynb') =>
  hereOf(disks, notebook, () => ['Why.']);
const read = (text: string, notebook?: string) =>
  readPlace(text, { notebook: null, settings: {}, here: here(notebook) });

it('before anyone looked nothing is here', async () => {
  expect(() => here()('x')).toThrow(NotHere);
  await disks.look();
});

it('goes from the notebook’s folder, or from the top', () => {
  expect(read('here:data/x')).toMatchObject({
    collection: ONE,
    path: '/~/lab/data/x',
    hasPath: true
  });
  expect(read('here:').path).toBe('/~/lab/');
  expect(read('here').path).toBe('/~/lab/');
  expect(read('here:/').path).toBe('/~/');
  expect(read('here:/data/').path).toBe('/~/data/');
  expect(read('here:x', 'a.ipynb').path).toBe('/~/x');
  expect(read('here:scratch/x')).toMatchObject({
    collection: TWO,
    path: '/s/x'
  });
});

it('what lies below goes the same ways, on one disk', () => {
  const place = read('here:data');
  expect(pathBelow(place, 'x')).toBe('/~/lab/data/x');
  expect(pathBelow(place, '/x')).toBe('/~/x');
  const own = read('here:');
  expect(pathBelow(own, 'x')).toBe('/~/lab/x');
  expect(pathBelow(own, '')).toBe('/~/lab/');
  expect(() => pathBelow(own, 'scratch/x')).toThrow('another collection');
});

it('never goes up, and never home', () => {
  for (const path of ['..', '../x', 'a/../x', '/a/..', '~/x', '~']) {
    expect(() => read(`here:${path}`)).toThrow('is no place');
  }
  expect(read('here:a..b').path).toBe('/~/lab/a..b');
});

it('a notebook of another drive has no folder here', () => {
  expect(() => read('here:x', 'S3:a.ipynb')).toThrow(
    'here:x is on no collection that is known. Why.'
  );
  expect(read('here:/x', 'S3:a.ipynb').path).toBe('/~/x');
});

it('tells what a person can give', () => {
  const noted = (...kinds: ('consent-required' | 'not-found')[]) =>
    lackOf({
      mounts: [],
      root: null,
      notes: kinds.map(kind => ({
        what: 'failed',
        name: 'a',
        failure: fail(kind, 'X', 'x').failure
      }))
    })?.kind;
  expect(noted('not-found', 'consent-required')).toBe('consent-required');
  expect(noted('not-found')).toBeUndefined();
});
