import { nullTranslator } from '@jupyterlab/translation';
import { folder } from '../../../engine/__tests__/folder';
import type { Draft } from '../draft';
import {
  beginningOf,
  contentsOf,
  countOf,
  draftOf,
  draftProblem,
  foldersOf,
  labelProblem,
  mayHoldFolder,
  sourceByNames,
  sourceOf
} from '../draft';

const trans = nullTranslator.load('jupyterlab_globus');
const A = 'aaaaaaaa-0000-4000-8000-000000000001';
const B = 'bbbbbbbb-0000-4000-8000-000000000002';

/** Entries of a folder, all of which are sent; by their names, with types. */
function draft(
  types: Record<string, string>,
  from = '/data/',
  to = '/~/in/',
  destination = B
): Draft {
  const entries = Object.entries(types).map(
    ([name, type]) => [name, { type, size: name.length }] as const
  );
  const columns = folder(from, Object.fromEntries(entries));
  const indices = Uint32Array.from(entries, (_, index) => index);
  return draftOf(sourceOf(A, columns, indices), {
    collection: destination,
    path: to
  });
}

const MIXED = { 'a folder': 'dir', '-rf': 'file', 'ü ü.txt': 'file' };

describe('what is selected in a folder', () => {
  it('is written with full paths at both ends, folders with all in them', () => {
    expect(beginningOf(draft(MIXED), 3)).toEqual({
      source: A,
      destination: B,
      items: expect.arrayContaining([
        {
          source: '/data/a folder',
          destination: '/~/in/a folder',
          recursive: true
        },
        { source: '/data/-rf', destination: '/~/in/-rf' },
        { source: '/data/ü ü.txt', destination: '/~/in/ü ü.txt' }
      ]) as unknown
    });
  });

  it('is those entries alone, with what is known of their size', () => {
    const columns = folder('/d/', {
      a: { size: 3 },
      b: { size: 4 },
      c: { type: 'dir', size: 5 },
      d: { size: null }
    });
    const at = (name: string) =>
      ['a', 'b', 'c', 'd'].findIndex(
        (_, index) =>
          columns.names.slice(
            index === 0 ? 0 : columns.nameEnds[index - 1],
            columns.nameEnds[index]
          ) === name
      );
    const source = (...names: string[]) =>
      sourceOf(A, columns, Uint32Array.from(names, at));
    const some = source('a', 'b');
    expect(some.size).toEqual({ bytes: 7, known: true });
    const [one, two] = beginningOf(
      draftOf(some, { collection: B, path: '/' }),
      9
    ).items;
    expect([one?.source, two?.destination]).toEqual(['/d/a', '/b']);
    expect(source('a', 'c').size).toEqual({ bytes: 3, known: false });
    expect(source('b', 'd').size).toEqual({ bytes: 4, known: false });
  });

  it('is counted, and its folders are named, without writing it out', () => {
    expect(countOf(draft(MIXED))).toBe(3);
    expect(foldersOf(draft(MIXED))).toMatchObject({
      from: '/data/',
      to: '/~/in/'
    });
  });
});

it('files by their names are found out about by Globus', () => {
  const source = sourceByNames({ collection: A, path: '/home/ada' }, [
    'x',
    'yy'
  ]);
  const sent = draftOf(source, { collection: B, path: '/in' });
  expect(beginningOf(sent, 5).items).toEqual([
    { source: '/home/ada/x', destination: '/in/x' },
    { source: '/home/ada/yy', destination: '/in/yy' }
  ]);
  expect(mayHoldFolder(sent)).toBe(true);
});

describe('contentsOf', () => {
  it('is what is in the one folder, into the folder at the destination', () => {
    const item = { source: '/data/run/', destination: '/~/', recursive: true };
    expect(contentsOf(draft({ run: 'dir' }, '/data/', '/~/'))).toEqual(item);
    const one = { source: '/data/run', destination: '/~/run', recursive: true };
    expect(contentsOf({ source: A, destination: B, items: [one] })).toEqual(
      item
    );
  });

  it('is nothing for a file, for several, for a folder that is renamed', () => {
    expect(contentsOf(draft({ run: 'file' }))).toBeNull();
    expect(contentsOf(draft({ a: 'dir', b: 'dir' }))).toBeNull();
    const renamed = { source: '/a', destination: '/b', recursive: true };
    expect(
      contentsOf({ source: A, destination: B, items: [renamed] })
    ).toBeNull();
  });
});

it('mayHoldFolder knows whether options for folders mean anything', () => {
  expect(mayHoldFolder(draft({ a: 'file', b: 'invalid_symlink' }))).toBe(false);
  expect(mayHoldFolder(draft(MIXED))).toBe(true);
  const item = { source: '/a', destination: '/b' };
  const ends = { source: A, destination: B };
  expect(mayHoldFolder({ ...ends, items: [item] })).toBe(true);
  expect(
    mayHoldFolder({ ...ends, items: [{ ...item, recursive: false }] })
  ).toBe(false);
});

describe('draftProblem', () => {
  const send = (source: string, destination: string, to = A) =>
    draftProblem(
      { source: A, destination: to, items: [{ source, destination }] },
      trans
    );

  it('refuses an empty selection', () => {
    const draft = { source: A, destination: B, items: [] };
    expect(draftProblem(draft, trans)).toBe('Nothing is selected.');
  });

  it('refuses a file onto itself', () => {
    expect(send('/a/b', '/a/b')).toMatch(/“b” would be sent onto itself/);
    expect(send('/a/b/', '/a//b')).toMatch(/onto itself/);
  });

  it('refuses a folder into itself', () => {
    expect(send('/a', '/a/b/a')).toMatch(/“a” would be sent into itself/);
  });

  it('names a link that leads nowhere', () => {
    const links = draft({ fine: 'file', gone: 'invalid_symlink' });
    expect(draftProblem(links, trans)).toMatch(/“gone” is a link that leads/);
  });

  it.each([
    [
      '/data/',
      '/data/',
      /“-rf” would be sent onto|“a folder” would be sent onto/
    ],
    ['/data/', '/data', /onto itself/],
    ['/data/', '/data/a folder/', /“a folder” would be sent into itself/],
    ['/data/', '/data/a folder/b/', /“a folder” would be sent into itself/],
    ['/', '/a folder/', /“a folder” would be sent into itself/]
  ])('of what is selected in %s to %s too', (from, to, problem) => {
    expect(draftProblem(draft(MIXED, from, to, A), trans)).toMatch(problem);
    expect(
      draftProblem(draft(MIXED, from, to, A.toUpperCase()), trans)
    ).toMatch(problem);
    expect(draftProblem(draft(MIXED, from, to), trans)).toBeNull();
  });

  it.each([
    ['/data/', '/'],
    ['/data/', '/data/-rf2/'],
    ['/data/', '/data2/a folder/'],
    ['/data/', '/data/another/a folder/']
  ])('but not of what is sent from %s to %s', (from, to) => {
    expect(draftProblem(draft(MIXED, from, to, A), trans)).toBeNull();
  });

  it('refuses what is in a folder into itself', () => {
    const contents = (to: string) =>
      draftProblem(
        {
          source: A,
          destination: A,
          items: [{ source: '/a/b/', destination: to, recursive: true }]
        },
        trans
      );
    expect(contents('/a/b/')).toMatch(/onto itself/);
    expect(contents('/a/b/c/')).toMatch(/into itself/);
    expect(contents('/a/')).toBeNull();
  });

  it.each<[string, Draft]>([
    ['b', draft({ b: 'dir' }, '/a/b/', '/a/', A)],
    [
      'b',
      {
        source: A,
        destination: A,
        items: [{ source: '/a/b/', destination: '/', recursive: true }]
      }
    ]
  ])('deletes nothing of what it sends: %s', (name, sent) => {
    expect(draftProblem(sent, trans)).toBeNull();
    const deleting = { ...sent, deleteDestinationExtra: true };
    expect(draftProblem(deleting, trans)).toContain(`would delete “${name}”`);
    expect(draftProblem({ ...deleting, destination: B }, trans)).toBeNull();
  });

  it('lets everything else pass', () => {
    expect(send('/a', '/ab/a')).toBeNull();
    expect(send('/a/b', '/a/c')).toBeNull();
    expect(send('/a/b', '/a/b', B)).toBeNull();
  });
});

describe('labelProblem', () => {
  it.each(['', 'survey 2026', 'ü'.repeat(128), '🌍'.repeat(128)])(
    'takes %j',
    label => {
      expect(labelProblem(label, trans)).toBeNull();
    }
  );

  it.each([
    ['two\nlines', /single line/],
    [' begins with a space', /space/],
    ['ends with one ', /space/],
    ['x'.repeat(129), /129 characters; Globus takes 128/]
  ])('refuses %j', (label, reason) => {
    expect(labelProblem(label, trans)).toMatch(reason);
  });
});
