import fc from 'fast-check';
import type { Disk, Mount } from '../disks';
import { localIn, mountOf, placeIn, readDisks } from '../disks';

const ONE = '12c7e74c-c953-4707-b374-9db3b1f4a2d1';
const TWO = 'f28b672e-416a-4828-bf5f-0028410601a4';
const HOME = '/home/ada';

const disk = (path: string, collectionPath = '/', collection = ONE): Disk => ({
  path,
  collection,
  collectionPath
});

function mounts(root: string, ...disks: Disk[]): Mount[] {
  return disks.flatMap(
    each => mountOf(each, { roots: [root], home: HOME }) ?? []
  );
}

it('a disk that holds all of JupyterLab’s files leads below itself', () => {
  const all = mounts('/home/ada/notebooks', disk('/home/ada', '/~/'));
  expect(placeIn(all, 'a/b.csv')).toEqual({
    collection: ONE,
    path: '/~/notebooks/a/b.csv'
  });
  expect(placeIn(all, '')?.path).toBe('/~/notebooks/');
  expect(placeIn(all, 'a/')?.path).toBe('/~/notebooks/a/');
  expect(localIn(all, { collection: ONE, path: '/~/notebooks/a/' })).toBe('a');
  expect(localIn(all, { collection: ONE, path: '/~/other' })).toBeNull();
  expect(localIn(all, { collection: TWO, path: '/~/notebooks' })).toBeNull();
  expect(localIn(all, { collection: ONE, path: '' })).toBeNull();
});

it('a disk below the top folder holds its own files only', () => {
  const all = mounts('/', disk('/scratch/ada', '/ada'));
  expect(placeIn(all, 'scratch/ada')?.path).toBe('/ada/');
  expect(placeIn(all, 'scratch/ada/x')?.path).toBe('/ada/x');
  expect(placeIn(all, 'scratch')).toBeNull();
  expect(placeIn(all, 'scratch/adam')).toBeNull();
  expect(localIn(all, { collection: ONE, path: '/ada/x' })).toBe(
    'scratch/ada/x'
  );
});

it('of two disks the deeper one counts, of equals the first', () => {
  const all = mounts(
    '/home/ada',
    disk('/home', '/first'),
    disk('/home/ada/', '/second'),
    disk('/home/ada', '/third'),
    disk('/home/ada/scratch', '/', TWO)
  );
  expect(placeIn(all, 'x')?.path).toBe('/second/x');
  expect(placeIn(all, 'scratch/x')).toEqual({ collection: TWO, path: '/x' });
  // What lies below another disk can't be seen here.
  expect(
    localIn(all, { collection: ONE, path: '/second/scratch/x' })
  ).toBeNull();
});

it('~ is the home folder, by that word where it isn’t known', () => {
  const all = mounts('/home/ada/notebooks', disk('~/notebooks', '/~/n'));
  expect(placeIn(all, 'x')?.path).toBe('/~/n/x');
  const words = { roots: ['~/notebooks'], home: null };
  expect(mountOf(disk('~'), words)).not.toBeNull();
  expect(mountOf(disk('/home/ada'), words)).toBeNull();
});

it('any name of the top folder will do', () => {
  const folders = { roots: ['/home/ada', '/cluster/home/ada'], home: null };
  expect(mountOf(disk('/cluster/home'), folders)?.path).toEqual(['ada']);
  expect(mountOf(disk('/home'), folders)?.path).toEqual(['ada']);
  expect(mountOf(disk('/home'), { roots: [], home: null })).toBeNull();
});

it('what goes back up leads nowhere', () => {
  const all = mounts('/home/ada', disk('/home/ada'));
  expect(placeIn(all, '../grace')).toBeNull();
  expect(placeIn(all, 'a/./b')).toBeNull();
  expect(localIn(all, { collection: ONE, path: '/a/../../b' })).toBeNull();
  expect(mountOf(disk('/home/../etc'), { roots: ['/etc'], home: null })).toBe(
    null
  );
});

it('reads settings, and notes what is no disk', () => {
  const good = { path: '/a', collection: ONE.toUpperCase() };
  const bad = [
    null,
    'x',
    {},
    { ...good, path: 'a' },
    { ...good, path: '~ada/x' },
    { ...good, path: 'C:\\data' },
    { ...good, path: '/a/../b' },
    { ...good, collection: 'x' },
    { ...good, collectionPath: '/../x' }
  ];
  const { disks, notes } = readDisks([good, ...bad]);
  expect(disks).toEqual([{ path: '/a', collection: ONE, collectionPath: '/' }]);
  expect(notes.map(({ what }) => what)).toEqual(bad.map(() => 'bad'));
  expect(readDisks('anything')).toEqual({ disks: [], notes: [] });
  expect(
    readDisks([{ ...good, collectionPath: '~/data' }]).disks[0]?.collectionPath
  ).toBe('/~/data');
});

const name = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 6 })
  .filter(text => !text.includes('/') && text !== '.' && text !== '..');
const few = fc.constantFrom('a', 'b', 'home', '~', '*', '\\');
const parts = fc.array(fc.oneof(few, few, name), { maxLength: 5 });
const absolutePath = parts.map(all => `/${all.join('/')}`);
const someDisk = fc.record({
  path: absolutePath,
  collection: fc.constantFrom(ONE, TWO),
  collectionPath: absolutePath
});

it('property: what leads there leads back, and never out of the disk', () => {
  fc.assert(
    fc.property(
      absolutePath,
      fc.array(someDisk, { maxLength: 4 }),
      parts,
      (root, disks, path) => {
        const all = mounts(root, ...disks);
        const place = placeIn(all, path.join('/'));
        // The reference: the whole path, begun by the longest disk.
        const whole = [...root.split('/'), ...path].filter(part => part !== '');
        const of = disks
          .map(each => ({
            ...each,
            top: each.path.split('/').filter(part => part !== '')
          }))
          .filter(({ top }) => top.every((part, at) => whole[at] === part))
          .reduce<{ top: string[]; collectionPath: string } | null>(
            (best, each) =>
              best && best.top.length >= each.top.length ? best : each,
            null
          );
        const bare = (text: string) => text.split('/').filter(Boolean);
        expect(place && bare(place.path)).toEqual(
          of && [...bare(of.collectionPath), ...whole.slice(of.top.length)]
        );
        if (place) {
          const local = localIn(all, place);
          expect(local).not.toBeNull();
          expect(placeIn(all, `${local!}/`)?.path.replace(/\/$/, '')).toBe(
            place.path.replace(/\/$/, '')
          );
        }
      }
    )
  );
});
