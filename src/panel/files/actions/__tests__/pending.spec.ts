import type { PendingChange } from '../pending';
import { Changes, pendingIn } from '../pending';
import { ONE, paneWith, shown } from './panes';

const MADE: PendingChange = {
  kind: 'new-folder',
  collection: ONE,
  folder: '/a/',
  name: 'new'
};

describe('pendingIn', () => {
  it('tells what changes in one folder, and nothing of others', () => {
    const at = { collection: ONE, folder: '/a/' };
    const changes: PendingChange[] = [
      MADE,
      { ...at, kind: 'rename', from: 'x', to: 'y' },
      { ...at, kind: 'delete', names: new Set(['p', 'q']) },
      { ...MADE, name: 'more' },
      { ...MADE, folder: '/b/' },
      { ...MADE, collection: 'another' }
    ];
    expect(pendingIn(changes, ONE, '/a/')).toEqual({
      added: ['new', 'more'],
      renamed: new Map([['x', 'y']]),
      deleted: new Set(['p', 'q'])
    });
    expect(pendingIn(changes, ONE, '/c/')).toBeNull();
  });
});

describe('Changes', () => {
  const begin = (...panes: ReturnType<typeof paneWith>[]) => {
    const changes = new Changes(panes);
    changes.begin(MADE);
    return changes;
  };

  it('shows a change until it is taken back', () => {
    const changes = begin();
    expect(changes.state.get()).toEqual([MADE]);
    changes.end(MADE);
    expect(changes.state.get()).toEqual([]);
  });

  it('keeps one that is done until each pane there was answered anew', async () => {
    const panes = [paneWith(shown('/a/', {})), paneWith(shown('/a/', {}))];
    const changes = begin(...panes);
    const settled = changes.settle(MADE);
    for (const pane of panes) {
      expect(changes.state.get()).toEqual([MADE]);
      const now = shown('/a/', { new: { type: 'dir' } });
      pane.state.set({ ...now, fetching: true });
      expect(changes.state.get()).toEqual([MADE]);
      pane.state.set(now);
    }
    await settled;
    expect(changes.state.get()).toEqual([]);
  });

  it('sorting and selecting are no answer', () => {
    const state = shown('/a/', { b: {}, c: {} });
    const pane = paneWith(state);
    const changes = begin(pane);
    void changes.settle(MADE);
    const listing = state.listing!.sorted({ by: 'name', descending: true });
    pane.state.set({ ...state, listing });
    expect(changes.state.get()).toEqual([MADE]);
  });

  it.each([
    ['went elsewhere', shown('/b/', {})],
    ['could not be asked', { ...shown('/a/', {}), listing: null }]
  ])('is over where the pane %s', async (_, next) => {
    const pane = paneWith(shown('/a/', {}));
    const changes = begin(pane);
    const settled = changes.settle(MADE);
    pane.state.set(next);
    await settled;
    expect(changes.state.get()).toEqual([]);
  });

  it('is over at once where no pane shows the folder', async () => {
    const changes = begin(paneWith(shown('/b/', {})));
    await changes.settle(MADE);
    expect(changes.state.get()).toEqual([]);
  });
});
