import { nullTranslator } from '@jupyterlab/translation';
import { folder } from '../../../engine/__tests__/folder';
import { Listing } from '../../../operations/listing';
import { Selection } from '../../files/selection';
import { brokenLinks, draftOf, draftProblem, labelProblem } from '../draft';

const trans = nullTranslator.load('jupyterlab_globus');
const A = 'aaaaaaaa-0000-4000-8000-000000000001';
const B = 'bbbbbbbb-0000-4000-8000-000000000002';

/** A listing from names and types. */
function listing(path: string, types: Record<string, string>): Listing {
  const entries = Object.entries(types).map(
    ([name, type]) => [name, { type }] as const
  );
  return new Listing(folder(path, Object.fromEntries(entries)));
}

describe('draftOf', () => {
  const source = listing('/data/', {
    'a folder': 'dir',
    '-rf': 'file',
    'ü ü.txt': 'file'
  });
  const there = { collection: B, listing: listing('/~/in/', {}) };

  it('writes full paths at both ends, folders with all in them', () => {
    const selection = Selection.none(source).all();
    expect(
      draftOf({ collection: A, listing: source, selection }, there)
    ).toEqual({
      source: A,
      destination: B,
      items: [
        {
          source: '/data/a folder',
          destination: '/~/in/a folder',
          recursive: true
        },
        { source: '/data/-rf', destination: '/~/in/-rf' },
        { source: '/data/ü ü.txt', destination: '/~/in/ü ü.txt' }
      ]
    });
  });

  it('takes the selected rows alone', () => {
    const selection = Selection.none(source).select(1, 'only');
    const draft = draftOf({ collection: A, listing: source, selection }, there);
    expect(draft.items.map(item => item.source)).toEqual(['/data/-rf']);
  });
});

it('brokenLinks names the links that lead nowhere', () => {
  const links = listing('/', { fine: 'file', gone: 'invalid_symlink' });
  expect(brokenLinks(Selection.none(links).all(), links)).toEqual(['gone']);
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
