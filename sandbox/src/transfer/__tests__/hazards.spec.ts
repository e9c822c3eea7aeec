import type { NamedFault } from '../../namedFaults.js';
import { StorageError } from '../../storage/storage.js';
import { taskDocument } from '../taskDocument.js';
import type { Task } from '../task.js';
import { Bench, ONE, TWO } from './bench.js';

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.make();
  await bench.put('tutorial-1', 'x', 'hello');
});

afterEach(() => bench.tasks.clear());

function send(options: object = {}): Task {
  return bench.send({ '/~/x': '/~/x' }, options);
}

/** A retry comes after some seconds. */
async function mended(task: Task): Promise<Task> {
  bench.clock.advance(6);
  return bench.done(task);
}

const STUCK: [NamedFault, string][] = [
  [{ name: 'offline', collection: TWO }, 'CONNECT_FAILED'],
  [{ name: 'connect-failed', collection: ONE }, 'CONNECT_FAILED'],
  [{ name: 'permission-denied', path: '/~/x' }, 'PERMISSION_DENIED'],
  [{ name: 'permission-denied', path: '/home/ada' }, 'PERMISSION_DENIED'],
  [{ name: 'disk-full', collection: TWO }, 'QUOTA_EXCEEDED'],
  [{ name: 'file-vanishes', path: '/~/x' }, 'FILE_NOT_FOUND'],
  [{ name: 'file-changes' }, 'FILE_SIZE_CHANGED'],
  [{ name: 'checksum-mismatch' }, 'VERIFY_CHECKSUM'],
  [{ name: 'goes-offline', collection: ONE }, 'CONNECT_FAILED']
];

describe('trouble', () => {
  it.each(STUCK)(
    'of %j is a fault, until it is lifted',
    async (fault, code) => {
      bench.world.faults.add(fault);
      const task = await bench.faulted(send({ verify_checksum: true }));
      expect(taskDocument(task)).toMatchObject({
        status: 'ACTIVE',
        is_ok: false,
        nice_status: code,
        nice_status_details: null,
        subtasks_retrying: 1
      });
      expect(task.events.all.at(-1)).toMatchObject({ code, isError: true });
      bench.world.faults.lift(fault.name);
      expect((await mended(task)).status).toBe('SUCCEEDED');
      expect(await bench.text('tutorial-2', 'x')).toBe('hello');
    }
  );

  it('of a full disk ends the task that asked for that', async () => {
    bench.world.faults.add({ name: 'disk-full' });
    const task = await bench.done(send({ fail_on_quota_errors: true }));
    expect(task.fatal?.code).toBe('QUOTA_EXCEEDED');
  });

  it('leaves nothing under the final name', async () => {
    bench.world.faults.add({ name: 'goes-offline', collection: TWO });
    const task = await bench.faulted(send());
    expect(task.bytesTransferred).toBeGreaterThan(0);
    expect(await bench.names('tutorial-2')).toEqual(['README.txt']);
  });

  it('unchecked goes by unseen', async () => {
    bench.world.faults.add({ name: 'checksum-mismatch', times: 1 });
    expect((await bench.done(send())).status).toBe('SUCCEEDED');
    expect(await bench.text('tutorial-2', 'x')).not.toBe('hello');
  });

  it('of a stall lasts until it is lifted or the deadline has come', async () => {
    bench.world.faults.add({ name: 'stalls' });
    const task = await bench.until(send(), t => t.bytesTransferred > 0);
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(taskDocument(task)).toMatchObject({ status: 'ACTIVE', is_ok: true });
    bench.clock.advance(73 * 3600);
    expect((await bench.done(task)).fatal?.code).toBe('EXPIRED');
  });

  it('can end a task that is stalled', async () => {
    bench.world.faults.add({ name: 'stalls' });
    const task = await bench.until(send(), t => t.bytesTransferred > 0);
    bench.world.faults.add({ name: 'fails', task: task.id });
    expect((await bench.done(task)).fatal?.code).toBe('ENDPOINT_ERROR');
    expect(await bench.names('tutorial-2')).toEqual(['README.txt']);
  });

  it('at the destination closes the file at the source', async () => {
    let closed = false;
    bench.storage.read = async function* () {
      try {
        yield new Uint8Array(5);
      } finally {
        closed = true;
      }
    };
    bench.storage.write = async () => ({
      write: () => Promise.reject(new StorageError('NO_SPACE', 'full')),
      commit: () => Promise.resolve(),
      abort: () => Promise.resolve()
    });
    await bench.faulted(send());
    expect(closed).toBe(true);
  });

  it('can end a task at once', async () => {
    bench.world.faults.add({ name: 'fails', times: 1 });
    expect((await bench.done(send())).status).toBe('FAILED');
    expect((await bench.done(send())).status).toBe('SUCCEEDED');
  });

  it('is tried again until the deadline', async () => {
    bench.world.faults.add({ name: 'offline', collection: TWO });
    const task = await bench.faulted(send());
    bench.clock.advance(6);
    await bench.until(task, t => t.faults > 1);
    bench.clock.advance(25 * 3600);
    expect((await bench.done(task)).subtasks).toMatchObject({ expired: 1 });
  });
});

describe('a task that waits', () => {
  const inactive = (task: Task): boolean => task.status === 'INACTIVE';
  const newest = (task: Task): string => task.events.all.at(-1)!.details;

  it('is paused by the administrator until they let it go on', async () => {
    bench.world.faults.add({ name: 'paused', collection: TWO });
    const task = await bench.until(send(), inactive);
    expect(taskDocument(task)).toMatchObject({
      is_paused: true,
      is_ok: false,
      nice_status: 'PAUSED_BY_ADMIN',
      nice_status_expires_in: -1
    });
    bench.world.faults.lift('paused');
    expect((await mended(task)).status).toBe('SUCCEEDED');
    const codes = task.events.all.map(e => e.code);
    expect(codes).toEqual(['STARTED', 'PAUSED', 'UNPAUSED', 'SUCCEEDED']);
  });

  it('waits for a consent that was taken back', async () => {
    bench.world.grants.consents.withdrawData();
    const task = await bench.until(send(), inactive);
    expect(taskDocument(task)).toMatchObject({
      is_paused: false,
      nice_status: 'AUTH',
      nice_status_expires_in: 0
    });
    expect(newest(task)).toContain('Missing required data_access consent');
    expect(newest(task)).toContain(`${ONE}/data_access`);
    bench.consent();
    expect((await mended(task)).status).toBe('SUCCEEDED');
  });

  it('waits for its user where a credential has expired', async () => {
    bench.world.faults.add({ name: 'credential-expired' });
    const task = await bench.until(send(), inactive);
    expect(taskDocument(task)).toMatchObject({ nice_status: 'NO_CREDENTIALS' });
    const { client, identity } = bench.ada;
    bench.clock.advance(1);
    expect(task.status).toBe('INACTIVE');
    bench.world.grants.issue(client, identity, [], false);
    expect((await mended(task)).status).toBe('SUCCEEDED');
  });

  it('waits in the middle of a file too, and stalled', async () => {
    const { faults, grants } = bench.world;
    faults.add({ name: 'stalls' });
    const task = await bench.until(send(), t => t.bytesTransferred > 0);
    faults.add({ name: 'paused', collection: ONE });
    await bench.until(task, t => t.isPaused);
    faults.add({ name: 'credential-expired', task: task.id });
    faults.lift('paused');
    await bench.until(task, t => t.trouble?.code === 'NO_CREDENTIALS');
    expect(taskDocument(task)).toMatchObject({
      status: 'INACTIVE',
      is_paused: false
    });
    bench.clock.advance(1);
    grants.issue(bench.ada.client, bench.ada.identity, [], false);
    await bench.until(task, t => t.status === 'ACTIVE');
    expect(await bench.names('tutorial-2')).toEqual(['README.txt']);
    faults.lift('stalls');
    expect((await bench.done(task)).status).toBe('SUCCEEDED');
  });

  it('can be cancelled, and expires', async () => {
    bench.world.faults.add({ name: 'paused' });
    const [one, two] = [send(), bench.erase(['/~/x'])];
    await bench.until(one, inactive);
    await bench.until(two, inactive);
    one.cancel();
    bench.clock.advance(91 * 24 * 3600);
    expect((await bench.done(one)).fatal?.code).toBe('CANCELED');
    expect((await bench.done(two)).fatal?.code).toBe('EXPIRED');
    expect(await bench.text('tutorial-1', 'x')).toBe('hello');
  });
});
