import { fail } from '../../../engine/contract';
import { folder } from '../../../engine/__tests__/folder';
import type { Collection, ListingColumns } from '../../../engine/contract';
import { Folders } from '../folders';
import { Pane } from '../pane';

const COLLECTION = {
  id: 'aaaaaaaa-0000-4000-8000-000000000001',
  name: 'Archive'
} as Collection;

function columns(path: string, ...names: string[]): ListingColumns {
  return folder(path, Object.fromEntries(names.map(name => [name, {}])));
}

describe('Pane', () => {
  const list = jest.fn<Promise<ListingColumns>, unknown[]>();
  const listingOrders = jest.fn();
  let pane: Pane;

  /** Waits until the pane has its answer. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) {
      await new Promise(resolve => setTimeout(resolve, 0));
    }
  }

  beforeEach(() => {
    list.mockReset();
    list.mockImplementation((_id, path) =>
      Promise.resolve(columns((path as string | null) ?? '/~/', 'a', 'b'))
    );
    pane = new Pane(new Folders({ list, listingOrders }), 'first');
  });

  it('asks for nothing before a collection is chosen', async () => {
    await settle();
    pane.refresh();
    expect(list).not.toHaveBeenCalled();
  });

  it('asks again for what lacked a consent, and for nothing else', async () => {
    list.mockRejectedValueOnce(fail('consent-required', 'Consent', 'Missing.'));
    pane.open(COLLECTION);
    await settle();
    expect(pane.state.get().failure?.kind).toBe('consent-required');
    pane.askAgain();
    await settle();
    expect(pane.state.get().listing?.count).toBe(2);
    pane.askAgain();
    await settle();
    expect(list).toHaveBeenCalledTimes(2);
  });

  it('opens a collection in its default folder', async () => {
    pane.open(COLLECTION);
    expect(pane.state.get()).toMatchObject({ listing: null, fetching: true });
    await settle();
    expect(list).toHaveBeenCalledWith(COLLECTION.id, null, false);
    expect(pane.state.get()).toMatchObject({ fetching: false, failure: null });
    expect(pane.state.get().listing?.path).toBe('/~/');
  });

  it('goes down into a folder and up again', async () => {
    pane.open(COLLECTION, '/data/');
    await settle();
    pane.enter('a b');
    await settle();
    expect(list).toHaveBeenLastCalledWith(COLLECTION.id, '/data/a b/', false);
    pane.up();
    await settle();
    expect(pane.state.get().listing?.path).toBe('/data/');
    pane.go('/');
    await settle();
    expect(pane.above).toBeNull();
  });

  it('goes on, up there, with the folder that it came from', async () => {
    list.mockImplementation((_id, path) =>
      Promise.resolve(
        folder(path as string, { a: { type: 'dir' }, b: { type: 'dir' } })
      )
    );
    pane.open(COLLECTION, '/data/');
    await settle();
    pane.enter('b');
    await settle();
    pane.up();
    await settle();
    const { listing, selection } = pane.state.get();
    expect(listing?.nameAt(selection.active)).toBe('b');
    expect(selection.count).toBe(0);
    pane.go('/elsewhere/');
    await settle();
    expect(pane.state.get().selection.active).toBe(0);
  });

  it('keeps a typed path that leads nowhere, and says what happened', async () => {
    pane.open(COLLECTION);
    await settle();
    list.mockRejectedValue(fail('not-found', 'ClientError.NotFound', 'No.'));
    pane.go('nowhere');
    await settle();
    expect(pane.state.get()).toMatchObject({
      path: '/nowhere',
      listing: null,
      failure: { kind: 'not-found' }
    });
    expect(pane.above).toBe('/');
  });

  it('tries again after a failure', async () => {
    list.mockRejectedValueOnce(fail('busy', 'TooMany', 'Slow down.'));
    pane.open(COLLECTION);
    await settle();
    expect(pane.state.get().failure?.kind).toBe('busy');
    pane.refresh();
    await settle();
    expect(pane.state.get().failure).toBeNull();
    expect(pane.state.get().listing?.count).toBe(2);
  });

  it('keeps what is selected by name over a refresh', async () => {
    pane.open(COLLECTION);
    await settle();
    pane.select(pane.state.get().selection.select(1, 'only'));
    list.mockResolvedValue(columns('/~/', 'a', 'aa', 'b'));
    pane.refresh();
    expect(pane.state.get().listing?.count).toBe(2);
    await settle();
    expect(pane.state.get().selection.indices()).toEqual([2]);
  });

  it('selects nothing in another folder', async () => {
    pane.open(COLLECTION);
    await settle();
    pane.select(pane.state.get().selection.all());
    pane.enter('a');
    expect(pane.state.get().selection.count).toBe(0);
    await settle();
    expect(pane.state.get().selection.count).toBe(0);
  });

  it('sorts, the other way round the second time, and keeps to it', async () => {
    const shown = () => {
      const { listing } = pane.state.get();
      return [0, 1].map(row => listing?.name(row));
    };
    pane.open(COLLECTION);
    await settle();
    pane.select(pane.state.get().selection.select(1, 'only'));
    pane.sortBy('name');
    expect(shown()).toEqual(['b', 'a']);
    expect(pane.state.get().selection.names()).toEqual(['b']);
    pane.refresh();
    await settle();
    expect(shown()).toEqual(['b', 'a']);
    expect(pane.state.get().selection.names()).toEqual(['b']);
    pane.enter('a');
    await settle();
    expect(shown()).toEqual(['b', 'a']);
    pane.sortBy('size');
    expect(pane.state.get().sort).toEqual({ by: 'size', descending: false });
    expect(shown()).toEqual(['a', 'b']);
    expect(list).toHaveBeenCalledTimes(3);
  });

  it('never shows an answer that comes after another folder was opened', async () => {
    let answer: (value: ListingColumns) => void = () => undefined;
    list.mockImplementationOnce(
      () => new Promise(resolve => (answer = resolve))
    );
    pane.open(COLLECTION, '/slow/');
    pane.go('/quick/');
    await settle();
    answer(columns('/slow/', 'late'));
    await settle();
    expect(pane.state.get().listing?.path).toBe('/quick/');
  });

  it('asks for hidden files and keeps the rows meanwhile', async () => {
    pane.open(COLLECTION);
    await settle();
    pane.toggleHidden();
    expect(pane.state.get().listing?.count).toBe(2);
    await settle();
    expect(list).toHaveBeenLastCalledWith(COLLECTION.id, null, true);
  });
});
