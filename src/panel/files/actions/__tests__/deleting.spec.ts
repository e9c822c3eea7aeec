import type { SessionState, TaskSnapshot } from '../../../../engine/contract';
import { Store } from '../../../common/store';
import { ended, whatToDelete } from '../deleting';
import { Changes } from '../pending';
import { ONE, paneWith, shown } from './panes';

const HERE = shown('/data/', {
  sub: { type: 'dir' },
  'a.txt': {},
  'b\nc': {}
});

describe('whatToDelete', () => {
  const model = () => ({ changes: new Changes([]) });

  it('is what is selected, names as they are', () => {
    expect(whatToDelete(model(), paneWith(HERE, 'a.txt', 'b\nc'))).toEqual({
      args: { collection: ONE, paths: ['/data/a.txt', '/data/b\nc'] },
      change: {
        kind: 'delete',
        collection: ONE,
        folder: '/data/',
        names: new Set(['a.txt', 'b\nc'])
      }
    });
  });

  it('says that a folder goes with all in it', () => {
    const asked = whatToDelete(model(), paneWith(HERE, 'sub', 'a.txt'));
    expect(asked?.args.recursive).toBe(true);
  });

  it.each(['', '..', 'a/b'])('refuses %j, which is no name', name => {
    const listed = shown('/data/', { [name]: { type: 'dir' }, 'a.txt': {} });
    const all = { ...listed, selection: listed.selection.all() };
    expect(() => whatToDelete(model(), paneWith(all))).toThrow('is no name');
  });

  it('is nothing where nothing is selected, or all of it goes already', () => {
    const { changes } = model();
    expect(whatToDelete({ changes }, paneWith(HERE))).toBeNull();
    const pane = paneWith(HERE, 'a.txt');
    changes.begin(whatToDelete({ changes }, pane)!.change);
    expect(whatToDelete({ changes }, pane)).toBeNull();
    const more = whatToDelete({ changes }, paneWith(HERE, 'a.txt', 'sub'));
    expect(more?.args.paths).toEqual(['/data/sub']);
  });
});

describe('ended', () => {
  const tasks = (status: string) =>
    ({ tasks: [{ task_id: '1', status }] }) as unknown as TaskSnapshot;
  const ADA = { status: 'signed-in', identity: {} } as SessionState;

  it.each(['SUCCEEDED', 'FAILED'])('waits until the task is %s', async to => {
    const model = {
      tasks: new Store<TaskSnapshot | null>(null),
      session: new Store<SessionState | null>(ADA)
    };
    let over = false;
    const waiting = ended(model, '1').then(() => (over = true));
    model.tasks.set(tasks('ACTIVE'));
    await Promise.resolve();
    expect(over).toBe(false);
    model.tasks.set(tasks(to));
    await waiting;
    expect(await ended(model, '1')).toBe(true);
  });

  it('waits no more for a task that is not watched', async () => {
    const model = {
      tasks: new Store<TaskSnapshot | null>(null),
      session: new Store<SessionState | null>(ADA)
    };
    let over = false;
    const waiting = ended(model, '1');
    void waiting.then(() => (over = true));
    const without = { tasks: [], seenAt: 1 } as unknown as TaskSnapshot;
    model.tasks.set(without);
    // The same look at the tasks, told of again.
    model.tasks.set({ ...without });
    await Promise.resolve();
    expect(over).toBe(false);
    model.tasks.set({ ...without, seenAt: 2 });
    expect(await waiting).toBe(false);
  });

  it('waits no more for somebody who signs out', async () => {
    const model = {
      tasks: new Store<TaskSnapshot | null>(tasks('ACTIVE')),
      session: new Store<SessionState | null>(ADA)
    };
    const waiting = ended(model, '1');
    model.session.set({ status: 'signed-out', because: 'ended' });
    await waiting;
  });
});
