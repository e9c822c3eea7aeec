import { Clock } from '../../clock.js';
import { COLLECTIONS } from '../../collections.js';
import { IDENTITIES, NATIVE_CLIENT } from '../../identities.js';
import { Task } from '../task.js';
import { taskDocument } from '../taskDocument.js';

const owner = { client: NATIVE_CLIENT, identity: IDENTITIES[0]! };
let clock: Clock;

beforeEach(() => {
  clock = new Clock(() => Date.UTC(2026, 0, 1));
});

function make(deadline: number | null = null): Task {
  return new Task(clock, owner, {
    type: 'TRANSFER',
    submissionId: 'id',
    source: COLLECTIONS[0]!,
    destination: COLLECTIONS[1]!,
    label: null,
    syncLevel: null,
    verifyChecksum: true,
    preserveTimestamp: false,
    encryptData: false,
    skipSourceErrors: false,
    failOnQuotaErrors: false,
    deleteDestinationExtra: false,
    filterRules: [],
    sourceLocalUser: undefined,
    destinationLocalUser: undefined,
    deadline,
    items: [
      {
        sourcePath: '/a',
        destinationPath: '/b',
        recursive: undefined,
        checksum: { algorithm: 'MD5', expected: undefined }
      }
    ]
  });
}

describe('Task', () => {
  it('is queued, then OK, then nothing nice at all', () => {
    const task = make();
    expect(taskDocument(task)).toMatchObject({ nice_status: 'Queued' });
    task.start();
    expect(taskDocument(task)).toMatchObject({
      nice_status: 'OK',
      is_ok: true
    });
    task.succeed();
    expect(taskDocument(task)).toMatchObject({
      status: 'SUCCEEDED',
      nice_status: null,
      is_ok: null,
      completion_time: '2026-01-01T00:00:00+00:00'
    });
  });

  it('moves its deadline with progress, unless one was set', () => {
    const [free, set] = [make(), make(clock.now() + 7_200_000)];
    clock.advance(3600);
    free.progress(1);
    set.progress(1);
    expect(taskDocument(free)).toMatchObject({
      deadline: '2026-01-04T01:00:00+00:00'
    });
    expect(taskDocument(set)).toMatchObject({
      deadline: '2026-01-01T02:00:00+00:00'
    });
    clock.advance(3600);
    set.expireIfDue();
    free.expireIfDue();
    expect([free.status, set.status]).toEqual(['ACTIVE', 'FAILED']);
  });

  it('has no end in the queue, unless a deadline was set', () => {
    const [free, set] = [make(), make(clock.now() + 7_200_000)];
    clock.advance(48 * 3600);
    free.wait();
    set.wait();
    expect([free.status, set.status]).toEqual(['ACTIVE', 'FAILED']);
    expect(taskDocument(free)).toMatchObject({
      deadline: '2026-01-04T00:00:00+00:00'
    });
  });

  it('has 90 days while it is paused, and a day then', () => {
    const task = make(clock.now() + 7_200_000);
    task.start();
    task.suspend({ code: 'PAUSED_BY_ADMIN', details: '', isPause: true });
    expect(taskDocument(task)).toMatchObject({
      deadline: '2026-04-01T00:00:00+00:00'
    });
    clock.advance(3600);
    task.resume();
    expect(taskDocument(task)).toMatchObject({
      deadline: '2026-01-02T01:00:00+00:00'
    });
  });

  it('stays cancelled, whatever its transfer still reports', () => {
    const task = make();
    task.start();
    task.cancel();
    const before = taskDocument(task);
    task.progress(100);
    task.expireIfDue();
    expect(taskDocument(task)).toEqual(before);
    expect(before).toMatchObject({
      status: 'FAILED',
      subtasks_canceled: 1,
      fatal_error: { code: 'CANCELED', description: 'canceled' }
    });
  });

  it('tells its trouble until it is over', () => {
    const task = make();
    task.start();
    task.fault({ code: 'FILE_NOT_FOUND', details: 'x' });
    expect(taskDocument(task)).toMatchObject({
      faults: 1,
      is_ok: false,
      nice_status: 'FILE_NOT_FOUND',
      nice_status_short_description: 'file not found'
    });
    task.recover();
    expect(taskDocument(task)).toMatchObject({ faults: 1, nice_status: 'OK' });
  });
});
