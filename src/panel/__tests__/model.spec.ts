import type {
  EngineApi,
  EngineListener,
  TaskDocument
} from '../../engine/contract';
import { fail } from '../../engine/contract';
import { PanelModel } from '../model';

const ADA = { sub: '1', username: 'ada@example.edu', name: null, email: null };
const IN = { status: 'signed-in', identity: ADA, keeping: 'kept' } as const;
const task = (id: string, status: string): TaskDocument =>
  ({ task_id: id, status, destination_endpoint_id: 'c' }) as TaskDocument;
const snapshot = (...tasks: TaskDocument[]) => ({
  tasks,
  sent: {},
  unanswered: [],
  failure: null,
  seenAt: 1
});

describe('PanelModel', () => {
  const announce = jest.fn();
  const engine = {
    listen: jest.fn<Promise<void>, [EngineListener]>(),
    watchTasks: jest.fn<Promise<void>, [boolean]>(),
    lookAtTasks: jest.fn<Promise<void>, []>(),
    signOut: jest.fn(),
    list: jest.fn()
  };
  let listener: EngineListener;
  let model: PanelModel;

  beforeEach(() => {
    jest.resetAllMocks();
    engine.listen.mockImplementation(given => {
      listener = given;
      return Promise.resolve();
    });
    engine.watchTasks.mockResolvedValue();
    model = new PanelModel(engine as unknown as EngineApi, announce);
  });

  it('listens to the engine once', () => {
    expect(engine.listen).toHaveBeenCalledTimes(1);
    listener.onSession(IN);
    expect(model.session.get()).toBe(IN);
  });

  it('says why the engine does not answer, and tries again', async () => {
    engine.listen.mockRejectedValueOnce(fail('refused', 'No', 'No worker.'));
    const broken = new PanelModel(engine as unknown as EngineApi, announce);
    await Promise.resolve();
    await Promise.resolve();
    expect(broken.trouble.get()?.message).toBe('No worker.');
    broken.start();
    expect(broken.trouble.get()).toBeNull();
  });

  it('knows that another account is wanted until someone is signed in', async () => {
    listener.onSession(IN);
    await model.signOut(true);
    listener.onSession({
      status: 'signed-out',
      because: 'left',
      notRevoked: []
    });
    expect(model.switching.get()).toBe(true);
    listener.onSession(IN);
    expect(model.switching.get()).toBe(false);
    await model.signOut();
    expect(model.switching.get()).toBe(false);
  });

  it('forgets what was copied when the person leaves', () => {
    listener.onSession(IN);
    model.copied.set({} as NonNullable<ReturnType<typeof model.copied.get>>);
    listener.onSession({ status: 'signed-out', because: 'ended' });
    expect(model.copied.get()).not.toBeNull();
    listener.onSession({
      status: 'signed-out',
      because: 'left',
      notRevoked: []
    });
    expect(model.copied.get()).toBeNull();
  });

  it('looks at the tasks again, and keeps what it shows meanwhile', async () => {
    model.show({}, true);
    listener.onSession(IN);
    const failure = fail('no-connection', 'NoConnection', 'Gone.').failure;
    const kept = { ...snapshot(task('1', 'ACTIVE')), failure };
    listener.onTasks(kept);
    await model.lookAgain();
    expect(model.tasks.get()).toBe(kept);
    expect(engine.lookAtTasks).toHaveBeenCalledTimes(1);
  });

  it('looks at the tasks without watching them from then on', async () => {
    await model.lookAgain();
    expect(engine.lookAtTasks).not.toHaveBeenCalled();
    listener.onSession(IN);
    await model.lookAgain();
    expect(engine.lookAtTasks).toHaveBeenCalledTimes(1);
    expect(engine.watchTasks).not.toHaveBeenCalled();
  });

  it('watches tasks while someone is signed in and a view can be seen', () => {
    const view = {};
    model.show(view, true);
    expect(engine.watchTasks).not.toHaveBeenCalled();
    listener.onSession(IN);
    expect(engine.watchTasks).toHaveBeenLastCalledWith(true);
    model.show({}, true);
    expect(engine.watchTasks).toHaveBeenCalledTimes(1);
    listener.onSession({ status: 'signed-out', because: 'ended' });
    expect(engine.watchTasks).toHaveBeenLastCalledWith(false);
  });

  it('watches tasks as long as any view can be seen', () => {
    const [panel, tab] = [{}, {}];
    listener.onSession(IN);
    model.show(panel, true);
    model.show(tab, true);
    model.show(panel, false);
    expect(engine.watchTasks.mock.calls).toEqual([[true]]);
    model.show(tab, false);
    expect(engine.watchTasks.mock.calls).toEqual([[true], [false]]);
  });

  it('has both panes ask again once a consent is given', () => {
    const asked = Object.values(model.panes).map(pane =>
      jest.spyOn(pane, 'askAgain')
    );
    listener.onSession(IN);
    asked.forEach(ask => expect(ask).not.toHaveBeenCalled());
    listener.onSession(IN);
    asked.forEach(ask => expect(ask).toHaveBeenCalledTimes(1));
  });

  it('tells of an end that it is told of, and asks for the folder again', () => {
    const asked = jest.spyOn(model.folders, 'invalidate');
    const sent = {
      items: 1,
      first: '/a',
      from: '/',
      to: '/',
      firstTo: '',
      bytes: null
    };
    listener.onSession(IN);
    void listener.onEnd(task('t', 'SUCCEEDED'), sent, false);
    expect(announce.mock.calls).toEqual([
      [task('t', 'SUCCEEDED'), sent, false]
    ]);
    expect(asked).toHaveBeenCalledTimes(1);
    // The snapshot has brought it already.
    listener.onTasks(snapshot());
    listener.onTasks(snapshot(task('u', 'SUCCEEDED')));
    void listener.onEnd(task('u', 'SUCCEEDED'), sent, false);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('asks again for the folders that a task has filled', () => {
    const asked = jest.spyOn(model.folders, 'invalidate');
    listener.onSession(IN);
    listener.onTasks(snapshot(task('t', 'ACTIVE'), task('old', 'SUCCEEDED')));
    expect(asked).not.toHaveBeenCalled();
    listener.onTasks(snapshot(task('t', 'SUCCEEDED'), task('old', 'FAILED')));
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked).toHaveBeenCalledWith('c');
    // One that came and went between two looks.
    listener.onTasks(snapshot(task('t', 'SUCCEEDED'), task('v', 'SUCCEEDED')));
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('asks again for the folders that a task has emptied', () => {
    const asked = jest.spyOn(model.folders, 'invalidate');
    const remove = (status: TaskDocument['status']): TaskDocument => ({
      ...task('t', status),
      destination_endpoint_id: null,
      source_endpoint_id: 's'
    });
    listener.onSession(IN);
    listener.onTasks(snapshot(remove('ACTIVE')));
    listener.onTasks(snapshot(remove('SUCCEEDED')));
    expect(asked).toHaveBeenCalledWith('s');
  });

  it('asks again for the folders of a collection that something changed', () => {
    const asked = jest.spyOn(model.folders, 'invalidate');
    listener.onSession(IN);
    listener.onChange('C');
    expect(asked).toHaveBeenCalledWith('c');
  });

  it('forgets the places of who left, but not of who was cut off', () => {
    const close = jest.spyOn(model.panes.first, 'close');
    listener.onSession({ status: 'signed-out', because: 'ended' });
    expect(close).not.toHaveBeenCalled();
    listener.onSession({
      status: 'signed-out',
      because: 'left',
      notRevoked: null
    });
    expect(close).toHaveBeenCalled();
  });
});
