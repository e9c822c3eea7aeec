import { fail } from '../../engine/contract';
import type { DiskNote } from '../disks';
import { whatIsMissing } from '../disksWords';

const trans = {
  __: (text: string, ...values: unknown[]) =>
    values.reduce<string>(
      (all, value, at) => all.replace(`%${at + 1}`, String(value)),
      text
    )
};
const MOUNT = { folder: [], collection: 'c', path: [], depth: 0 };

const words = (notes: DiskNote[], root: string | null, mounts = [MOUNT]) =>
  whatIsMissing({ mounts, root, notes }, trans);

it('says where to write what, where nothing is known', () => {
  const [first, second] = words([], '/top', []);
  expect(first).toContain('Nothing says');
  expect(second).toContain('/top');
  expect(second).toContain('settings');
  expect(words([], null, [])[1]).toContain('no disk');
});

it('names what was found, and what to do about it', () => {
  const { failure } = fail('consent-required', 'ConsentRequired', 'No.');
  const notes: DiskNote[] = [
    { what: 'bad', name: 'GLOBUS_COLLECTION_ID' },
    { what: 'elsewhere', name: '/scratch' },
    { what: 'offline', name: 'Laptop' },
    { what: 'empty', name: 'Laptop', folder: '/home/ada' },
    { what: 'differs', name: 'Laptop', folder: '/home/ada' },
    { what: 'failed', name: 'Laptop', failure }
  ];
  const said = words(notes, '/top', []);
  notes.forEach(({ name }, at) => expect(said[at]).toContain(name));
  expect(said[1]).toContain('/top');
  expect(said[2]).toContain('Connect Personal');
  expect(said[3]).toContain('/home/ada is empty');
  expect(said[5]).toContain('consent');
  expect(said).toHaveLength(notes.length + 1);
  // Of a folder besides those that are known.
  expect(words([], '/top')[0]).toContain('this folder');
});

it('shows what could pass for something else as what it is', () => {
  expect(
    words([{ what: 'offline', name: 'a\u202eb' }], '/top')[0]
  ).not.toContain('\u202e');
});
