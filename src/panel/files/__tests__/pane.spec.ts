import fc from 'fast-check';
import { fail } from '../../../engine/contract';
import { folder } from '../../../engine/__tests__/folder';
import { runs } from '../../../engine/__tests__/runs';
import type {
  Collection,
  ListingColumns,
  ListingOrders
} from '../../../engine/contract';
import { Listing } from '../../../operations/listing';
import { Folders } from '../folders';
import { Pane } from '../pane';
import { Selection } from '../selection';

const COLLECTION = {
  id: 'aaaaaaaa-0000-4000-8000-000000000001',
  name: 'Archive'
} as Collection;

function columns(path: string, ...names: string[]): ListingColumns {
  return folder(path, Object.fromEntries(names.map(name => [name, {}])));
}

describe('Pane', () => {
  const list = jest.fn<Promise<ListingColumns>, unknown[]>();
  const listingOrders = jest.fn<Promise<ListingOrders>, unknown[]>();
  let folders: Folders;
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
    folders = new Folders({ list, listingOrders });
    pane = new Pane(folders, 'first');
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

  describe('the places before', () => {
    const here = () => pane.state.get().listing?.path;

    beforeEach(async () => {
      pane.open(COLLECTION, '/data/');
      await settle();
      pane.enter('a');
      await settle();
    });

    it('are gone back to, and forward from, without a request', async () => {
      pane.back();
      expect(pane.state.get()).toMatchObject({
        fetching: false,
        canBack: false,
        canForward: true
      });
      expect(here()).toBe('/data/');
      pane.back();
      expect(here()).toBe('/data/');
      pane.forward();
      expect(here()).toBe('/data/a/');
      expect(pane.state.get()).toMatchObject({
        canBack: true,
        canForward: false
      });
      await settle();
      expect(list).toHaveBeenCalledTimes(2);
    });

    it('have the keyboard and the rows where they were', () => {
      pane.back();
      pane.select(pane.state.get().selection.select(1, 'only'));
      pane.scrollTop = 77;
      pane.forward();
      expect(pane.scrollTop).toBe(0);
      pane.back();
      expect(pane.scrollTop).toBe(77);
      expect(pane.state.get().selection.activeRow).toBe(1);
      expect(pane.state.get().selection.count).toBe(0);
    });

    it('are shown at once and asked for again where something has changed', async () => {
      folders.invalidate(COLLECTION.id);
      await settle();
      list.mockResolvedValue(columns('/data/', 'a', 'b', 'c'));
      pane.back();
      expect(pane.state.get()).toMatchObject({ fetching: true });
      expect(pane.state.get().listing?.count).toBe(2);
      await settle();
      expect(pane.state.get()).toMatchObject({ fetching: false });
      expect(pane.state.get().listing?.count).toBe(3);
    });

    it('are asked for where they are kept no more', async () => {
      folders.forget();
      pane.back();
      expect(here()).toBeUndefined();
      await settle();
      expect(here()).toBe('/data/');
    });

    it('are forgotten with the collection', () => {
      pane.close();
      expect(pane.state.get()).toMatchObject({
        collection: null,
        listing: null,
        canBack: false
      });
      pane.back();
      expect(pane.state.get().collection).toBeNull();
    });

    it('are forgotten, and this one asked for, where another person came', async () => {
      list.mockResolvedValue(columns('/data/a/', 'theirs'));
      folders.forget();
      pane.restart();
      expect(pane.state.get()).toMatchObject({
        listing: null,
        fetching: true,
        canBack: false
      });
      await settle();
      expect(pane.state.get().listing?.name(0)).toBe('theirs');
    });
  });

  it('a folder that was just left costs no request, one left long ago does', async () => {
    const clock = jest.spyOn(Date, 'now');
    const start = Date.now();
    pane.open(COLLECTION, '/data/');
    await settle();
    pane.enter('a');
    await settle();
    clock.mockReturnValue(start + 4_000);
    pane.up();
    await settle();
    expect(list).toHaveBeenCalledTimes(2);
    clock.mockReturnValue(start + 6_000);
    pane.enter('a');
    expect(pane.state.get()).toMatchObject({ fetching: true });
    expect(pane.state.get().listing?.path).toBe('/data/a/');
    await settle();
    expect(list).toHaveBeenCalledTimes(3);
    clock.mockRestore();
  });

  it('the folder that is shown is no other place', async () => {
    pane.open(COLLECTION);
    await settle();
    pane.go('/~/');
    await settle();
    expect(pane.state.get().canBack).toBe(false);
    expect(list).toHaveBeenCalledTimes(2);
  });

  it('what it shows is asked for again when its collection has changed', async () => {
    pane.open(COLLECTION);
    await settle();
    folders.invalidate('another');
    expect(pane.state.get().fetching).toBe(false);
    folders.invalidate(COLLECTION.id.toUpperCase());
    expect(pane.state.get().fetching).toBe(true);
    await settle();
    expect(list).toHaveBeenCalledTimes(2);
  });

  it('shows what the other pane has been answered', async () => {
    const other = new Pane(folders, 'second');
    pane.open(COLLECTION, '/data/');
    other.open(COLLECTION, '/data/');
    await settle();
    expect(list).toHaveBeenCalledTimes(1);
    list.mockResolvedValue(columns('/data/', 'new'));
    other.refresh();
    await settle();
    expect(pane.state.get().listing?.name(0)).toBe('new');
    expect(pane.state.get().listing).not.toBe(other.state.get().listing);
  });

  it('a failure stays while other folders come', async () => {
    const other = new Pane(folders, 'second');
    pane.open(COLLECTION, '/data/');
    await settle();
    list.mockRejectedValueOnce(fail('no-connection', 'Gone', 'Gone.'));
    pane.refresh();
    await settle();
    other.open(COLLECTION, '/other/');
    await settle();
    expect(pane.state.get().failure?.kind).toBe('no-connection');
  });

  it('a failure that comes late is not shown', async () => {
    let no: (error: Error) => void = () => undefined;
    list.mockImplementationOnce(() => new Promise((_, fails) => (no = fails)));
    pane.open(COLLECTION, '/slow/');
    pane.refresh();
    await settle();
    no(new Error('Late.'));
    await settle();
    expect(pane.state.get()).toMatchObject({ failure: null, fetching: false });
  });

  describe('a filter', () => {
    beforeEach(async () => {
      list.mockResolvedValue(columns('/~/', 'a1', 'b1', 'a2', 'b2'));
      pane.open(COLLECTION);
      await settle();
    });

    it('shows some, keeps the selection, and ends with the folder', async () => {
      pane.select(pane.state.get().selection.select(0, 'only'));
      pane.filter('b');
      const { listing, selection } = pane.state.get();
      expect(listing?.count).toBe(2);
      expect(selection.names()).toEqual(['a1']);
      expect(selection.hidden).toBe(1);
      expect(selection.activeRow).toBe(0);
      pane.enter('b1');
      await settle();
      expect(pane.state.get().filter).toBe('');
      expect(pane.state.get().listing?.count).toBe(4);
    });

    it('goes on after a refresh', async () => {
      pane.filter('b');
      list.mockResolvedValue(columns('/~/', 'a1', 'b1', 'b2', 'b3'));
      pane.refresh();
      await settle();
      expect(pane.state.get().filter).toBe('b');
      expect(pane.state.get().listing?.count).toBe(3);
    });
  });

  it('goes to what is typed, and selects it', async () => {
    pane.open(COLLECTION);
    expect(pane.typeAhead('b')).toBe(false);
    await settle();
    expect(pane.typeAhead('b')).toBe(true);
    expect(pane.state.get().selection.names()).toEqual(['b']);
    expect(pane.typeAhead('x')).toBe(false);
  });

  it('never selects another file than was meant', async () => {
    list.mockResolvedValue(columns('/~/', 'b', 'c'));
    pane.open(COLLECTION);
    await settle();
    // What a view has made of the rows that it shows …
    const meant = pane.state.get().selection.select(1, 'only');
    list.mockResolvedValue(columns('/~/', 'a', 'b', 'c'));
    pane.refresh();
    await settle();
    // … comes when there are others.
    pane.select(meant);
    expect(pane.state.get().selection.names()).toEqual(['c']);
    pane.go('/elsewhere/');
    pane.select(Selection.none(new Listing(columns('/x/', 'a'))).all());
    expect(pane.state.get().selection).toBe(Selection.EMPTY);
  });

  it('a name that is being typed stays with its entry', async () => {
    pane.open(COLLECTION);
    await settle();
    const edit = { kind: 'rename', text: 'bb', problem: null } as const;
    pane.edit({ ...edit, index: 1 });
    list.mockResolvedValue(columns('/~/', 'a', 'aa', 'b'));
    pane.refresh();
    await settle();
    expect(pane.state.get().edit).toEqual({ ...edit, index: 2 });
    pane.sortBy('size');
    expect(pane.state.get().edit).toEqual({ ...edit, index: 2 });
    list.mockResolvedValue(columns('/~/', 'a'));
    pane.refresh();
    await settle();
    expect(pane.state.get().edit).toBeNull();
    pane.edit({ kind: 'new-folder', text: 'x', problem: null });
    pane.refresh();
    await settle();
    expect(pane.state.get().edit?.kind).toBe('new-folder');
    pane.up();
    expect(pane.state.get().edit).toBeNull();
  });

  it('knows the folders of its collection that are kept', async () => {
    expect(pane.peek('/data/')).toBeNull();
    await expect(pane.listFolder('/data/')).resolves.toBeNull();
    pane.open(COLLECTION, '/data/');
    await settle();
    expect(pane.peek('/data/')?.count).toBe(2);
    expect(pane.peek('/other/')).toBeNull();
    expect((await pane.listFolder('/other/'))?.path).toBe('/other/');
    await pane.listFolder('/other/');
    expect(list).toHaveBeenCalledTimes(2);
    folders.invalidate(COLLECTION.id);
    await pane.listFolder('/other/');
    expect(list).toHaveBeenCalledTimes(4);
    expect(pane.state.get().listing?.path).toBe('/data/');
  });

  describe('a large folder', () => {
    const { orders } = columns('/', 'b', 'a');
    let answer: (value: ListingOrders) => void;

    beforeEach(async () => {
      list.mockImplementation(() =>
        Promise.resolve({ ...columns('/', 'b', 'a'), orders: null })
      );
      listingOrders.mockImplementation(
        () => new Promise(resolve => (answer = resolve))
      );
      pane.open(COLLECTION, '/');
      await settle();
    });

    it('is shown as it came until it is sorted', async () => {
      expect(pane.state.get()).toMatchObject({
        sorting: true,
        fetching: false
      });
      expect(pane.state.get().listing?.name(0)).toBe('b');
      answer(orders!);
      await settle();
      expect(pane.state.get().sorting).toBe(false);
      expect(pane.state.get().listing?.name(0)).toBe('a');
    });

    it('has the keyboard on the first row', async () => {
      expect(pane.state.get().selection.activeRow).toBe(0);
      answer(orders!);
      await settle();
      expect(pane.state.get().selection.activeRow).toBe(0);
    });

    it('has selected what was selected before it was sorted', async () => {
      pane.select(pane.state.get().selection.select(1, 'only'));
      answer(orders!);
      await settle();
      expect(pane.state.get().selection.names()).toEqual(['a']);
      expect(pane.state.get().selection.activeRow).toBe(0);
    });

    it('stays as it is, when it is asked for again, until that is sorted', async () => {
      answer(orders!);
      await settle();
      const shown = pane.state.get().listing;
      pane.refresh();
      await settle();
      expect(pane.state.get().listing).toBe(shown);
      expect(pane.state.get()).toMatchObject({ fetching: true });
      answer(orders!);
      await settle();
      expect(pane.state.get().listing).not.toBe(shown);
      expect(pane.state.get().listing?.isSorted).toBe(true);
      expect(pane.state.get()).toMatchObject({ fetching: false });
    });

    it('sorts as was chosen meanwhile', async () => {
      pane.sortBy('name');
      answer(orders!);
      await settle();
      expect(pane.state.get().sort.descending).toBe(true);
      expect(pane.state.get().listing?.name(0)).toBe('b');
    });

    it('says what kept it from being sorted', async () => {
      listingOrders.mockRejectedValue(fail('refused', 'No', 'No worker.'));
      pane.refresh();
      await settle();
      expect(pane.state.get()).toMatchObject({
        fetching: false,
        failure: { message: 'No worker.' },
        sorting: false,
        listing: null
      });
    });
  });

  it('shows in the end the latest answer of the place that it is at', async () => {
    const step = fc.constantFrom(
      ...(['/a/', '/b/', 'back', 'forward', 'refresh', 'hidden'] as const),
      ...(['answer', 'answer last', 'refuse', 'change'] as const)
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
        interface Waiting {
          answer: () => void;
          refuse: () => void;
        }
        const waiting: Waiting[] = [];
        // What the service has: each change is one more file.
        let files = 1;
        list.mockImplementation((_id, path, hidden) => {
          const names = Array.from({ length: files }, (_, at) => `${at}`);
          return new Promise((resolve, reject) => {
            waiting.push({
              answer: () =>
                resolve(
                  columns(path as string, ...names, ...(hidden ? ['.x'] : []))
                ),
              refuse: () => reject(new Error('No.'))
            });
          });
        });
        folders = new Folders({ list, listingOrders });
        pane = new Pane(folders, 'first');
        pane.open(COLLECTION, '/');
        for (const one of steps) {
          switch (one) {
            case 'back':
            case 'forward':
            case 'refresh':
              pane[one]();
              break;
            case 'hidden':
              pane.toggleHidden();
              break;
            case 'answer':
              waiting.shift()?.answer();
              break;
            case 'answer last':
              waiting.pop()?.answer();
              break;
            case 'refuse':
              waiting.shift()?.refuse();
              break;
            case 'change':
              files += 1;
              folders.invalidate(COLLECTION.id);
              break;
            default:
              pane.open(COLLECTION, one);
          }
          await Promise.resolve();
        }
        await settle();
        while (waiting.length > 0) {
          waiting.pop()?.answer();
          await settle();
        }
        const { path, listing, failure, fetching, showHidden, selection } =
          pane.state.get();
        expect(fetching).toBe(false);
        if (failure === null) {
          expect(listing?.path).toBe(path);
          expect(listing?.count).toBe(files + Number(showHidden));
          expect(selection.listing).toBe(listing);
        } else {
          expect(steps).toContain('refuse');
          expect(listing).toBeNull();
        }
      }),
      runs(100)
    );
  }, 600_000);
});
