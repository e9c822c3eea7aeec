import type { TaskDocument } from '../../globus/types';
import { commonFolder, sentTask, SentTasks } from '../sent';
import type { SentDocument } from '../taskTypes';
import type { WatchedTask } from '../troubles';

const task = (id: string) => ({ task_id: id }) as TaskDocument;
const sending = (...paths: [string, string][]): SentDocument => ({
  transfer: {
    source_endpoint: 'a',
    destination_endpoint: 'b',
    verify_checksum: true,
    DATA: paths.map(([source_path, destination_path]) => ({
      DATA_TYPE: 'transfer_item',
      source_path,
      destination_path
    }))
  }
});

const SENT = sentTask(sending(['/a', '/b']));

describe('SentTasks', () => {
  it('knows what was sent from where to where', () => {
    const sent = new SentTasks();
    sent.add('t', sentTask(sending(['/a/x', '/to/x'], ['/a/y', '/to/y'])));
    sent.note('t', 100);
    expect(sent.about([task('t'), task('other')])).toEqual({
      t: {
        items: 2,
        first: '/a/x',
        from: '/a/',
        to: '/to/',
        firstTo: '/to/x',
        bytes: 100
      }
    });
  });

  it('knows what was deleted', () => {
    const sent = new SentTasks();
    const DATA = ['/a/x', '/a/b/'].map(path => ({
      DATA_TYPE: 'delete_item' as const,
      path
    }));
    sent.add('t', sentTask({ delete: { endpoint: 'a', DATA } }));
    expect(sent.about([task('t')])).toEqual({
      t: {
        items: 2,
        first: '/a/x',
        from: '/a/',
        to: '',
        firstTo: '',
        bytes: null
      }
    });
  });

  it('tells each end once', () => {
    const sent = new SentTasks();
    sent.add('t', SENT);
    expect(sent.areOpen).toBe(true);
    const tell = jest.fn(async () => true);
    sent.close([task('other'), task('t')], tell);
    expect(tell.mock.calls).toEqual([
      ['end', task('t'), expect.objectContaining({ first: '/a' })]
    ]);
    expect(sent.areOpen).toBe(false);
    // The same submission answered again is not another task.
    sent.add('t', SENT);
    sent.close([task('t')], tell);
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it('tells an end later where nobody was there to hear', async () => {
    const sent = new SentTasks();
    sent.add('t', SENT);
    sent.close([task('t')], async () => false);
    await Promise.resolve();
    await Promise.resolve();
    expect(sent.areOpen).toBe(true);
    const tell = jest.fn(async () => true);
    sent.close([task('t')], tell);
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it('tells once that a task is stuck, and once that it waits for someone', async () => {
    const sent = new SentTasks();
    sent.add('t', SENT);
    const is = (more: object) => [{ ...task('t'), ...more } as WatchedTask];
    const stuck = (faults: number) =>
      is({ status: 'ACTIVE', nice_status: 'TIMEOUT', faults });
    const told: string[] = [];
    let isHeard = false;
    const tell = async (what: string) => {
      told.push(what);
      return isHeard;
    };
    sent.alert(is({ status: 'ACTIVE', nice_status: 'OK', faults: 3 }), tell);
    // It may get over one fault.
    sent.alert(stuck(1), tell);
    expect(told).toEqual([]);
    sent.alert(stuck(2), tell);
    await new Promise(setImmediate);
    isHeard = true;
    sent.alert(stuck(3), tell);
    sent.alert(stuck(4), tell);
    expect(told).toEqual(['stuck', 'stuck']);
    sent.alert(is({ status: 'INACTIVE', faults: 0 }), tell);
    expect(told).toEqual(['stuck', 'stuck', 'waits']);
    sent.alert([{ ...stuck(9)[0]!, task_id: 'another' }], tell);
    expect(told).toHaveLength(3);
  });

  it('forgets the oldest, and everything with the session', () => {
    const sent = new SentTasks();
    for (let n = 0; n <= 500; n++) {
      sent.add(`${n}`, SENT);
    }
    const known = sent.about([task('0'), task('1'), task('500')]);
    expect(Object.keys(known)).toEqual(['1', '500']);
    sent.clear();
    expect(sent.about([task('500')])).toEqual({});
    expect(sent.areOpen).toBe(false);
  });
});

describe('commonFolder', () => {
  it.each([
    [['/a/b/c.txt'], '/a/b/'],
    [['/a/b/c', '/a/d/e'], '/a/'],
    [['/a/b/', '/a/bc'], '/a/'],
    [['/x', '/y/z'], '/'],
    [['~/x', '/y'], ''],
    [[], '']
  ])('of %j is %j', (paths, folder) => {
    expect(commonFolder(paths)).toBe(folder);
  });
});
