import { Bench } from './bench.js';

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.make();
});

afterEach(() => bench.tasks.clear());

describe('a delete', () => {
  it('removes files, and folders where it is recursive', async () => {
    const task = await bench.done(
      bench.erase(['/~/weather-2025.csv', '/~/survey 2026/'], {
        recursive: true
      })
    );
    expect(task).toMatchObject({
      status: 'SUCCEEDED',
      files: 12,
      directories: 5
    });
    expect(task.subtasks).toMatchObject({ total: 2, succeeded: 2 });
    expect(await bench.names('tutorial-1')).toEqual(['.profile']);
  });

  it.each([
    ['/~/survey 2026', 'IS_A_DIRECTORY'],
    ['/~/nothing', 'FILE_NOT_FOUND']
  ])('fails at once: %s with %s', async (path, code) => {
    const task = await bench.done(bench.erase([path]));
    expect(task).toMatchObject({
      status: 'FAILED',
      faults: 1,
      fatal: { code }
    });
    expect(task.subtasks.failed).toBe(1);
  });

  it('keeps its deadline, whatever is done', async () => {
    const task = bench.erase(['/~/weather-2025.csv', '/private/closed.txt']);
    const { deadline } = task;
    bench.clock.advance(60);
    await bench.until(task, t => t.faults > 0 && t.subtasks.succeeded > 0);
    expect(task.deadline).toBe(deadline);
  });

  it('ignores what is missing where it is told to', async () => {
    const task = await bench.done(
      bench.erase(['/~/nothing'], { ignore_missing: true })
    );
    expect(task).toMatchObject({ status: 'SUCCEEDED', files: 1, faults: 0 });
  });

  it.each(['/private/closed.txt', '/', '/../tutorial-2'])(
    'is stuck at what is closed: %s',
    async path => {
      const task = await bench.faulted(
        bench.erase([path], { recursive: true })
      );
      expect(task.trouble?.code).toBe('PERMISSION_DENIED');
      expect(task.status).toBe('ACTIVE');
    }
  );

  it('expands patterns in the last name only where it is told to', async () => {
    for (const name of ['a1', 'a2', 'a*', '.a3']) {
      await bench.put('tutorial-1', `globs/${name}`, '');
    }
    await bench.done(bench.erase(['/~/globs/a*']));
    expect(await bench.names('tutorial-1', 'globs')).toEqual([
      '.a3',
      'a1',
      'a2'
    ]);
    const globs = { interpret_globs: true };
    const task = await bench.done(bench.erase(['/~/globs/*'], globs));
    expect(task.files).toBe(2);
    expect(await bench.names('tutorial-1', 'globs')).toEqual(['.a3']);
    const none = await bench.done(bench.erase(['/~/globs/b*'], globs));
    expect(none.fatal?.code).toBe('FILE_NOT_FOUND');
    await bench.done(bench.erase(['/~/globs/\\.a3'], globs));
    expect(await bench.names('tutorial-1', 'globs')).toEqual([]);
  });

  it('asks for an account that its user has', async () => {
    const task = await bench.faulted(
      bench.erase(['/~/weather-2025.csv'], { local_user: 'root' })
    );
    expect(task.trouble?.code).toBe('AUTH');
  });
});
