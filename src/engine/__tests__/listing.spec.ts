import fc from 'fast-check';
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
