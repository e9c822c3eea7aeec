import { folder } from '../../../engine/__tests__/folder';
import { BY_NAME, Listing } from '../../../operations/listing';
import type { PaneEdit } from '../paneState';
import { editIn, NOWHERE } from '../paneState';

const listing = (...names: string[]) =>
  new Listing(folder('/', Object.fromEntries(names.map(name => [name, {}]))));

const renaming = (index: number): PaneEdit => ({
  kind: 'rename',
  index,
  text: 'new',
  problem: null
});

function after(edit: PaneEdit, old: Listing, next: Listing): PaneEdit | null {
  return editIn(next, {
    ...NOWHERE,
    showHidden: false,
    sort: BY_NAME,
    listing: old,
    edit
  });
}

describe('What is being typed, when the folder has come anew', () => {
  it('stays with the entry of its name', () => {
    expect(
      after(renaming(1), listing('a', 'b'), listing('0', 'a', 'b'))
    ).toEqual(renaming(2));
  });

  it('ends where that entry is gone', () => {
    expect(after(renaming(1), listing('a', 'b'), listing('a'))).toBeNull();
  });

  it('stays as it is for a new folder, whatever has come', () => {
    const edit: PaneEdit = { kind: 'new-folder', text: 'x', problem: null };
    expect(after(edit, listing('a'), listing())).toBe(edit);
  });
});
