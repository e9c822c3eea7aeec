import { CrowdStorage } from '../crowds.js';
import { MemoryStorage } from '../memory.js';

const CROWD = ['tutorial-1', 'share', 'crowds', '100000'];

let storage: CrowdStorage;

beforeEach(async () => {
  storage = new CrowdStorage(new MemoryStorage());
  await storage.makeDirectory(['tutorial-1', 'share', 'godata']);
});

describe('CrowdStorage', () => {
  it('has as many entries as the name of the folder says', async () => {
    const entries = await storage.list(CROWD, 100_000);
    expect(new Set(entries.map(e => e.name)).size).toBe(100_000);
    expect(entries[41]).toMatchObject({ name: 'file 42.txt', type: 'file' });
    expect(entries[99]).toMatchObject({ name: 'folder 100', type: 'dir' });
    await expect(storage.list(CROWD, 99_999)).rejects.toMatchObject({
      code: 'TOO_MANY'
    });
  });

  it('reads files as long as they were listed', async () => {
    const where = [...CROWD, 'file 42.txt'];
    let size = 0;
    for await (const chunk of storage.read(where, 1024)) {
      size += chunk.length;
    }
    expect(size).toBe((await storage.stat(where)).size);
    expect(await storage.list([...CROWD, 'folder 100'], 10)).toEqual([]);
    expect((await storage.look(CROWD)).type).toBe('dir');
  });

  it.each([
    [...CROWD, 'file 100.txt'],
    [...CROWD, 'file 0042.txt'],
    [...CROWD, 'file 100001.txt'],
    [...CROWD, 'other'],
    [...CROWD, 'folder 100', 'x'],
    ['tutorial-1', 'share', 'crowds', '1000001'],
    ['tutorial-2', 'share', 'crowds', '10']
  ])('has nothing else: %s %s %s %s %s', async (...where) => {
    await expect(storage.stat(where)).rejects.toMatchObject({
      code: 'NOT_FOUND'
    });
  });

  it('lets nobody change a crowd', async () => {
    const denied = { code: 'PERMISSION_DENIED' };
    const where = [...CROWD, 'file 1.txt'];
    const here = ['tutorial-1', 'share', 'x'];
    await expect(storage.write(where)).rejects.toMatchObject(denied);
    await expect(storage.remove(where)).rejects.toMatchObject(denied);
    await expect(storage.rename(where, here)).rejects.toMatchObject(denied);
    await expect(storage.createDirectory(CROWD)).rejects.toMatchObject(denied);
    await expect(storage.makeDirectory(CROWD)).rejects.toMatchObject(denied);
  });

  it('leaves everything else to the storage below', async () => {
    await storage.createDirectory(['tutorial-1', 'share', 'x']);
    await storage.rename(
      ['tutorial-1', 'share', 'x'],
      ['tutorial-1', 'share', 'y']
    );
    const names = (await storage.list(['tutorial-1', 'share'], 10)).map(
      e => e.name
    );
    expect(names).toEqual(['godata', 'y']);
    await storage.clear();
    expect(await storage.isEmpty()).toBe(true);
  });
});
