import fc from 'fast-check';
import type { SortKey } from '../../operations/listing';
import { Listing } from '../../operations/listing';
import type { FileDocument } from '../../globus/types';
import { toColumns } from '../listing';
import { ordersOf } from '../listingOrders';
import { runs } from './runs';

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
    file('a.txt', { size: 7, last_modified: at(1) }),
    file('unknown', { size: null }),
    file('old', { type: 'dir', size: 99, last_modified: at(1) }),
    file('new.d', { type: 'dir', size: 1, last_modified: at(2) })
  ]);
  const by = (key: SortKey, descending = false) =>
    names(listing.sorted({ by: key, descending }));

  it('by name, and the other way round, folders first', () => {
    const files = ['a.txt', 'b2', 'b10', 'unknown'];
    expect(by('name')).toEqual(['new.d', 'old', ...files]);
    expect(by('name', true)).toEqual(['old', 'new.d', ...files.reverse()]);
  });

  it('by size, equals and folders by name whichever way', () => {
    const folders = ['new.d', 'old'];
    expect(by('size')).toEqual([...folders, 'unknown', 'b2', 'b10', 'a.txt']);
    expect(by('size', true)).toEqual([
      ...folders,
      'a.txt',
      'b2',
      'b10',
      'unknown'
    ]);
  });

  it('by time, folders too', () => {
    const files = ['unknown', 'a.txt', 'b10', 'b2'];
    expect(by('modified')).toEqual(['old', 'new.d', ...files]);
    expect(by('modified', true)).toEqual(['new.d', 'old', ...files.reverse()]);
  });

  it('by type, which is the extension', () => {
    const types = listed(
      ['x.tar.gz', '.gz', 'b.GZ', 'a.txt', 'plain', 'z.c'].map(one => file(one))
    );
    const without = ['.gz', 'plain'];
    expect(names(types.sorted({ by: 'type', descending: false }))).toEqual([
      ...without,
      'z.c',
      'b.GZ',
      'x.tar.gz',
      'a.txt'
    ]);
    expect(names(types.sorted({ by: 'type', descending: true }))).toEqual([
      'a.txt',
      'b.GZ',
      'x.tar.gz',
      'z.c',
      ...without
    ]);
  });

  it('reads the whole entry in its new row', () => {
    const down = listing.sorted({ by: 'size', descending: true });
    expect(down.entry(2)).toMatchObject({ name: 'a.txt', size: 7 });
    expect(down.index(2)).toBe(2);
    expect(down.row(2)).toBe(2);
    expect(down.sizeAt(down.index(0))).toBeNull();
    expect(down.index(6)).toBe(-1);
  });

  it('as a plain sort does, whatever the entries are', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'B', '1', '0', '.', 'é'),
      minLength: 1,
      maxLength: 6
    });
    const entry = fc.record({
      name,
      type: fc.constantFrom('dir', 'file', 'invalid_symlink'),
      size: fc.option(
        fc.oneof(fc.nat(2), fc.constantFrom(2 ** 52, 2 ** 53 - 1))
      ),
      last_modified: fc.constantFrom(
        null,
        '1969-12-31T23:59:59Z',
        '1960-01-01 00:00:00+00:00',
        '1970-01-01 00:00:00+00:00',
        at(1)
      )
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { selector: one => one.name, maxLength: 30 }),
        fc.constantFrom<SortKey>('name', 'size', 'modified', 'type'),
        fc.boolean(),
        (entries, key, descending) => {
          expect(
            names(listed(entries).sorted({ by: key, descending }))
          ).toEqual(reference(entries, key, descending));
        }
      ),
      runs(200)
    );
  });
});

const collator = new Intl.Collator('en', { numeric: true });

/** Names of entries as a plain sort has them. */
function reference(
  entries: readonly FileDocument[],
  by: SortKey,
  descending: boolean
): string[] {
  const isFolder = ({ type }: FileDocument) => type === 'dir';
  const type = ({ name }: FileDocument) =>
    /^.+\.([^.]*)$/.exec(name)?.[1] ?? '';
  const number = (value: number | null) => value ?? -Infinity;
  const compare: Record<SortKey, (a: FileDocument, b: FileDocument) => number> =
    {
      name: (a, b) => byName(a.name, b.name),
      size: (a, b) =>
        isFolder(a) ? 0 : Math.sign(number(a.size) - number(b.size)) || 0,
      modified: (a, b) => Math.sign(time(a) - time(b)) || 0,
      type: (a, b) =>
        isFolder(a) ? 0 : byName(type(a).toLowerCase(), type(b).toLowerCase())
    };
  const time = ({ last_modified }: FileDocument) =>
    last_modified === null ? -Infinity : Date.parse(last_modified);
  return [...entries]
    .sort(
      (a, b) =>
        Number(isFolder(b)) - Number(isFolder(a)) ||
        compare[by](a, b) * (descending ? -1 : 1) ||
        byName(a.name, b.name)
    )
    .map(({ name }) => name);
}

function byName(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : Number(a > b));
}

it('reads times as they are recorded, and others', () => {
  const times = [
    '2020-02-29 18:53:12+00:00',
    '0001-01-01 00:00:00+00:00',
    '2020-02-29 18:53:12+02:00',
    '2020-02-29T18:53:12.5Z'
  ];
  const read = listed(
    times.map((time, at) => file(`${at}`, { last_modified: time }))
  );
  expect(times.map((_, at) => read.entryAt(at).modified)).toEqual(
    times.map(time => Date.parse(time.replace(' ', 'T')))
  );
});

it('leaves the orders of many entries for later', () => {
  const many = Array.from({ length: 6_000 }, (_, at) => file(`${6_000 - at}`));
  const columns = toColumns({ DATA: many, endpoint: '', path: '/' });
  const listing = new Listing(columns);
  expect(listing.isSorted).toBe(false);
  expect(listing.name(0)).toBe('6000');
  columns.orders = ordersOf(columns);
  expect(listing.name(0)).toBe('6000');
  const sorted = listing.sorted(listing.sort);
  expect(sorted.isSorted).toBe(true);
  expect(sorted.name(0)).toBe('1');
  expect(sorted.sorted(listing.sort)).toBe(sorted);
});

it('says whether files can be renamed; unsaid, they can', () => {
  const document = { DATA: [], endpoint: '', path: '/' };
  const can = [undefined, true, false].map(
    rename_supported =>
      toColumns({ ...document, rename_supported }).renameSupported
  );
  expect(can).toEqual([true, true, false]);
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
