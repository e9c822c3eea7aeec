import type { ListingColumns, ListingOrders } from '../../../engine/contract';
import { folder } from '../../../engine/__tests__/folder';
import type { FolderPlace } from '../folders';
import { Folders } from '../folders';

function columns(path: string, ...names: string[]): ListingColumns {
  return folder(path, Object.fromEntries(names.map(name => [name, {}])));
}

function place(path: string | null, collection = 'c'): FolderPlace {
  return { collection, path, showHidden: false };
}

describe('Folders', () => {
  const list = jest.fn<Promise<ListingColumns>, [string, string | null]>();
  const listingOrders = jest.fn<Promise<ListingOrders>, unknown[]>();
  const viewer = { onFolders: jest.fn(), onChange: jest.fn() };
  let folders: Folders;

  const names = (path: string | null) =>
    folders.peek(place(path))?.columns.names;

  /** A request that is answered when the test says so. */
  function later<T>(mock: jest.Mock): (value: T) => void {
    let answer: (value: T) => void = () => undefined;
    mock.mockImplementationOnce(
      () => new Promise(resolve => (answer = resolve as typeof answer))
    );
    return value => answer(value);
  }

  beforeEach(() => {
    jest.resetAllMocks();
    list.mockImplementation((_, path) =>
      Promise.resolve(columns(path ?? '/~/', 'a'))
    );
    folders = new Folders({ list, listingOrders });
    folders.attach(viewer);
  });

  it('keeps what was asked for, also under the path that the service gives', async () => {
    list.mockResolvedValue(columns('/~/', 'a'));
    await folders.ask(place(null));
    expect(names(null)).toBe('a');
    expect(names('/~/')).toBe('a');
    expect(names('/')).toBeUndefined();
    expect(folders.peek({ ...place(null), showHidden: true })).toBeNull();
    expect(viewer.onFolders).toHaveBeenCalledTimes(1);
  });

  it('asks once for what two want, but anew where someone says so', async () => {
    await Promise.all([folders.ask(place('/')), folders.ask(place('/'))]);
    expect(list).toHaveBeenCalledTimes(1);
    await Promise.all([folders.ask(place('/')), folders.ask(place('/'), true)]);
    expect(list).toHaveBeenCalledTimes(3);
  });

  it('an answer that comes late replaces none that was asked for later', async () => {
    const answer = later<ListingColumns>(list);
    const slow = folders.ask(place('/'));
    list.mockResolvedValueOnce(columns('/', 'new'));
    await folders.ask(place('/'), true);
    answer(columns('/', 'old'));
    expect((await slow).columns.names).toBe('new');
    expect(names('/')).toBe('new');
  });

  it('what is kept of a collection that has changed is old', async () => {
    await folders.ask(place('/', 'C'));
    await folders.ask(place('/', 'other'));
    const answer = later<ListingColumns>(list);
    const before = folders.ask(place('/later/', 'c'));
    folders.invalidate('C');
    expect(viewer.onChange).toHaveBeenCalledWith('c');
    expect(folders.peek(place('/', 'c'))?.old).toBe(true);
    expect(folders.peek(place('/', 'other'))?.old).toBe(false);
    // It was asked for before the change.
    answer(columns('/later/'));
    expect((await before).old).toBe(true);
    expect((await folders.ask(place('/', 'c'))).old).toBe(false);
  });

  it('keeps nothing of what can’t be listed any more', async () => {
    await folders.ask(place('/'));
    list.mockRejectedValueOnce(new Error('Gone.'));
    await expect(folders.ask(place('/'))).rejects.toThrow('Gone.');
    expect(folders.peek(place('/'))).toBeNull();
  });

  it('a failure that comes late takes away nothing newer', async () => {
    let fail: (error: Error) => void = () => undefined;
    list.mockImplementationOnce(() => new Promise((_, no) => (fail = no)));
    const slow = folders.ask(place('/'));
    await folders.ask(place('/'), true);
    fail(new Error('Late.'));
    await expect(slow).rejects.toThrow('Late.');
    expect(names('/')).toBe('a');
  });

  it('forgets all, also what is still on its way', async () => {
    await folders.ask(place('/'));
    const answer = later<ListingColumns>(list);
    const slow = folders.ask(place('/slow/'));
    folders.forget();
    answer(columns('/slow/', 'secret'));
    await slow;
    expect(folders.peek(place('/'))).toBeNull();
    expect(folders.peek(place('/slow/'))).toBeNull();
    expect(viewer.onFolders).toHaveBeenCalledTimes(1);
  });

  it('keeps fifty, those used last', async () => {
    for (let at = 0; at < 50; at++) {
      await folders.ask(place(`/${at}/`));
    }
    folders.peek(place('/0/'));
    await folders.ask(place('/50/'));
    expect(folders.peek(place('/0/'))).not.toBeNull();
    expect(folders.peek(place('/1/'))).toBeNull();
    expect(folders.peek(place('/2/'))).not.toBeNull();
  });

  it('keeps some 20 MB', async () => {
    const large = { ...columns('/'), count: 100_000 };
    list.mockImplementation((_, path) =>
      Promise.resolve({ ...large, path: path! })
    );
    for (let at = 0; at < 6; at++) {
      await folders.ask(place(`/${at}/`));
    }
    const kept = [0, 1, 2, 3, 4, 5].filter(at =>
      folders.peek(place(`/${at}/`))
    );
    expect(kept).toEqual([3, 4, 5]);
  });

  describe('a large folder', () => {
    const orders = columns('/', 'a').orders!;

    beforeEach(() => {
      list.mockResolvedValue({ ...columns('/', 'a'), orders: null });
    });

    it('is told of as it came, and again when it is sorted', async () => {
      const answer = later<ListingOrders>(listingOrders);
      const asked = await folders.ask(place('/'));
      expect(asked.columns.orders).toBeNull();
      expect(viewer.onFolders).toHaveBeenCalledTimes(1);
      answer(orders);
      await asked.sorted;
      expect(folders.peek(place('/'))?.columns.orders).toBe(orders);
      expect(viewer.onFolders).toHaveBeenCalledTimes(2);
    });

    it('says what kept it from being sorted', async () => {
      listingOrders.mockRejectedValue(new Error('No worker.'));
      const asked = await folders.ask(place('/'));
      await expect(asked.sorted).rejects.toThrow('No worker.');
    });
  });
});
