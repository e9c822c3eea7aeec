import { COLLECTIONS } from '../../collections.js';
import { IDENTITIES } from '../../identities.js';
import type { Task } from '../task.js';
import { taskDocument } from '../taskDocument.js';
import { Bench } from './bench.js';

const [ADA] = IDENTITIES;
const PERSONAL = COLLECTIONS.find(c => c.role === 'personal')!.id;

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.make();
});

afterEach(() => bench.tasks.clear());

function nice(task: Task): unknown {
  return taskDocument(task).nice_status;
}

/** A task that goes on after an error, behind three that take all turns. */
async function threeBefore(): Promise<{ late: Task; sends: Task[] }> {
  const late = await bench.faulted(bench.send({ '/~/nowhere': '/~/x' }));
  bench.world.faults.add({ name: 'stalls' });
  const sends = [1, 2, 3].map(n =>
    bench.send({ '/~/weather-2025.csv': `/~/${n}` })
  );
  await bench.until(sends[2]!, t => t.bytesTransferred > 0);
  bench.clock.advance(6);
  await bench.until(late, t => t.isQueued);
  return { late, sends };
}

describe('turns', () => {
  it.each([
    { name: 'permission-denied', path: '/~/1' },
    { name: 'paused', collection: PERSONAL }
  ] as const)(
    'gives the turn of those that wait for the end of %j to others',
    async fault => {
      bench.world.faults.add(fault);
      const options = { destination_endpoint: PERSONAL };
      const stuck = [1, 2, 3].map(n =>
        bench.send({ '/~/.profile': `/~/1/${n}` }, options)
      );
      const fine = bench.send({ '/~/.profile': '/~/2' });
      expect((await bench.done(fine)).status).toBe('SUCCEEDED');
      bench.world.faults.lift(fault.name);
      bench.clock.advance(6);
      for (const task of stuck) {
        expect((await bench.done(task)).status).toBe('SUCCEEDED');
      }
    }
  );

  it('lets a task that goes on wait for its turn, with its error for a while', async () => {
    const { late, sends } = await threeBefore();
    expect(nice(late)).toBe('FILE_NOT_FOUND');
    bench.clock.advance(15 * 60);
    expect(taskDocument(late)).toMatchObject({
      status: 'ACTIVE',
      is_ok: true,
      nice_status: 'Queued'
    });
    sends[0]!.cancel();
    await bench.until(late, t => t.faults > 1);
  });

  it('ends a task that waits for its turn again', async () => {
    const { late } = await threeBefore();
    late.setDeadline(bench.clock.now() + 1000);
    bench.clock.advance(2);
    expect(bench.tasks.get(ADA!, late.id)!.fatal?.code).toBe('EXPIRED');
  });
});
