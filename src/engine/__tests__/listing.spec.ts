import fc from 'fast-check';
import type { SortKey } from '../../operations/listing';
import { Listing } from '../../operations/listing';
import type { FileDocument } from '../../globus/types';
import { toColumns } from '../listing';

function file(name: string, more: Partial<FileDocument> = {}): FileDocument {
  return { name, type: 'file', size: 1, last_modified: null, ...more };
}

function listed(files: FileDocument[]): Listing {
  return new Listing(toColumns({ DATA: files, endpoint: '', path: '/a/' }));
}

function names(listing: Listing): string[] {
  return Array.from({ length: listing.count }, (_, index) =>
    listing.name(index)
  );
}

it('sorts naturally, folders first', () => {
  const listing = listed([
    file('file10'),
    file('file2'),
    file('zoo', { type: 'dir' }),
    file('File1')
  ]);
  expect(names(listing)).toEqual(['zoo', 'File1', 'file2', 'file10']);
});

describe('sorted', () => {
  const at = (day: number) => `2020-09-0${day} 00:00:00+00:00`;
  const listing = listed([
    file('b10', { size: 5, last_modified: at(2) }),
    file('b2', { size: 5, last_modified: at(3) }),
    file('a', { size: 7, last_modified: at(1) }),
    file('unknown', { size: null }),
    file('old', { type: 'dir', size: 99, last_modified: at(1) }),
    file('new', { type: 'dir', size: 1, last_modified: at(2) })
  ]);
  const by = (key: SortKey, descending = false) =>
    names(listing.sorted({ by: key, descending }));

  it('by name, and the other way round, folders first', () => {
    expect(by('name')).toEqual(['new', 'old', 'a', 'b2', 'b10', 'unknown']);
    expect(by('name', true)).toEqual([
      'old',
      'new',
      'unknown',
      'b10',
      'b2',
      'a'
    ]);
  });

  it('by size, equals by name, folders by name whichever way', () => {
    expect(by('size')).toEqual(['new', 'old', 'unknown', 'b2', 'b10', 'a']);
    const down = by('size', true);
    expect(down.slice(0, 3)).toEqual(['new', 'old', 'a']);
    expect(down.at(-1)).toBe('unknown');
  });

  it('by time, folders too', () => {
    expect(by('modified')).toEqual(['old', 'new', 'unknown', 'a', 'b10', 'b2']);
    expect(by('modified', true)).toEqual([
      'new',
      'old',
      'b2',
      'b10',
      'a',
      'unknown'
    ]);
  });

  it('reads the whole entry in its new row', () => {
    const down = listing.sorted({ by: 'size', descending: true });
    expect(down.entry(2)).toMatchObject({ name: 'a', size: 7, kind: 'file' });
    expect(down.size(0)).toBeNull();
    expect(down.index(6)).toBe(-1);
  });

  it('has each entry once, whatever they are', () => {
    const entry = fc.record({
      type: fc.constantFrom('dir', 'file'),
      size: fc.option(fc.nat(3)),
      last_modified: fc.constantFrom(null, at(1), at(2))
    });
    fc.assert(
      fc.property(
        fc.array(entry),
        fc.constantFrom<SortKey>('name', 'size', 'modified', 'type'),
        fc.boolean(),
        (entries, key, descending) => {
          const folder = listed(
            entries.map((more, index) => file(`${index}`, more))
          ).sorted({ by: key, descending });
          const kinds = entries.map((_, row) => folder.kind(row));
          expect(names(folder).sort()).toEqual(
            entries.map((_, index) => `${index}`).sort()
          );
          expect(kinds.lastIndexOf('dir')).toBe(
            entries.filter(({ type }) => type === 'dir').length - 1
          );
        }
      )
    );
  });
});

it('keeps what is known of each entry', () => {
  const listing = listed([
    file('a', { size: 4, last_modified: '2020-09-23 18:53:12+00:00' }),
    file('b', { type: 'invalid_symlink', size: null, link_target: '/gone' }),
    file('d', { type: 'dir', size: 4096 }),
    file('e', { type: 'chr' })
  ]);
  expect(listing.entry(0)).toMatchObject({
    name: 'd',
    kind: 'dir',
    size: null
  });
  expect(listing.entry(1)).toEqual({
    name: 'a',
    kind: 'file',
    size: 4,
    modified: Date.UTC(2020, 8, 23, 18, 53, 12),
    linkTarget: null
  });
  expect(listing.entry(2)).toMatchObject({
    kind: 'invalid_symlink',
    size: null,
    linkTarget: '/gone'
  });
  expect(listing.entry(3).kind).toBe('other');
});

it('no name is changed, whatever it holds', () => {
  const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.array(name), some => {
      const listing = listed(some.map(one => file(one)));
      expect(names(listing).sort()).toEqual([...some].sort());
    })
  );
});

it('says when the service’s limit was reached', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => file(`${index}`));
  expect(listed(many).mayHaveMore).toBe(true);
  expect(listed(many.slice(1)).mayHaveMore).toBe(false);
});
