import { COLLECTIONS } from '../../collections.js';
import { IDENTITIES } from '../../identities.js';
import type { Task } from '../task.js';
import { taskDocument } from '../taskDocument.js';
import { Bench } from './bench.js';

const [ADA, GRACE] = IDENTITIES;
const [ONE, TWO, THREE] = COLLECTIONS;

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.make();
});

afterEach(() => bench.tasks.clear());

function nice(task: Task): unknown {
  return taskDocument(task).nice_status;
}

describe('TaskStore', () => {
  it('runs three transfers and three deletes of a user at once', async () => {
    bench.world.faults.add({ name: 'stalls' });
    const sends = [1, 2, 3, 4].map(n =>
      bench.send({ '/~/weather-2025.csv': `/~/${n}` })
    );
    const erases = [1, 2, 3, 4].map(n => bench.erase([`/private/${n}`]));
    expect(erases.map(nice)).toEqual(['OK', 'OK', 'OK', 'Queued']);
    await bench.until(sends[2]!, t => t.bytesTransferred > 0);
    expect(sends.map(nice)).toEqual(['OK', 'OK', 'OK', 'Queued']);
    sends[0]!.cancel();
    await bench.until(sends[3]!, t => t.started !== null);
  });

  it('lets a task expire that never had its turn', async () => {
    bench.world.faults.add({ name: 'stalls' });
    const tasks = [1, 2, 3, 4].map(n =>
      bench.send({ '/~/.profile': `/~/${n}` }, { deadline: '2099-01-01' })
    );
    tasks[3]!.setDeadline(bench.clock.now() + 1000);
    expect(bench.tasks.get(ADA!, tasks[3]!.id)!.status).toBe('ACTIVE');
    bench.clock.advance(2);
    expect(bench.tasks.get(ADA!, tasks[3]!.id)!.fatal?.code).toBe('EXPIRED');
  });

  it('gives a task to its owner only, newest first', async () => {
    const one = bench.send({ '/~/.profile': '/~/1' });
    const two = bench.send({ '/~/.profile': '/~/2' });
    expect(bench.tasks.of(ADA!)).toEqual([two, one]);
    expect(bench.tasks.get(ADA!, one.id.toUpperCase())).toBe(one);
    expect(bench.tasks.get(GRACE!, one.id)).toBeUndefined();
    expect(() => bench.tasks.find(GRACE!, one.id)).toThrow(
      'ClientError.NotFound'
    );
    const { submissionId } = one.request;
    expect(bench.tasks.submitted(ADA!, submissionId)).toBe(one);
    expect(bench.tasks.submitted(GRACE!, submissionId)).toBeUndefined();
  });

  it('finds what is the same only until it is done', async () => {
    const task = bench.send({ '/~/.profile': '/~/1' });
    expect(bench.tasks.sameUnfinished(ADA!, task.request)).toBe(task);
    expect(bench.tasks.sameUnfinished(GRACE!, task.request)).toBeUndefined();
    await bench.done(task);
    expect(bench.tasks.sameUnfinished(ADA!, task.request)).toBeUndefined();
  });

  it('knows what is in use, and was', async () => {
    const task = bench.send({ '/~/.profile': '/~/1' });
    expect([ONE, TWO, THREE].map(c => bench.tasks.usesNow(ADA!, c!))).toEqual([
      true,
      true,
      false
    ]);
    await bench.done(task);
    expect(bench.tasks.usesNow(ADA!, ONE!)).toBe(false);
    expect(bench.tasks.hasUsed(ADA!, ONE!)).toBe(true);
    expect(bench.tasks.hasUsed(GRACE!, ONE!)).toBe(false);
  });

  it('forgets the history of tasks long done, not the tasks', async () => {
    const tasks: Task[] = [];
    for (let number = 0; number < 203; number++) {
      tasks.push(await bench.done(bench.send({ '/~/.profile': '/~/x' })));
    }
    await bench.until(tasks[2]!, t => t.history.isDeleted);
    expect(taskDocument(tasks[2]!)).toMatchObject({
      history_deleted: true,
      files_transferred: 1
    });
    expect(tasks[2]!.events.all).toEqual([]);
    expect(tasks[3]!.history.transferred).toHaveLength(1);
    expect(bench.tasks.of(ADA!)).toHaveLength(203);
  });

  it('says so where something is wrong with the sandbox itself', async () => {
    bench.storage.stat = () => Promise.reject(new Error('broken'));
    const task = await bench.done(bench.send({ '/~/.profile': '/~/x' }));
    expect(task.fatal?.code).toBe('INTERNAL_ERROR');
    expect(bench.lines).toEqual([expect.stringContaining('broken')]);
  });
});
