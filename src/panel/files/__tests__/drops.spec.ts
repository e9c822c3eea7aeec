import { nullTranslator } from '@jupyterlab/translation';
import { fail } from '../../../engine/contract';
import type { Disks } from '../../../operations/disks';
import type { Place } from '../../../operations/places';
import { beginningOf, draftOf, sourceByNames } from '../../transfer/draft';
import { ONE, paneWith, shown } from '../actions/__tests__/panes';
import { dropProblem, placeAt, serverFiles } from '../drops';

// It asks the browser at once.
jest.mock('@jupyterlab/apputils', () => ({}));

const trans = nullTranslator.load('jupyterlab_globus');
const TWO = 'bbbbbbbb-0000-4000-8000-000000000002';

describe('placeAt', () => {
  const pane = paneWith(shown('/data/', { sub: { type: 'dir' }, 'a.txt': {} }));
  const at = (name: string) => pane.state.get().listing!.find(name);

  it('is a folder among the rows, else the pane’s own', () => {
    expect(placeAt(pane, at('sub'))?.path).toBe('/data/sub/');
    expect(placeAt(pane, at('a.txt'))?.path).toBe('/data/');
    expect(placeAt(pane, -1)).toEqual({ collection: ONE, path: '/data/' });
  });

  it('is nowhere where no folder is open', () => {
    const closed = { ...pane.state.get(), listing: null };
    expect(placeAt(paneWith(closed), -1)).toBeNull();
  });
});

describe('dropProblem', () => {
  const place = { collection: ONE, path: '/data/' };
  const problem = (source: Parameters<typeof sourceByNames>[0] | string) =>
    dropProblem(
      { trans },
      {
        source:
          typeof source === 'string' ? source : sourceByNames(source, ['a'])
      },
      place
    );

  it('lets through what can be sent', () => {
    expect(problem({ collection: TWO, path: '/data/' })).toBeNull();
    expect(problem({ collection: ONE, path: '/other/' })).toBeNull();
  });

  it('says why the folder that it comes from does not take it', () => {
    expect(problem(place)).toMatch(/“a” would be sent onto itself/);
  });

  it('says what is missing', () => {
    expect(problem('No disk.')).toBe('No disk.');
    expect(dropProblem({ trans }, null, place)).toMatch(/Looking/);
    const source = sourceByNames(place, ['a']);
    expect(dropProblem({ trans }, { source }, null)).toMatch(/Open a folder/);
  });
});

describe('serverFiles', () => {
  /** Disks by the paths of JupyterLab that are known. */
  function files(
    places: Record<string, Place>,
    mounts: unknown[] = [],
    ...paths: string[]
  ): ReturnType<typeof serverFiles> {
    const disks = {
      placeOf: (path: string) => Promise.resolve(places[path] ?? null),
      look: () => Promise.resolve({ mounts, notes: [], root: '/srv' })
    } as unknown as Disks;
    return serverFiles(
      { disks, trans },
      paths.length ? paths : Object.keys(places)
    );
  }
  const on = (path: string, collection = ONE): Place => ({ collection, path });

  it('are sent from the folder that they are in on the collection', async () => {
    const source = await files({ 'a/x': on('/~/a/x'), 'a/d': on('/~/a/d/') });
    expect(
      beginningOf(
        draftOf(source as Exclude<typeof source, string>, on('/in/', TWO)),
        9
      ).items
    ).toEqual([
      { source: '/~/a/x', destination: '/in/x' },
      { source: '/~/a/d', destination: '/in/d' }
    ]);
  });

  it('say what is missing where no disk has them', async () => {
    expect(await files({}, [], 'x')).toMatch(
      /Nothing says .* top folder .*\/srv/
    );
    const elsewhere = [{ folder: ['data'] }];
    expect(
      await files({ 'data/x': on('/x') }, elsewhere, 'data/x', 'y')
    ).toMatch(/No collection that is known has this/);
  });

  it('are refused from several folders, and as a collection’s root', async () => {
    const several = /not in one folder/;
    expect(await files({ x: on('/a/x'), y: on('/b/y') })).toMatch(several);
    expect(await files({ x: on('/a/x'), y: on('/a/y', TWO) })).toMatch(several);
    expect(await files({ x: on('/') })).toMatch(several);
    expect(await files({ home: on('/~/') })).toMatch(several);
  });

  it('say what went wrong', async () => {
    const disks = {
      placeOf: () => Promise.reject(fail('signed-out', 'SignedOut', 'Nobody.'))
    } as unknown as Disks;
    expect(await serverFiles({ disks, trans }, ['x'])).toMatch(/signed in/i);
  });
});
