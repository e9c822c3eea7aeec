import { Bench, ONE } from './bench.js';

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.make();
});

afterEach(() => bench.tasks.clear());

function rule(method: string, name: string, type?: string): object {
  return { DATA_TYPE: 'filter_rule', method, name, type };
}

describe('a transfer', () => {
  it('sends what its filter rules let through', async () => {
    const task = await bench.done(
      bench.send(
        { '/~/survey 2026/': '/~/s/' },
        {
          filter_rules: [
            rule('include', 'stations.csv'),
            rule('exclude', '*.csv', 'file'),
            rule('exclude', 'imagery', 'dir')
          ]
        }
      )
    );
    expect(task.status).toBe('SUCCEEDED');
    expect(await bench.names('tutorial-2', 's')).toEqual([
      'README.md',
      'north ridge',
      'south slope',
      'stations.csv'
    ]);
    expect(await bench.names('tutorial-2', 's/north ridge')).toEqual([]);
  });

  it('deletes what only the destination has, or has otherwise', async () => {
    await bench.put('tutorial-1', 'd/same.txt', 'new');
    await bench.put('tutorial-1', 'd/kept.log', 'x');
    await bench.put('tutorial-1', 'd/turns', 'a file');
    await bench.put('tutorial-2', 'd/same.txt', 'old');
    await bench.put('tutorial-2', 'd/kept.log', 'kept');
    await bench.put('tutorial-2', 'd/turns/was a folder', 'x');
    await bench.put('tutorial-2', 'd/extra/deep/er', 'x');
    const task = await bench.done(
      bench.send(
        { '/~/d/': '/~/d/' },
        {
          delete_destination_extra: true,
          filter_rules: [rule('exclude', '*.log')]
        }
      )
    );
    expect(task.status).toBe('SUCCEEDED');
    expect(await bench.names('tutorial-2', 'd')).toEqual([
      'kept.log',
      'same.txt',
      'turns'
    ]);
    expect(await bench.text('tutorial-2', 'd/kept.log')).toBe('kept');
    expect(await bench.text('tutorial-2', 'd/turns')).toBe('a file');
  });

  it('leaves alone what is extra where nothing asked for more', async () => {
    await bench.put('tutorial-1', 'd/x', 'x');
    await bench.put('tutorial-2', 'd/extra', 'x');
    await bench.done(bench.send({ '/~/d/': '/~/d/' }));
    expect(await bench.names('tutorial-2', 'd')).toEqual(['extra', 'x']);
  });

  it('tells of each file that arrived, and its checksum', async () => {
    await bench.put('tutorial-1', 'd/x', 'hello');
    const task = await bench.done(
      bench.send({ '/~/d': '/~/e/' }, { verify_checksum: true })
    );
    expect(task.history.transferred).toEqual([
      {
        sourcePath: '/~/d/x',
        destinationPath: '/~/e/x',
        size: 5,
        checksum: {
          algorithm: 'MD5',
          digest: '5d41402abc4b2a76b9719d911017c592'
        }
      }
    ]);
    expect(task.bytesChecksummed).toBe(0);
  });

  it('fails as a whole where a checksum is not the one given', async () => {
    await bench.put('tutorial-1', 'x', 'hello');
    const good = { external_checksum: '5d41402abc4b2a76b9719d911017c592' };
    const item = { destination_path: '/~/x', recursive: false };
    const fine = bench.send({ '/~/x': { ...item, ...good } });
    expect((await bench.done(fine)).status).toBe('SUCCEEDED');
    const bad = bench.send({
      '/~/x': { ...item, external_checksum: '0'.repeat(32) }
    });
    expect(await bench.done(bad)).toMatchObject({
      status: 'FAILED',
      fatal: { code: 'VERIFY_CHECKSUM' }
    });
  });

  it('passes over what it may, and says so', async () => {
    const task = await bench.done(
      bench.send(
        { '/~/nothing': '/~/n', '/private/': '/~/p/', '/~/.profile': '/~/q' },
        { skip_source_errors: true }
      )
    );
    expect(task.status).toBe('SUCCEEDED');
    // Recorded: an item that is passed over is two subtasks all the same.
    expect(task.subtasks).toMatchObject({
      total: 6,
      skippedErrors: 2,
      succeeded: 4
    });
    expect(task.history.skipped).toMatchObject([
      { code: 'FILE_NOT_FOUND', sourcePath: '/~/nothing', isDirectory: false },
      { code: 'PERMISSION_DENIED', sourcePath: '/private/' }
    ]);
  });

  it('comes to an end where a folder goes into itself', async () => {
    await bench.put('tutorial-1', 'a/b/c/x', 'x');
    const task = await bench.done(
      bench.send({ '/~/a/': '/~/a/b/c/d/' }, { destination_endpoint: ONE })
    );
    expect(task.status).toBe('SUCCEEDED');
    expect(await bench.text('tutorial-1', 'a/b/c/d/b/c/x')).toBe('x');
    expect(await bench.names('tutorial-1', 'a/b/c/d/b/c')).toEqual(['x']);
  });

  it.each([
    ['/~/survey 2026/', { recursive: false }, 'IS_A_DIRECTORY'],
    ['/~/.profile', { recursive: true }, 'NOT_A_DIRECTORY'],
    ['/~/.profile', { destination_path: '/~/d/' }, 'IS_A_DIRECTORY']
  ])('is stuck at %s %j', async (from, change, code) => {
    const task = await bench.faulted(
      bench.send({ [from]: { destination_path: '/~/x', ...change } })
    );
    expect(task.trouble?.code).toBe(code);
  });

  it('asks for accounts that its user has', async () => {
    const send = (name: string): Promise<unknown> =>
      bench.faulted(
        bench.send({ '/~/.profile': '/~/x' }, { destination_local_user: name })
      );
    expect(await send('root')).toMatchObject({ trouble: { code: 'AUTH' } });
    const task = bench.send(
      { '/~/.profile': '/~/y' },
      { source_local_user: 'ada', destination_local_user: 'ada' }
    );
    expect((await bench.done(task)).status).toBe('SUCCEEDED');
  });
});
