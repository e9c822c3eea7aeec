import { Notification } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import { hearing } from '../../../../engine/__tests__/listener';
import type { Performing } from '../../../../operations/__tests__/world';
import { makePerforming } from '../../../../operations/__tests__/world';
import type { Collection, SessionState } from '../../../../engine/contract';
import { Listing } from '../../../../operations/listing';
import type { PanelParts } from '../../../common/context';
import { Store } from '../../../common/store';
import type { Pane } from '../../pane';
import type { PaneState } from '../../paneState';
import { Selection } from '../../selection';
import { beginNewFolder, beginRename, cancelEdit, commitEdit } from '../edit';
import { Changes, pendingIn } from '../pending';

jest.mock('@jupyterlab/apputils', () => ({
  Notification: { success: jest.fn(), error: jest.fn() }
}));

describe('new folder and rename', () => {
  let at: Performing;
  let state: Store<PaneState>;
  let pane: Pane;
  let parts: PanelParts;
  /** Refreshing that nobody waited for. */
  let meanwhile: Promise<void>[];

  /** What the pane does when something has changed there. */
  async function refresh(): Promise<void> {
    const path = '/share/godata/';
    const listing = new Listing(await at.world.page.list(at.one, path, true));
    const selection = state.get().selection.carry(listing);
    state.set({ ...state.get(), listing, selection });
  }

  beforeEach(async () => {
    jest.clearAllMocks();
    meanwhile = [];
    at = await makePerforming();
    state = new Store<PaneState>({
      collection: { id: at.one, name: 'One' } as Collection,
      selection: Selection.EMPTY,
      edit: null
    } as unknown as PaneState);
    pane = {
      state,
      edit: edit => state.set({ ...state.get(), edit }),
      select: selection => state.set({ ...state.get(), selection }),
      refresh: () => void meanwhile.push(refresh())
    } as Pick<Pane, 'state' | 'edit' | 'select' | 'refresh'> as Pane;
    parts = {
      model: {
        changes: new Changes([pane]),
        session: new Store(await at.world.page.session())
      },
      services: {
        context: at.context,
        trans: nullTranslator.load('jupyterlab_globus')
      }
    } as unknown as PanelParts;
    await at.world.page.listen(hearing({ onChange: () => pane.refresh() }));
    await refresh();
  });
  afterEach(async () => {
    await Promise.all(meanwhile);
    await at.world.close();
  });

  const names = () => {
    const { listing } = state.get();
    return Array.from({ length: listing!.count }, (_, row) =>
      listing!.name(row)
    );
  };
  const pending = () =>
    pendingIn(parts.model.changes.state.get(), at.one, '/share/godata/');
  const select = (name: string) => {
    const { listing, selection } = state.get();
    pane.select(selection.select(listing!.rowOf(name), 'only'));
  };
  const changes = async () =>
    (await at.world.requests()).filter(
      ({ method, path }) =>
        method === 'POST' && path.startsWith('/v0.10/operation')
    ).length;

  it('makes a folder, shown at once and selected when it is there', async () => {
    beginNewFolder(pane);
    const committing = commitEdit(parts, pane, 'new');
    expect(state.get().edit).toBeNull();
    expect(pending()?.added).toEqual(['new']);
    await committing;
    expect(pending()).toBeNull();
    expect(names()[0]).toBe('new');
    expect(state.get().selection.names()).toEqual(['new']);
  });

  it('renames what is selected, and back again', async () => {
    select('file2.txt');
    beginRename(pane);
    expect(state.get().edit).toMatchObject({ text: 'file2.txt' });
    const committing = commitEdit(parts, pane, 'two.txt');
    expect([...pending()!.renamed]).toEqual([['file2.txt', 'two.txt']]);
    await committing;
    expect(names()).toEqual(['file1.txt', 'file3.txt', 'two.txt']);
    expect(state.get().selection.names()).toEqual(['two.txt']);
    const [, options] = jest.mocked(Notification.success).mock.calls[0]!;
    options!.actions![0]!.callback(new Event('click') as MouseEvent);
    expect([...pending()!.renamed]).toEqual([['two.txt', 'file2.txt']]);
    while (pending()) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    expect(names()).toEqual(['file1.txt', 'file2.txt', 'file3.txt']);
  });

  it('changes nothing as somebody else than who began it', async () => {
    const { session } = parts.model;
    const state = session.get() as SessionState & { status: 'signed-in' };
    const identity = { ...state.identity, sub: 'grace', username: 'grace' };
    session.set({ ...state, identity });
    beginNewFolder(pane);
    await commitEdit(parts, pane, 'new');
    expect(pane.state.get().edit?.problem).toContain('begun as grace');
    expect(await changes()).toBe(0);
  });

  it('types no name where the filter hides the entry', () => {
    select('file2.txt');
    const { listing, selection } = state.get();
    const filtered = listing!.filtered('file1');
    state.set({
      ...state.get(),
      listing: filtered,
      selection: selection.carry(filtered)
    });
    beginRename(pane);
    expect(state.get().edit).toBeNull();
  });

  it.each(['', 'file1.txt'])('does nothing for the text %j', async text => {
    select('file1.txt');
    beginRename(pane);
    await commitEdit(parts, pane, text);
    expect(state.get().edit).toBeNull();
    expect(await changes()).toBe(0);
  });

  it('a name with a line break that was left as the box shows it stays', async () => {
    await at.world.page.rename(
      at.one,
      '/share/godata/file1.txt',
      '/share/godata/file\n1.txt'
    );
    await refresh();
    select('file\n1.txt');
    beginRename(pane);
    const before = await changes();
    await commitEdit(parts, pane, 'file1.txt');
    expect(await changes()).toBe(before);
    expect(names()).toContain('file\n1.txt');
  });

  it.each(['file3.txt', 'a/b', '.', '..'])(
    'says at once why %j is no name, and keeps it',
    async text => {
      select('file1.txt');
      beginRename(pane);
      await commitEdit(parts, pane, text);
      expect(state.get().edit).toMatchObject({
        kind: 'rename',
        text,
        problem: expect.stringMatching(/there already|slash|stand for/)
      });
      expect(await changes()).toBe(0);
      cancelEdit(pane);
      expect(state.get().edit).toBeNull();
    }
  );

  it('takes back what is refused, with the reason and the text', async () => {
    await at.world.control('faults', {
      name: 'permission-denied',
      collection: at.one,
      path: '/share/godata'
    });
    select('file1.txt');
    beginRename(pane);
    await commitEdit(parts, pane, 'one.txt');
    expect(pending()).toBeNull();
    expect(state.get().edit).toMatchObject({
      kind: 'rename',
      index: 0,
      text: 'one.txt',
      problem: expect.stringContaining('no permission')
    });
    expect(Notification.error).not.toHaveBeenCalled();
  });

  it('shows what has come there meanwhile, where that is in the way', async () => {
    const path = '/share/godata/theirs';
    beginNewFolder(pane);
    // Elsewhere; this pane has not heard of it.
    const { listing } = state.get();
    await at.world.page.makeDirectory(at.one, path);
    await new Promise(resolve => setTimeout(resolve, 20));
    state.set({ ...state.get(), listing });
    await commitEdit(parts, pane, 'theirs');
    expect(state.get().edit).toMatchObject({
      text: 'theirs',
      problem: expect.stringMatching(/exists/i)
    });
    while (!names().includes('theirs')) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  });

  it('who went elsewhere meanwhile is told', async () => {
    await at.world.control('faults', {
      name: 'permission-denied',
      collection: at.one,
      path: '/share/godata'
    });
    const elsewhere = new Listing(
      await at.world.page.list(at.two, '/share/', true)
    );
    beginNewFolder(pane);
    const committing = commitEdit(parts, pane, 'new');
    state.set({ ...state.get(), listing: elsewhere });
    await committing;
    expect(state.get().edit).toBeNull();
    expect(Notification.error).toHaveBeenCalledWith(
      expect.stringMatching(/^“new” was not made. You have no permission/),
      expect.objectContaining({ autoClose: false })
    );
  });

  it('asks for a consent that is missing, and goes on', async () => {
    await at.world.control('faults', {
      name: 'consent-revoked',
      collection: at.one
    });
    at.context.questions.giveConsent = async ({ requiredScopes }) => {
      at.asked.push('consent');
      await at.world.signIn(requiredScopes);
    };
    beginNewFolder(pane);
    await commitEdit(parts, pane, 'new');
    expect(at.asked).toEqual(['consent']);
    expect(names()).toContain('new');
  });
});
